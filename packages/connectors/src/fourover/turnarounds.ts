import type {
  ColorSpecId,
  RunSizeId,
  Turnaround,
  TurnaroundId,
  TurnaroundRow,
} from "@overprint/core/catalogue";
import type { Option, ProductOptionGroup } from "@overprint/fourover";
import { groupKind } from "@overprint/fourover/reference";
import type { BasePrices } from "./base-prices.ts";
import type { Oddities } from "./oddities.ts";
import { readTradeAmount, usd } from "./trade-amount.ts";

/**
 * Reads the turnaround group: the same option once per (turnaround x run size x color spec) that is offered. Some
 * products have no such group. A row without a base price cannot be priced and is left out.
 *
 * @source PDF pp. 76-78; an empty price list means no surcharge
 */
export function readTurnarounds(
  groups: readonly ProductOptionGroup[],
  base: BasePrices,
  oddities: Oddities,
): { readonly turnarounds: readonly Turnaround[]; readonly rows: readonly TurnaroundRow[] } {
  const options = groups
    .filter(
      (group) => groupKind(group.product_option_group_uuid, group.product_option_group_name) === "turnaround",
    )
    .flatMap((group) => group.options);
  if (options.length === 0)
    oddities.note(
      "no-turnaround",
      "The product has no turnaround group: it is sold without a choice of turnaround.",
    );
  const priced = new Set(base.rows.map((row) => `${row.runSizeId} ${row.colorSpecId}`));
  const turnarounds = new Map<string, Turnaround>();
  const rows = new Map<string, TurnaroundRow>();
  for (const option of options) {
    const row = readRow(option, priced, oddities);
    if (!row) continue;
    const key = `${row.turnaroundId} ${row.runSizeId} ${row.colorSpecId}`;
    if (rows.has(key)) {
      oddities.note(
        "turnaround-twice",
        `A turnaround row comes twice (${option.option_description}); the first one counts.`,
      );
      continue;
    }
    rows.set(key, row);
    if (!turnarounds.has(option.option_uuid)) turnarounds.set(option.option_uuid, readTurnaround(option));
  }
  return { turnarounds: [...turnarounds.values()], rows: [...rows.values()] };
}

function readRow(option: Option, priced: ReadonlySet<string>, oddities: Oddities): TurnaroundRow | null {
  const [price] = option.option_prices_list;
  const runSizeId = option.runsize_uuid ?? price?.runsize_uuid;
  const colorSpecId = option.colorspec_uuid ?? price?.colorspec_uuid;
  const label = `${option.option_description || option.option_name}, ${option.runsize ?? "?"} pieces ${option.colorspec ?? "?"}`;
  const cents = readTradeAmount(price?.price);
  if (!runSizeId || !colorSpecId) {
    oddities.note(
      "turnaround-for-nothing",
      `Turnaround "${label}" names no run size or color spec and is left out.`,
    );
    return null;
  }
  if (!priced.has(`${runSizeId} ${colorSpecId}`)) {
    oddities.note("turnaround-without-base", `Turnaround "${label}" has no base price and is left out.`);
    return null;
  }
  if (cents === null) {
    oddities.note(
      "turnaround-price",
      `Turnaround "${label}" is left out: "${price?.price}" is not an amount.`,
    );
    return null;
  }
  return {
    turnaroundId: option.option_uuid as TurnaroundId,
    runSizeId: runSizeId as RunSizeId,
    colorSpecId: colorSpecId as ColorSpecId,
    price: usd(cents),
  };
}

const readTurnaround = (option: Option): Turnaround => ({
  id: option.option_uuid as TurnaroundId,
  code: option.option_name,
  label: option.option_description || option.option_name,
});

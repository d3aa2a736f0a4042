import type { BasePriceRow, ColorSpec, ColorSpecId, RunSize, RunSizeId } from "@overprint/core/catalogue";
import { type BasePrice, readCents } from "@overprint/fourover";
import type { Oddities } from "./oddities.ts";
import { usd } from "./trade-amount.ts";

export type BasePrices = {
  readonly runSizes: readonly RunSize[];
  readonly colorSpecs: readonly ColorSpec[];
  readonly rows: readonly BasePriceRow[];
};

/**
 * Reads the base prices of a product. Run sizes and color specs come from here and not from the option groups, which
 * list more than is sold.
 *
 * @source "Base prices" page 96; the groups over-state (feed sample: color 5/0 has no row)
 */
export function readBasePrices(prices: readonly BasePrice[], oddities: Oddities): BasePrices {
  const runSizes = new Map<string, RunSize>();
  const colorSpecs = new Map<string, ColorSpec>();
  const rows = new Map<string, BasePriceRow>();
  for (const price of prices) {
    const cents = readCents(price.product_baseprice);
    const pieces = readPieces(price.runsize);
    const label = `${price.runsize} pieces ${price.colorspec}`;
    if (cents === null || pieces === null) {
      const wrong = cents === null ? `"${price.product_baseprice}" is not an amount` : "no run size";
      oddities.note("base-price", `The base price of ${label} is left out: ${wrong}.`);
      continue;
    }
    const key = `${price.runsize_uuid} ${price.colorspec_uuid}`;
    const known = rows.get(key);
    if (known && known.price.minor !== cents)
      oddities.note("two-base-prices", `Two base prices for ${label}; the higher one counts.`);
    if (known && known.price.minor >= cents) continue;
    runSizes.set(price.runsize_uuid, { id: price.runsize_uuid as RunSizeId, pieces });
    colorSpecs.set(price.colorspec_uuid, { id: price.colorspec_uuid as ColorSpecId, name: price.colorspec });
    rows.set(key, {
      runSizeId: price.runsize_uuid as RunSizeId,
      colorSpecId: price.colorspec_uuid as ColorSpecId,
      price: usd(cents),
      canGroupShip: price.can_group_ship,
    });
  }
  return {
    runSizes: [...runSizes.values()].sort((a, b) => a.pieces - b.pieces),
    colorSpecs: [...colorSpecs.values()],
    rows: [...rows.values()],
  };
}

function readPieces(text: string | number): number | null {
  const pieces = Number(text);
  return Number.isSafeInteger(pieces) && pieces > 0 ? pieces : null;
}

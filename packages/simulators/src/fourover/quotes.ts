import { readCents, readDecimal } from "@overprint/fourover";
import { groupKind } from "@overprint/fourover/reference";
import type { CatalogueProduct } from "./catalogue/catalogue-product.ts";
import { productionDays } from "./catalogue/turnaround-rows.ts";
import type { WireGroup, WireOption, WirePriceRow } from "./catalogue/wire.ts";

export type Asked = {
  readonly runsize: string;
  readonly colorspec: string;
  readonly turnaround: string | null;
  readonly options: readonly string[];
};
/** Whole cents for one set. */
export type Quoted = {
  readonly base: number;
  readonly options: number;
  readonly turnaround: number;
  readonly total: number;
  /** Production time in business days. */
  readonly turnaroundDays: number;
  readonly pieces: number;
};
export type NotOffered = { readonly notOffered: string };

/** Prices a combination as the documentation describes; `notOffered` where the printer does not make it. */
export function quote(product: CatalogueProduct, asked: Asked): Quoted | NotOffered {
  const base = product
    .basePrices()
    .find((row) => row.runsize_uuid === asked.runsize && row.colorspec_uuid === asked.colorspec);
  if (!base) return { notOffered: "this run size is not made in this colorspec" };
  const groups = product.groups();
  const kindOf = (group: (typeof groups)[number]) =>
    groupKind(group.product_option_group_uuid, group.product_option_group_name);
  const rows = groups.filter((group) => kindOf(group) === "turnaround").flatMap((group) => group.options);
  const turnaround = chosenTurnaround(rows, asked);
  if (rows.length > 0 && !turnaround)
    return { notOffered: "this turnaround is not offered for the run size and colorspec" };
  const pieces = Number(base.runsize);
  const baseCents = readCents(base.product_baseprice) ?? 0;
  const options = optionsTotal(
    groups.filter((one) => !["turnaround", "run-size", "color-spec"].includes(kindOf(one))),
    asked,
    pieces,
    baseCents,
  );
  if (typeof options !== "number") return options;
  const known = new Set(groups.flatMap((group) => group.options.map((option) => option.option_uuid)));
  const stranger = asked.options.find((uuid) => !known.has(uuid));
  if (stranger) return { notOffered: `option ${stranger} is not sold with this product` };
  const turnaroundCents = turnaround
    ? (readCents(String(turnaround.option_prices_list[0]?.price ?? "0")) ?? 0)
    : 0;
  return {
    base: baseCents,
    options,
    turnaround: turnaroundCents,
    total: baseCents + options + turnaroundCents,
    turnaroundDays: productionDays(turnaround?.option_description ?? ""),
    pieces,
  };
}

/** The fees of all options chosen, or what cannot be chosen together. */
function optionsTotal(
  groups: readonly WireGroup[],
  asked: Asked,
  pieces: number,
  baseCents: number,
): number | NotOffered {
  let cents = 0;
  for (const group of groups) {
    const chosen = group.options.filter((option) => asked.options.includes(option.option_uuid));
    if (chosen.length > Number(group.maxoccurs))
      return { notOffered: `too many of ${group.product_option_group_name}` };
    for (const option of chosen) cents += optionCents(option.option_prices_list, pieces, baseCents);
  }
  return cents;
}

/** The row asked for; without one the shortest free turnaround, as the order route does. */
function chosenTurnaround(rows: readonly WireOption[], asked: Asked): WireOption | undefined {
  const made = rows.filter(
    (row) => row.runsize_uuid === asked.runsize && row.colorspec_uuid === asked.colorspec,
  );
  if (asked.turnaround) return made.find((row) => row.option_uuid === asked.turnaround);
  return made.find(
    (row) => !row.option_prices_list[0] || readCents(String(row.option_prices_list[0].price)) === 0,
  );
}

function optionCents(rows: readonly WirePriceRow[], pieces: number, baseCents: number): number {
  const row = rows.find(
    (one) => pieces >= Number(one.startqty ?? 1) && pieces <= Number(one.endqty ?? Number.MAX_SAFE_INTEGER),
  );
  if (!row) return 0;
  const price = readDecimal(String(row.price ?? "0"), 6) ?? 0;
  if (row.is_percentage === true) return Math.round((price * baseCents) / 1_000_000);
  const perQty = readDecimal(String(row.price_per_qty ?? "0"), 6) ?? 0;
  const qty = Number(row.qty ?? 0);
  const micros = price + (qty > 0 && perQty > 0 ? Math.round((pieces / qty) * perQty) : 0);
  return Math.round(micros / 10_000);
}

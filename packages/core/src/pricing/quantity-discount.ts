import type { ColorSpecId, RunSizeId } from "#catalogue/index.ts";
import { type Money, money } from "#money/index.ts";
import { shareHalfUp } from "./rounding.ts";
import type { TradePrice } from "./trade-price.ts";

/**
 * What the printer takes off when several sets of one combination are ordered together.
 *
 * @source 4over "Quantity discounts" page: `quantity` is a range as text (`"4-9"`), the percentage a fraction (`"0.07"`)
 */
export type QuantityDiscount = {
  readonly runSizeId: RunSizeId | null;
  readonly colorSpecId: ColorSpecId | null;
  readonly fromSets: number;
  readonly toSets: number;
  readonly shareMillionths: number;
};

/** Reads `"4-9"`, `"10"` or `"10+"`; `null` for anything else. */
export function readSetRange(text: string): { readonly fromSets: number; readonly toSets: number } | null {
  const parts = /^\s*(\d+)\s*(?:-\s*(\d+)|(\+))?\s*$/.exec(text);
  if (!parts) return null;
  const fromSets = Number(parts[1]);
  const toSets = parts[3] ? Number.MAX_SAFE_INTEGER : Number(parts[2] ?? parts[1]);
  return toSets >= fromSets ? { fromSets, toSets } : null;
}

/** The trade price of several sets of one combination ordered together, and what was taken off. */
export type SetsPrice = { readonly before: Money; readonly discount: Money; readonly total: Money };

/**
 * Prices several sets of one combination: the price of one set times the sets, less the printer's quantity discount.
 *
 * @param sets - one or more; the discount applies only when all sets share product, run size, color spec and turnaround
 * @param discounts - of the product; the greatest that fits counts
 */
export function priceSets(
  one: TradePrice,
  sets: number,
  at: { readonly runSizeId: RunSizeId; readonly colorSpecId: ColorSpecId },
  discounts: readonly QuantityDiscount[],
): SetsPrice {
  const before = one.total.minor * sets;
  const share = discounts
    .filter((row) => row.runSizeId === null || row.runSizeId === at.runSizeId)
    .filter((row) => row.colorSpecId === null || row.colorSpecId === at.colorSpecId)
    .filter((row) => row.fromSets <= sets && sets <= row.toSets)
    .reduce((most, row) => Math.max(most, row.shareMillionths), 0);
  const discount = shareHalfUp(before, Math.min(share, 1_000_000), 1_000_000);
  const { currency } = one.total;
  return {
    before: money(before, currency),
    discount: money(discount, currency),
    total: money(before - discount, currency),
  };
}

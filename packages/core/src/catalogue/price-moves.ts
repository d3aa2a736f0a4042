import type { PriceMove } from "./product-change.ts";
import type { OptionPriceRow, TradeProduct } from "./trade-product.ts";

/** The edges of the histogram of price moves, in basis points; the outer bars are open. */
export const priceMoveBounds = [-2500, -1000, -500, 0, 500, 1000, 2500] as const;

/** A price that came out of nothing counts as ten times dearer: it has no share. */
const outOfNothingBps = 100_000;

/** Every price of a product under a name that stays when the price changes. */
function pricesOf(product: TradeProduct): ReadonlyMap<string, number> {
  const prices = new Map<string, number>();
  for (const row of product.basePrices)
    prices.set(`base ${row.runSizeId} ${row.colorSpecId}`, row.price.minor);
  for (const row of product.turnaroundRows)
    prices.set(`turnaround ${row.turnaroundId} ${row.runSizeId} ${row.colorSpecId}`, row.price.minor);
  for (const group of product.optionGroups)
    for (const option of group.options)
      for (const row of option.prices)
        for (const [part, value] of partsOf(row))
          prices.set(`option ${group.id} ${option.id} ${row.fromPieces}-${row.toPieces} ${part}`, value);
  return prices;
}

function partsOf(row: OptionPriceRow): readonly (readonly [string, number])[] {
  if (row.kind === "share") return [["share", row.shareMillionths]];
  return [
    ["price", row.priceMinor],
    [`each ${row.perPieces}`, row.perQtyMicros],
  ];
}

/** How prices moved from one reading of a product to the next; `null` = not at all. */
export function priceMove(before: TradeProduct, after: TradeProduct): PriceMove | null {
  const old = pricesOf(before);
  const now = pricesOf(after);
  const moves: number[] = [];
  let added = 0;
  for (const [name, price] of now) {
    const was = old.get(name);
    if (was === undefined) added += 1;
    else if (was !== price) moves.push(shareBps(was, price));
  }
  const removed = [...old.keys()].filter((name) => !now.has(name)).length;
  if (moves.length === 0 && added === 0 && removed === 0) return null;
  return {
    raised: moves.filter((bps) => bps > 0).length,
    lowered: moves.filter((bps) => bps < 0).length,
    added,
    removed,
    lowestBps: moves.reduce((least, bps) => Math.min(least, bps), 0),
    highestBps: moves.reduce((most, bps) => Math.max(most, bps), 0),
    averageBps: moves.length === 0 ? 0 : Math.round(moves.reduce((sum, bps) => sum + bps, 0) / moves.length),
    histogram: histogramOf(moves),
  };
}

/** The change in basis points of the old price; never 0 for prices that differ. */
function shareBps(was: number, is: number): number {
  if (was === 0) return outOfNothingBps;
  const bps = Math.round(((is - was) * 10_000) / was);
  return bps === 0 ? Math.sign(is - was) : Math.min(bps, outOfNothingBps);
}

function histogramOf(moves: readonly number[]): readonly number[] {
  const bars = Array.from({ length: priceMoveBounds.length + 1 }, () => 0);
  for (const bps of moves) {
    const bar = priceMoveBounds.filter((bound) => bps >= bound).length;
    bars[bar] = (bars[bar] ?? 0) + 1;
  }
  return bars;
}

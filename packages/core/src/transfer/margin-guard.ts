import { addMoney, formatMoney, type Money, subtractMoney } from "#money/index.ts";
import type { CurrentCost } from "./draft.ts";

/** Limits a person set. Basis points: 500 is 5 %. */
export type MarginLimits = {
  /** Least share of what the customer paid that must be left. May be negative to allow a loss knowingly. */
  readonly leastMarginBps: number;
  /** How much dearer the goods may have become since the step was saved. */
  readonly driftBps: number;
};

export type Margin = {
  readonly paid: Money;
  readonly cost: Money;
  readonly left: Money;
  /** Share of `paid` that is left, in basis points; `null` when nothing was paid. */
  readonly bps: number | null;
};

/** What is left of what the customer paid for goods and freight, after goods and freight. Tax is apart on both sides. */
export function marginOf(paid: Money, cost: CurrentCost): Margin {
  const spent = addMoney(cost.goods, cost.shipping);
  const left = subtractMoney(paid, spent);
  return {
    paid,
    cost: spent,
    left,
    bps: paid.minor > 0 ? Math.floor((left.minor * 10_000) / paid.minor) : null,
  };
}

export type MarginRefusal = {
  readonly kind: "margin-below-limit";
  readonly what: string;
  readonly margin: Margin;
};

/** Holds an order product that would earn less than the limit; both numbers are in the sentence. */
export function guardMargin(margin: Margin, limits: MarginLimits): MarginRefusal | null {
  if (margin.bps !== null && margin.bps >= limits.leastMarginBps) return null;
  if (margin.bps === null && margin.cost.minor === 0) return null;
  const percent = margin.bps === null ? "" : ` (${percentText(margin.bps)})`;
  return {
    kind: "margin-below-limit",
    margin,
    what: `The customer paid ${formatMoney(margin.paid)}, 4over asks ${formatMoney(margin.cost)} with freight: ${formatMoney(margin.left)} is left${percent}, the limit is ${percentText(limits.leastMarginBps)}.`,
  };
}

export type Drift = {
  readonly kind: "price-drifted";
  readonly was: Money;
  readonly is: Money;
  readonly what: string;
};

/** Holds when the goods became dearer than the limit since `was`. Cheaper is welcome. */
export function guardDrift(was: Money, is: Money, limits: MarginLimits): Drift | null {
  if (was.currency !== is.currency) {
    const what = `The price was in ${was.currency} and is now in ${is.currency}.`;
    return { kind: "price-drifted", was, is, what };
  }
  const allowed = Math.floor((was.minor * (10_000 + limits.driftBps)) / 10_000);
  if (is.minor <= allowed) return null;
  const bps = was.minor > 0 ? Math.round(((is.minor - was.minor) * 10_000) / was.minor) : 10_000;
  return {
    kind: "price-drifted",
    was,
    is,
    what: `4over's price was ${formatMoney(was)} when this was prepared and is ${formatMoney(is)} now (+${percentText(bps)}).`,
  };
}

/** `1250` -> `"12.5 %"`. */
export const percentText = (bps: number): string => `${(bps / 100).toFixed(bps % 100 === 0 ? 0 : 1)} %`;

/**
 * One line's share of the order's freight, in proportion to the prices of the lines; the cents that do not divide go to
 * the first lines, so that the shares add up.
 */
export function shareFreight(freight: Money, prices: readonly Money[]): readonly Money[] {
  const sum = prices.reduce((total, price) => total + price.minor, 0);
  const weights = sum > 0 ? prices.map((price) => price.minor) : prices.map(() => 1);
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return [];
  const shares = weights.map((weight) => Math.floor((freight.minor * weight) / whole));
  const rest = freight.minor - shares.reduce((total, share) => total + share, 0);
  return shares.map((share, index) => ({
    minor: share + (index < rest ? 1 : 0),
    currency: freight.currency,
  }));
}

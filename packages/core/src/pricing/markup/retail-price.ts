import type { OptionId } from "#catalogue/index.ts";
import { money } from "#money/index.ts";
import { includedMinor } from "../grid.ts";
import { optionMinor, type PriceBook } from "../price-book.ts";
import { type Placed, pricePlaced } from "../price-combination.ts";
import { divideHalfUp, divideUp, shareHalfUp } from "../rounding.ts";
import type { RetailPrice } from "../trade-price.ts";
import { endPrice, endSurcharge } from "./ending.ts";
import type { Markup, MarkupRule } from "./markup-rule.ts";

/** From a trade price to a retail price, one step at a time, in whole minor units. */
export type RetailSteps = {
  readonly tradeMinor: number;
  /** After the rule's markup. */
  readonly markedUpMinor: number;
  /** Nothing goes under it: trade price + minimum markup, or what the minimum margin asks. */
  readonly floorMinor: number;
  readonly retailMinor: number;
  readonly flooredBy: "minimum-markup" | "minimum-margin" | null;
  /** Rounding to the nearest ending would have gone under the floor, so it went up. */
  readonly isRoundingClamped: boolean;
};

/** Prices a job without chosen options: markup, floor, rounding, in this order. */
export function retailSteps(tradeMinor: number, rule: MarkupRule): RetailSteps {
  const markedUpMinor = tradeMinor + markupOn(tradeMinor, markupAt(rule, tradeMinor));
  const byMarkup = tradeMinor + rule.minimumMarkupMinor;
  const byMargin = marginFloor(tradeMinor, rule.minimumMarginBps);
  const floorMinor = Math.max(byMarkup, byMargin);
  const wanted = Math.max(markedUpMinor, floorMinor);
  const retailMinor = endPrice(wanted, floorMinor, rule.rounding);
  return {
    tradeMinor,
    markedUpMinor,
    floorMinor,
    retailMinor,
    flooredBy:
      markedUpMinor >= floorMinor ? null : byMarkup >= byMargin ? "minimum-markup" : "minimum-margin",
    isRoundingClamped: retailMinor > wanted && endPrice(wanted, 0, rule.rounding) < floorMinor,
  };
}

/**
 * What a chosen option adds to the retail price of a job.
 *
 * The option takes the percentage of the band that the job itself is in (a fixed amount is added once, to the job) and keeps
 * the minimum margin, so that job and options together never go under the floor. Free options stay free.
 */
export function surchargeMinor(optionTradeMinor: number, jobTradeMinor: number, rule: MarkupRule): number {
  if (optionTradeMinor === 0) return 0;
  const markup = markupAt(rule, jobTradeMinor);
  const added = markup.kind === "percent" ? markupOn(optionTradeMinor, markup) : 0;
  const floorMinor = marginFloor(optionTradeMinor, rule.minimumMarginBps);
  return endSurcharge(Math.max(optionTradeMinor + added, floorMinor), floorMinor, rule.rounding);
}

/**
 * The retail price of one set of a combination, and how it came about.
 *
 * Retail price = the job (base + turnaround + included options) through the rule, plus each chosen option's surcharge.
 * It is a plain sum of whole minor units on purpose: a browser that knows the job's retail price and the surcharges
 * arrives at the same number, and never learns a trade price.
 */
export function retailPrice(book: PriceBook, placed: Placed, rule: MarkupRule): RetailPrice {
  const trade = pricePlaced(book, placed);
  const jobMinor =
    trade.base.minor + trade.turnaround.minor + includedMinor(book, placed.r, trade.base.minor);
  const steps = retailSteps(jobMinor, rule);
  const chosen = chosenOptions(book, placed).map((o) => ({
    optionId: book.options[o]?.id as OptionId,
    price: money(
      surchargeMinor(optionMinor(book, o, placed.r, trade.base.minor), jobMinor, rule),
      book.currency,
    ),
  }));
  const retailMinor = chosen.reduce((sum, { price }) => sum + price.minor, steps.retailMinor);
  return {
    trade: trade.total,
    markup: money(retailMinor - trade.total.minor, book.currency),
    retail: money(retailMinor, book.currency),
    job: money(steps.retailMinor, book.currency),
    options: chosen,
    marginBps: marginBps(trade.total.minor, retailMinor),
    rule: rule.name,
    flooredBy: steps.flooredBy,
  };
}

/** The trade price that the rule's bands look at: base + turnaround + included options. */
export function jobTradeMinor(
  book: PriceBook,
  r: number,
  baseMinor: number,
  turnaroundMinor: number,
): number {
  return baseMinor + turnaroundMinor + includedMinor(book, r, baseMinor);
}

function chosenOptions(book: PriceBook, placed: Placed): readonly number[] {
  const included = new Set(book.groups.filter((group) => group.isIncluded).map((group) => group.from));
  return placed.options.filter((o) => !included.has(o));
}

/** The share of `retailMinor` that is not `tradeMinor`, in basis points, half up; 0 where nothing is charged. */
export function marginBps(tradeMinor: number, retailMinor: number): number {
  if (retailMinor <= 0) return 0;
  return retailMinor >= tradeMinor
    ? divideHalfUp((retailMinor - tradeMinor) * 10_000, retailMinor)
    : -divideHalfUp((tradeMinor - retailMinor) * 10_000, retailMinor);
}

/** The markup of the band that a trade price falls in. */
export function markupAt(rule: Pick<MarkupRule, "bands">, tradeMinor: number): Markup {
  let found = rule.bands[0]?.markup ?? { kind: "percent" as const, rateBps: 0 };
  for (const band of rule.bands) if (band.fromMinor <= tradeMinor) found = band.markup;
  return found;
}

const markupOn = (tradeMinor: number, markup: Markup) =>
  markup.kind === "fixed" ? markup.amountMinor : shareHalfUp(tradeMinor, markup.rateBps, 10_000);

/** The least retail price that leaves the margin, rounded up: $10.00 at 20 % is $12.50. */
function marginFloor(tradeMinor: number, minimumMarginBps: number): number {
  return minimumMarginBps === 0 ? tradeMinor : divideUp(tradeMinor * 10_000, 10_000 - minimumMarginBps);
}

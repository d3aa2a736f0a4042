import type { Combination, OptionId } from "#catalogue/index.ts";
import type { Money } from "#money/index.ts";
import type { Outcome } from "#outcome/index.ts";

/** The trade price of one set, line by line. `total` is the sum of the rest. Freight and tax are not in it. */
export type TradePrice = {
  readonly base: Money;
  readonly turnaround: Money;
  readonly options: readonly { readonly optionId: OptionId; readonly price: Money }[];
  readonly total: Money;
};

export type CombinationRefusal =
  | { readonly kind: "combination-not-offered"; readonly detail: string }
  | { readonly kind: "option-missing"; readonly groupName: string }
  | { readonly kind: "too-many-options"; readonly groupName: string; readonly max: number }
  | { readonly kind: "unknown-option"; readonly optionId: string };

/** Prices one set of a combination from the compiled price book; microseconds, no I/O. */
export type PriceCombination = (combination: Combination) => Outcome<TradePrice, CombinationRefusal>;

/** What the customer pays for the job before freight and tax, and how it came about. */
export type RetailPrice = {
  readonly trade: Money;
  readonly markup: Money;
  readonly retail: Money;
  /** The job without chosen options, at retail; with `options` it adds up to `retail`. */
  readonly job: Money;
  readonly options: readonly { readonly optionId: OptionId; readonly price: Money }[];
  /** Share of retail that is not trade price, in basis points (2500 = 25 %). */
  readonly marginBps: number;
  /** The rule that decided, for people: "Business Cards +40 %". */
  readonly rule: string;
  readonly flooredBy: "minimum-markup" | "minimum-margin" | null;
};

import type { Choice } from "./choice.ts";

/** A price of a quantity, or a surcharge at a quantity. Minor units. */
export type QuantityPrice = {
  readonly pieces: number;
  readonly retailMinor: number;
  readonly tradeMinor: number;
};

/** A size of the product in OnPrintShop. `choice` is set where the size stands for a whole choice. */
export type PlannedSize = {
  readonly key: string;
  readonly title: string;
  readonly choice: Choice | null;
  readonly prices: readonly QuantityPrice[];
};

export type PlannedAttribute = {
  readonly choice: Choice;
  readonly surcharges: readonly QuantityPrice[];
  /** Quantities at which the printer does not offer it: hidden by a rule. */
  readonly hiddenAt: readonly number[];
};

export type PlannedOption = {
  readonly key: string;
  readonly title: string;
  readonly isOptional: boolean;
  readonly attributes: readonly PlannedAttribute[];
};

/**
 * How a product's prices are laid out in OnPrintShop, which knows a price for each size and quantity, and additive
 * surcharges.
 *
 * - `surcharges`: one size; base rows are the cheapest choice, the rest are surcharges for exactly one quantity
 * - `sizes`: one OnPrintShop size for each choice, every price written out; exact whatever OnPrintShop adds up
 */
export type PricePlan = {
  readonly way: "surcharges" | "sizes";
  readonly sizes: readonly PlannedSize[];
  readonly options: readonly PlannedOption[];
  /** What is chosen by itself because there is nothing to choose. */
  readonly fixed: Choice | null;
  /** Combinations a customer can order, and how many of them cost more than our retail price, by how much at most. */
  readonly combinations: number;
  readonly dearer: { readonly count: number; readonly mostMinor: number };
};

export type PricePlanRefusal = {
  readonly kind: "nothing-offered" | "too-many-choices" | "below-retail";
  readonly reason: string;
  readonly doNext: string;
};

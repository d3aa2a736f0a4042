import type { Combination } from "#catalogue/index.ts";
import type { Money } from "#money/index.ts";
import type { Outcome } from "#outcome/index.ts";
import type { StoreProductId } from "./store-order.ts";

/**
 * What a customer chose of one product, as it was posted: nothing in it is trusted, and there is no price in it.
 * The keys are those of the product's configurator.
 */
export type ChosenConfiguration = {
  readonly productId: StoreProductId;
  readonly runSizeId: string;
  readonly colorSpecId: string;
  readonly turnaroundId: string | null;
  readonly optionIds: readonly string[];
  readonly sets: number;
};

/** A configuration that exists, priced by us. */
export type PricedConfiguration = {
  /** The customer's title, without the printer's suffix. */
  readonly title: string;
  readonly sku: string | null;
  /** Pieces in one set. */
  readonly pieces: number;
  /** `null` for products of the shop's own. */
  readonly combination: Combination | null;
  readonly specification: readonly { readonly label: string; readonly value: string }[];
  readonly pricePerSet: Money;
  /** Business days in production. */
  readonly productionDays: { readonly from: number; readonly to: number };
  /** Sides to print: which roles the artwork must have. */
  readonly sides: 1 | 2;
  readonly areaSquareInches: number;
};

export type ConfigurationRefusal = {
  readonly kind: "product-not-sold" | "combination-not-offered" | "sets-not-offered";
  /** A sentence for the customer: what does not go together, and what to do. */
  readonly reason: string;
};

/** Prices a configuration from the price book; the only source of a price in the store. */
export type PriceConfiguration = (
  chosen: ChosenConfiguration,
) => Promise<Outcome<PricedConfiguration, ConfigurationRefusal>>;

export const maxSets = 50;

/** Whether a number of sets can be ordered at all. */
export const isSetsOffered = (sets: number): boolean =>
  Number.isInteger(sets) && sets >= 1 && sets <= maxSets;

import type {
  ColorSpec,
  Combination,
  OptionGroupId,
  OptionGroupKind,
  OptionId,
  RunSize,
  TradeProductId,
  Turnaround,
} from "#catalogue/index.ts";
import type { Currency, Money } from "#money/index.ts";
import type { StoreId, StoreProductId } from "#orders/index.ts";
import type { Outcome } from "#outcome/index.ts";
import type { CombinationRefusal } from "#pricing/index.ts";

/** A choice that a customer makes besides run size, colour spec and turnaround. */
export type PublishableOptionGroup = {
  readonly id: OptionGroupId;
  readonly name: string;
  readonly kind: OptionGroupKind;
  /** 0 = may be left out. */
  readonly min: number;
  readonly max: number;
  readonly options: readonly { readonly id: OptionId; readonly name: string }[];
};

/**
 * What a store must know of a product to sell it, and no more. Prices already carry the markup of that store.
 *
 * Groups with one option that must be taken are no choice and may be left out: `price` takes them as chosen.
 */
export type PublishableProduct = {
  readonly id: StoreProductId;
  readonly tradeProductId: TradeProductId;
  /** What customers read. */
  readonly title: string;
  /** What the people of the store read: ends in ` (4over)`. */
  readonly internalTitle: string;
  readonly sku: string;
  readonly description: string;
  readonly category: { readonly id: string; readonly name: string };
  /** Finished size in inches; `null` when the printer's text does not say. */
  readonly size: { readonly title: string; readonly widthIn: number; readonly heightIn: number } | null;
  /** What the artwork runs over the finished size, on every side, in inches. */
  readonly bleedIn: number;
  readonly currency: Currency;
  readonly runSizes: readonly RunSize[];
  readonly colorSpecs: readonly ColorSpec[];
  /** Empty for products without a turnaround group. */
  readonly turnarounds: readonly Turnaround[];
  readonly optionGroups: readonly PublishableOptionGroup[];
  /** What one set costs the customer and us, or that the printer does not offer it. Microseconds, no I/O. */
  readonly price: (
    combination: Combination,
  ) => Outcome<{ readonly retail: Money; readonly trade: Money }, CombinationRefusal>;
};

/** Supplies what publishing needs; unknown products are left out of the answer. */
export type PublishableProducts = {
  readonly load: (storeId: StoreId, ids: readonly StoreProductId[]) => Promise<readonly PublishableProduct[]>;
};

import type { Money } from "#money/index.ts";
import type { Branded } from "#outcome/index.ts";

export type TradeCategoryId = Branded<"TradeCategoryId">;
export type TradeProductId = Branded<"TradeProductId">;
export type RunSizeId = Branded<"RunSizeId">;
export type ColorSpecId = Branded<"ColorSpecId">;
export type TurnaroundId = Branded<"TurnaroundId">;
export type OptionGroupId = Branded<"OptionGroupId">;
export type OptionId = Branded<"OptionId">;

export type TradeCategory = {
  readonly id: TradeCategoryId;
  readonly name: string;
  readonly description: string;
};

/** How many pieces a set holds, from the printer's list. Never rounded. */
export type RunSize = { readonly id: RunSizeId; readonly pieces: number };
/** Inks per side: `"4/4"`, `"4/0"`. */
export type ColorSpec = { readonly id: ColorSpecId; readonly name: string };
/** Production time; `code` is the printer's (`"224"`), `label` is for people (`"2-4 Business Days"`). */
export type Turnaround = { readonly id: TurnaroundId; readonly code: string; readonly label: string };

/** What the printer charges for one set of a run size in a color spec, before turnaround and options. */
export type BasePriceRow = {
  readonly runSizeId: RunSizeId;
  readonly colorSpecId: ColorSpecId;
  readonly price: Money;
  readonly canGroupShip: boolean;
};

/** One (turnaround x run size x color spec) that the printer offers, with its surcharge. */
export type TurnaroundRow = {
  readonly turnaroundId: TurnaroundId;
  readonly runSizeId: RunSizeId;
  readonly colorSpecId: ColorSpecId;
  readonly price: Money;
};

/**
 * A price of one option for the run sizes from `fromPieces` to `toPieces`, both included.
 *
 * - `amount`: `priceMinor` once, plus `(pieces / perPieces) x perQtyMicros` when both are above zero
 *   (`perQtyMicros` is in millionths of the major unit: `"0.015"` dollars is 15000)
 * - `share`: `shareMillionths` of the base price (`"0.07"` is 70000)
 *
 * @source 4over "Option prices" page; the unit of a percentage is assumed to be a fraction
 */
export type OptionPriceRow = { readonly fromPieces: number; readonly toPieces: number } & (
  | {
      readonly kind: "amount";
      readonly priceMinor: number;
      readonly perQtyMicros: number;
      readonly perPieces: number;
      readonly isFlatFee: boolean;
    }
  | { readonly kind: "share"; readonly shareMillionths: number }
);

export type TradeOption = {
  readonly id: OptionId;
  readonly name: string;
  readonly description: string;
  readonly prices: readonly OptionPriceRow[];
};

export type OptionGroupKind = "size" | "stock" | "coating" | "finishing" | "other";

/** A choice besides run size, color spec and turnaround. `min` 0 = optional, 1 = one must be chosen. */
export type OptionGroup = {
  readonly id: OptionGroupId;
  readonly name: string;
  readonly kind: OptionGroupKind;
  readonly min: number;
  readonly max: number;
  readonly options: readonly TradeOption[];
};

/** A product as the trade printer sells it. Option groups exclude run size, color spec and turnaround. */
export type TradeProduct = {
  readonly id: TradeProductId;
  readonly code: string;
  readonly description: string;
  readonly categoryIds: readonly TradeCategoryId[];
  readonly runSizes: readonly RunSize[];
  readonly colorSpecs: readonly ColorSpec[];
  readonly turnarounds: readonly Turnaround[];
  readonly basePrices: readonly BasePriceRow[];
  readonly turnaroundRows: readonly TurnaroundRow[];
  readonly optionGroups: readonly OptionGroup[];
  readonly updatedAt: string | null;
};

/** Product + run size + color spec + turnaround + options: what can be priced, ordered and printed. */
export type Combination = {
  readonly productId: TradeProductId;
  readonly runSizeId: RunSizeId;
  readonly colorSpecId: ColorSpecId;
  /** `null` only for products that have no turnaround group. */
  readonly turnaroundId: TurnaroundId | null;
  readonly optionIds: readonly OptionId[];
};

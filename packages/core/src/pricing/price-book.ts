import type {
  ColorSpec,
  ColorSpecId,
  OptionGroupId,
  OptionGroupKind,
  OptionId,
  RunSize,
  RunSizeId,
  TradeProductId,
  Turnaround,
  TurnaroundId,
} from "#catalogue/index.ts";
import type { Currency } from "#money/index.ts";
import { shareHalfUp } from "./rounding.ts";

/** In a table of the price book: the printer does not offer this. */
export const notOffered = -1;

/** One option as the price book numbers it. */
export type BookOption = { readonly id: OptionId; readonly name: string; readonly description: string };

/** A group of the book's options `from` (included) to `to` (excluded). */
export type BookGroup = {
  readonly id: OptionGroupId;
  readonly name: string;
  readonly kind: OptionGroupKind;
  readonly min: number;
  readonly max: number;
  readonly from: number;
  readonly to: number;
  /** One option that must be taken: there is nothing to choose and it is part of every price. */
  readonly isIncluded: boolean;
};

/**
 * A product's trade prices compiled for look-ups; the one source of every price shown.
 *
 * All amounts are whole minor units of `currency` for one set. With R run sizes, C color specs and T turnarounds
 * (T is 1 for a product without a turnaround group), the tables are laid out as
 *
 * - `base[r * C + c]`: base price, or `notOffered`
 * - `turnaround[(r * C + c) * T + t]`: surcharge, or `notOffered`; offered only where `base` is
 * - `amounts[o * R + r]` and `shares[o * R + r]`: what option `o` costs at run size `r`: the dearer of the fixed amount
 *   and the share (in millionths) of the base price
 *
 * @source 4over "Option prices" and "Product quote" pages
 */
export type PriceBook = {
  readonly productId: TradeProductId;
  readonly code: string;
  readonly currency: Currency;
  /** Smallest run first. */
  readonly runSizes: readonly RunSize[];
  readonly colorSpecs: readonly ColorSpec[];
  /** Empty for a product without a turnaround group; its combinations then carry `turnaroundId: null`. */
  readonly turnarounds: readonly Turnaround[];
  readonly groups: readonly BookGroup[];
  readonly options: readonly BookOption[];
  readonly base: Int32Array;
  readonly turnaround: Int32Array;
  readonly amounts: Int32Array;
  readonly shares: Int32Array;
  readonly indexOf: {
    readonly runSize: ReadonlyMap<RunSizeId, number>;
    readonly colorSpec: ReadonlyMap<ColorSpecId, number>;
    readonly turnaround: ReadonlyMap<TurnaroundId, number>;
    readonly option: ReadonlyMap<OptionId, number>;
  };
  /** What was doubtful in the product's data and what was done about it, as plain sentences. */
  readonly oddities: readonly string[];
};

/** How many turnaround columns the tables have: at least one. */
export const turnaroundColumns = (book: PriceBook): number => Math.max(1, book.turnarounds.length);

/** What option `o` costs for one set of run size `r` with the given base price. */
export function optionMinor(book: PriceBook, o: number, r: number, baseMinor: number): number {
  const at = o * book.runSizes.length + r;
  const share = book.shares[at] as number;
  const amount = book.amounts[at] as number;
  return share === 0 ? amount : Math.max(amount, shareHalfUp(baseMinor, share, 1_000_000));
}

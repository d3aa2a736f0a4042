import type { Currency } from "#money/index.ts";

/**
 * Everything that a product page needs to offer choices and reprice at once, in the server or in the browser: what
 * exists, and what it costs the customer. It is plain JSON and holds no trade price, markup, facility or printer's name.
 *
 * ## The rule of the price
 *
 * One set costs `prices` of its run size, color spec and turnaround, plus the surcharge of every chosen option: a sum of
 * whole minor units, without any further rounding. The server prices orders from the price book and the markup rules and
 * arrives at exactly the same number; a property test holds the two together.
 *
 * ## Layout
 *
 * With R run sizes, C color specs and T turnarounds (T counts as 1 when `turnarounds` is empty), the price of run size
 * `r`, color spec `c` and turnaround `t` is `prices[(r * C + c) * T + t]`; `null` where the combination is not offered.
 */
export type Configurator = {
  /** The id of the store product. */
  readonly productId: string;
  readonly currency: Currency;
  /** Smallest run first. */
  readonly runSizes: readonly { readonly id: string; readonly pieces: number }[];
  readonly colorSpecs: readonly { readonly id: string; readonly name: string; readonly sides: 1 | 2 }[];
  /** Empty for products without a choice of turnaround: then `turnaroundId` is `null`. Fastest last as the printer lists them. */
  readonly turnarounds: readonly {
    readonly id: string;
    readonly label: string;
    /** Business days in production. */
    readonly days: { readonly from: number; readonly to: number };
  }[];
  /** Groups with something to choose. Options that are part of every order of the product are not listed. */
  readonly optionGroups: readonly ConfiguratorGroup[];
  /** Retail price of one set in minor units, laid out as described above. */
  readonly prices: readonly (number | null)[];
};

export type ConfiguratorGroup = {
  readonly id: string;
  readonly name: string;
  /** 0 = may be left out. */
  readonly min: number;
  readonly max: number;
  readonly options: readonly ConfiguratorOption[];
};

/** `surcharge`: what the option adds to one set: one number where it is the same everywhere, else laid out as `prices`. */
export type ConfiguratorOption = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly surcharge: number | readonly number[];
};

/** What a customer has chosen so far; anything may be missing. */
export type Choice = {
  readonly runSizeId?: string | undefined;
  readonly colorSpecId?: string | undefined;
  readonly turnaroundId?: string | null | undefined;
  readonly optionIds?: readonly string[] | undefined;
};

/** A choice that is complete and exists. */
export type CompleteChoice = {
  readonly runSizeId: string;
  readonly colorSpecId: string;
  readonly turnaroundId: string | null;
  readonly optionIds: readonly string[];
};

/** What one set costs the customer. `job` and the options' `surcharge` add up to `total`. */
export type ChoicePrice = {
  readonly total: number;
  readonly job: number;
  readonly options: readonly { readonly id: string; readonly name: string; readonly surcharge: number }[];
};

/** Where a combination's price stands in `prices`. */
export function cellOf({ colorSpecs, turnarounds }: Configurator, r: number, c: number, t: number): number {
  return (r * colorSpecs.length + c) * Math.max(1, turnarounds.length) + t;
}

/** What an option adds in a cell of `prices`. */
export function surchargeAt(option: Pick<ConfiguratorOption, "surcharge">, cell: number): number {
  return typeof option.surcharge === "number" ? option.surcharge : (option.surcharge[cell] ?? 0);
}

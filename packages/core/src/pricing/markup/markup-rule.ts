import type { TradeCategoryId, TradeProductId } from "#catalogue/index.ts";
import type { Currency } from "#money/index.ts";
import type { Branded } from "#outcome/index.ts";

export type MarkupRuleId = Branded<"MarkupRuleId">;
/** A group of customers with prices of their own: "Wholesale", "Schools". */
export type CustomerGroupId = Branded<"CustomerGroupId">;

/** Which products a rule is for. */
export type MarkupScope =
  | { readonly kind: "all" }
  | { readonly kind: "category"; readonly categoryId: TradeCategoryId }
  | { readonly kind: "product"; readonly productId: TradeProductId };

/** What is added to the trade price: a share of it in basis points (4000 = 40 %), or an amount in minor units. */
export type Markup =
  | { readonly kind: "percent"; readonly rateBps: number }
  | { readonly kind: "fixed"; readonly amountMinor: number };

/** The markup from a trade price of `fromMinor` (included) up to the next band. The first band starts at 0. */
export type MarkupBand = { readonly fromMinor: number; readonly markup: Markup };

/**
 * How retail prices end. `ending` 99 makes $23.99, 0 makes whole dollars. `nearest` may go down to the ending below, but
 * never under the floor.
 */
export type PriceEnding =
  | { readonly kind: "none" }
  | { readonly kind: "ending"; readonly endingMinor: number; readonly direction: "up" | "nearest" };

/**
 * How trade prices become retail prices, for some products and some customers.
 *
 * `minimumMarkupMinor` is the least added to a job, `minimumMarginBps` the least share of the retail price that stays with
 * the shop. Together with the trade price itself they make the floor, which nothing goes under.
 */
export type MarkupRule = {
  readonly id: MarkupRuleId;
  readonly name: string;
  readonly scope: MarkupScope;
  /** `null` = every customer. */
  readonly customerGroupId: CustomerGroupId | null;
  readonly currency: Currency;
  readonly bands: readonly MarkupBand[];
  readonly minimumMarkupMinor: number;
  readonly minimumMarginBps: number;
  readonly rounding: PriceEnding;
  /** Between rules that are equally specific the smaller number wins: the one higher in the table. */
  readonly position: number;
  readonly isActive: boolean;
};

/** The rule that prices everything until the shop writes its own default. */
export const startingMarkupRule: MarkupRule = {
  id: "default" as MarkupRuleId,
  name: "Default markup",
  scope: { kind: "all" },
  customerGroupId: null,
  currency: "USD",
  bands: [{ fromMinor: 0, markup: { kind: "percent", rateBps: 4_000 } }],
  minimumMarkupMinor: 500,
  minimumMarginBps: 1_500,
  rounding: { kind: "none" },
  position: 1_000_000,
  isActive: true,
};

/** `+40 %`, `+$5.00`, or with bands `+60 % from $0.00, +40 % from $100.00`. */
export function describeMarkup({ bands }: Pick<MarkupRule, "bands">): string {
  const [first] = bands;
  if (!first) return "no markup";
  if (bands.length === 1) return describeOne(first.markup);
  return bands.map((band) => `${describeOne(band.markup)} from ${dollars(band.fromMinor)}`).join(", ");
}

const describeOne = (markup: Markup) =>
  markup.kind === "percent" ? `+${describeShare(markup.rateBps)}` : `+${dollars(markup.amountMinor)}`;

/** Basis points for people: 3550 is `35.5 %`. */
export const describeShare = (bps: number): string => `${(bps / 100).toLocaleString("en-US")} %`;

const dollars = (minor: number) => `$${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;

/** `.99`, `whole dollar`, or `to the cent`. */
export function describeEnding(rounding: PriceEnding): string {
  if (rounding.kind === "none") return "to the cent";
  const ending =
    rounding.endingMinor === 0 ? "whole dollar" : `.${String(rounding.endingMinor).padStart(2, "0")}`;
  return rounding.direction === "up" ? `${ending}, always up` : `nearest ${ending}`;
}

import type { TradeCategoryId, TradeProductId } from "#catalogue/index.ts";
import {
  type CustomerGroupId,
  type MarkupRule,
  type MarkupRuleId,
  type MarkupScope,
  type PriceEnding,
  startingMarkupRule,
} from "./markup-rule.ts";

/** A rule that adds a percentage and nothing else, changed where a test says so. */
export function aRule(changes: Partial<MarkupRule> = {}): MarkupRule {
  return {
    ...startingMarkupRule,
    id: (changes.name ?? "rule") as MarkupRuleId,
    name: "rule",
    bands: [{ fromMinor: 0, markup: percent(40) }],
    minimumMarkupMinor: 0,
    minimumMarginBps: 0,
    position: 0,
    ...changes,
  };
}

export const percent = (value: number) => ({ kind: "percent" as const, rateBps: Math.round(value * 100) });
export const fixed = (amountMinor: number) => ({ kind: "fixed" as const, amountMinor });
export const oneBand = (markup: ReturnType<typeof percent> | ReturnType<typeof fixed>) => [
  { fromMinor: 0, markup },
];
export const ending = (endingMinor: number, direction: "up" | "nearest" = "up"): PriceEnding => ({
  kind: "ending",
  endingMinor,
  direction,
});
export const forProduct = (id: string): MarkupScope => ({ kind: "product", productId: id as TradeProductId });
export const forCategory = (id: string): MarkupScope => ({
  kind: "category",
  categoryId: id as TradeCategoryId,
});
export const group = (name: string) => name as CustomerGroupId;

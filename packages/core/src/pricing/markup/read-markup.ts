import type { TradeProductId } from "#catalogue/index.ts";
import type { Markup, MarkupRule, MarkupRuleId } from "./markup-rule.ts";

/** Reads a share as people type it: `"35"`, `"35.5 %"` is 3550 basis points; `null` for anything else. Minus is read too. */
export function readShare(text: string): number | null {
  const parts = /^\s*(-?)(\d{1,7})(?:\.(\d{1,2}))?\s*%?\s*$/.exec(text.replaceAll(",", ""));
  if (!parts) return null;
  const [, sign, whole = "0", fraction = ""] = parts;
  const bps = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return sign && bps !== 0 ? -bps : bps;
}

/** Reads an amount as people type it: `"5"`, `"$1,250.50"` in whole minor units; `null` for anything else. */
export function readMinor(text: string): number | null {
  return readShare(text.replace("$", "").replace(/%\s*$/, "x"));
}

/** Reads a markup of a kind; `null` when the value cannot be read. */
export function readMarkup(kind: string, value: string): Markup | null {
  const read = kind === "fixed" ? readMinor(value) : readShare(value);
  if (read === null) return null;
  return kind === "fixed" ? { kind: "fixed", amountMinor: read } : { kind: "percent", rateBps: read };
}

/** A rule for one product that adds `markup` and keeps the minimums and rounding of the rule that held before. */
export function ruleForProduct(
  product: { readonly id: TradeProductId; readonly title: string },
  before: MarkupRule,
  markup: Markup,
): MarkupRule {
  return {
    ...before,
    id: `product:${product.id}` as MarkupRuleId,
    name: product.title.slice(0, 100),
    scope: { kind: "product", productId: product.id },
    customerGroupId: null,
    bands: [{ fromMinor: 0, markup }],
    position: 0,
    isActive: true,
  };
}

import type { TradeCategoryId, TradeProductId } from "#catalogue/index.ts";
import type { Currency } from "#money/index.ts";
import { type CustomerGroupId, type MarkupRule, startingMarkupRule } from "./markup-rule.ts";

/** What is being priced, and for whom. */
export type MarkupSubject = {
  readonly productId: TradeProductId;
  readonly categoryIds: readonly TradeCategoryId[];
  readonly customerGroupId: CustomerGroupId | null;
  readonly currency: Currency;
};

/**
 * How specific a rule is: the most specific one wins, the highest number first.
 *
 * A rule for a customer group beats every rule for everyone, because a price agreed with a customer is a promise; then a
 * rule for the product beats one for its category, and that beats one for all products.
 */
export function specificity(rule: Pick<MarkupRule, "scope" | "customerGroupId">): number {
  const products = { all: 0, category: 1, product: 2 }[rule.scope.kind];
  return (rule.customerGroupId === null ? 0 : 3) + products;
}

/** Orders rules as the Markup table shows them: the one that wins first. */
export function byPriority(a: MarkupRule, b: MarkupRule): number {
  return specificity(b) - specificity(a) || a.position - b.position || (a.id < b.id ? -1 : 1);
}

/** All active rules in order of priority, found by scope. One always applies. */
export type MarkupRules = {
  readonly ruleFor: (subject: MarkupSubject) => MarkupRule;
};

/**
 * Indexes the shop's rules. Inactive ones are left out; where the shop has no default of its own for the currency,
 * `startingMarkupRule` prices what no other rule does, so that nothing is ever sold at cost for want of a rule.
 */
export function markupRules(all: readonly MarkupRule[]): MarkupRules {
  const byKey = new Map<string, MarkupRule>();
  for (const rule of all.filter((one) => one.isActive).toSorted(byPriority)) {
    const key = keyOf(rule);
    if (!byKey.has(key)) byKey.set(key, rule);
  }
  const ranked = (subject: MarkupSubject, group: CustomerGroupId | null) => {
    const find = (scope: string) => byKey.get(`${subject.currency} ${group ?? ""} ${scope}`);
    return (
      find(`product ${subject.productId}`) ??
      firstByPriority(subject.categoryIds.map((id) => find(`category ${id}`))) ??
      find("all")
    );
  };
  return {
    ruleFor: (subject) =>
      (subject.customerGroupId === null ? undefined : ranked(subject, subject.customerGroupId)) ??
      ranked(subject, null) ?? { ...startingMarkupRule, currency: subject.currency },
  };
}

const keyOf = ({ currency, customerGroupId, scope }: MarkupRule) =>
  `${currency} ${customerGroupId ?? ""} ${scopeKey(scope)}`;

function scopeKey(scope: MarkupRule["scope"]): string {
  switch (scope.kind) {
    case "all":
      return "all";
    case "category":
      return `category ${scope.categoryId}`;
    case "product":
      return `product ${scope.productId}`;
  }
}

const firstByPriority = (rules: readonly (MarkupRule | undefined)[]): MarkupRule | undefined =>
  rules.filter((rule) => rule !== undefined).toSorted(byPriority)[0];

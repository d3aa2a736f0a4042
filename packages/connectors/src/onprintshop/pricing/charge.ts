import type { Choice } from "./choice.ts";
import type { PlannedAttribute, PricePlan } from "./price-plan.ts";

/**
 * What OnPrintShop would charge for a quantity and choices by this plan: the base row plus the surcharges that hold at
 * exactly that quantity. `null` when it has no such row or a rule hides a choice.
 */
export function chargeOf(plan: PricePlan): (pieces: number, choices: readonly Choice[]) => number | null {
  const attributes = new Map<string, PlannedAttribute>();
  for (const option of plan.options)
    for (const attribute of option.attributes) attributes.set(attribute.choice.key, attribute);
  const base = new Map(
    plan.sizes.map((size) => [size.key, new Map(size.prices.map((row) => [row.pieces, row.retailMinor]))]),
  );
  const surcharges = new Map(
    [...attributes].map(([key, { surcharges }]) => [
      key,
      new Map(surcharges.map((row) => [row.pieces, row.retailMinor])),
    ]),
  );
  return (pieces, choices) => {
    const size = plan.way === "sizes" ? choices[0]?.key : plan.sizes[0]?.key;
    let total = base.get(size ?? "")?.get(pieces);
    if (total === undefined) return null;
    for (const { key } of choices) {
      const attribute = attributes.get(key);
      if (attribute?.hiddenAt.includes(pieces)) return null;
      total += surcharges.get(key)?.get(pieces) ?? 0;
    }
    return total;
  };
}

import type { RunSize } from "@overprint/core/catalogue";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { PublishableProduct } from "@overprint/core/stores";
import { chargeOf } from "./charge.ts";
import type { Axis, Choice } from "./choice.ts";
import { countCombinations, everyCombination } from "./every-combination.ts";
import type { PricePlan, PricePlanRefusal } from "./price-plan.ts";
import { pricedWith } from "./retail.ts";

/** Above this many combinations the check of every one takes longer than a person waits. */
const mostCombinations = 400_000;

/** What a customer fills in, by this plan. */
function axesOf({ way, sizes, options, fixed }: PricePlan): readonly Axis[] {
  const whole = (choices: readonly Choice[]): Axis => ({
    key: "printing",
    title: "",
    isOptional: false,
    choices,
  });
  if (way === "sizes") return [whole(sizes.flatMap(({ choice }) => choice ?? []))];
  const apart = options.map(({ attributes, ...option }) => ({
    ...option,
    choices: attributes.map(({ choice }) => choice),
  }));
  return fixed ? [whole([fixed]), ...apart] : apart;
}

/**
 * Recomputes what OnPrintShop would charge for every combination that can be ordered by this plan, and compares it with
 * our retail price. The plan may be our draft, or what was read back from the store.
 */
export function verifyCharges(
  product: PublishableProduct,
  plan: PricePlan,
): Outcome<Pick<PricePlan, "combinations" | "dearer">, PricePlanRefusal> {
  const axes = axesOf(plan);
  const count = countCombinations(axes, product.runSizes.length);
  if (count > mostCombinations) return refused(tooManyChoices(product, count));
  const charge = chargeOf(plan);
  let [combinations, dearer, mostMinor] = [0, 0, 0];
  for (const { runSize, choices } of everyCombination(axes, product.runSizes)) {
    const retail = pricedWith(product, runSize, choices)?.retailMinor ?? null;
    const charged = charge(runSize.pieces, choices);
    if (charged === null && retail === null) continue;
    if (charged === null || retail === null)
      return refused(notTheSame(product, runSize, choices, retail === null));
    combinations += 1;
    if (charged < retail) return refused(belowRetail(product, runSize, choices, retail - charged));
    if (charged > retail) [dearer, mostMinor] = [dearer + 1, Math.max(mostMinor, charged - retail)];
  }
  return ok({ combinations, dearer: { count: dearer, mostMinor } });
}

const named = (runSize: RunSize, choices: readonly Choice[]) =>
  [`${runSize.pieces} pieces`, ...choices.map(({ label }) => label)].join(", ");
const review = "Sync the product again; if it stays so, publish a smaller selection of its options.";

export const tooManyChoices = (product: PublishableProduct, count: number): PricePlanRefusal => ({
  kind: "too-many-choices",
  reason: `${product.title} has ${count.toLocaleString("en-US")} choices whose prices depend on each other; OnPrintShop cannot add them up exactly.`,
  doNext: "Hide option groups of this product that you do not sell, then publish again.",
});
const belowRetail = (
  product: PublishableProduct,
  runSize: RunSize,
  choices: readonly Choice[],
  short: number,
): PricePlanRefusal => ({
  kind: "below-retail",
  reason: `OnPrintShop would charge ${(short / 100).toFixed(2)} less than the retail price of ${product.title} for ${named(runSize, choices)}.`,
  doNext: review,
});
const notTheSame = (
  product: PublishableProduct,
  runSize: RunSize,
  choices: readonly Choice[],
  isNotSold: boolean,
): PricePlanRefusal => ({
  kind: "below-retail",
  reason: isNotSold
    ? `OnPrintShop would sell ${product.title} for ${named(runSize, choices)}, which the printer does not offer.`
    : `OnPrintShop could not sell ${product.title} for ${named(runSize, choices)}, which the printer offers.`,
  doNext: review,
});

import type { PublishableProduct } from "@overprint/core/stores";
import { type Axis, type Choice, optionAxes } from "./choice.ts";
import { priceOf } from "./retail.ts";

/**
 * Whether an option's surcharge, and whether it is offered at all, depends on the run size alone and not on colour
 * spec and turnaround. Then it can be a drop-down of its own.
 */
export function independentOf(product: PublishableProduct, printing: Axis, axis: Axis): boolean {
  const others = optionAxes(product)
    .filter(({ key, isOptional }) => key !== axis.key && !isOptional)
    .flatMap(({ choices }) => choices.slice(0, 1));
  const neutral: Choice | null = axis.isOptional ? null : (axis.choices[0] ?? null);
  return product.runSizes.every((runSize) => {
    const price = (printed: Choice, choice: Choice | null) =>
      priceOf(
        product,
        runSize,
        [printed, ...(choice ? [choice] : []), ...others].map(({ parts }) => parts),
      );
    return axis.choices.every((choice) => {
      const surcharges = printing.choices.flatMap((printed) => {
        const base = price(printed, neutral);
        if (!base) return price(printed, choice) ? ["only-with-option"] : [];
        const withChoice = price(printed, choice);
        return [withChoice ? withChoice.retailMinor - base.retailMinor : "not-offered"];
      });
      const isCheaper = surcharges.some((surcharge) => typeof surcharge === "number" && surcharge < 0);
      return !isCheaper && new Set(surcharges).size <= 1 && !surcharges.includes("only-with-option");
    });
  });
}

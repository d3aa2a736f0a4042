import type { RunSize } from "@overprint/core/catalogue";
import type { Axis, Choice } from "./choice.ts";

/** How many ways there are to fill in all drop-downs. */
export const countCombinations = (axes: readonly Axis[], runSizes: number): number =>
  axes.reduce((count, axis) => count * (axis.choices.length + (axis.isOptional ? 1 : 0)), runSizes);

/** Every way to fill in the drop-downs, for every run size. Optional ones may be left alone. */
export function* everyCombination(
  axes: readonly Axis[],
  runSizes: readonly RunSize[],
): Generator<{ readonly runSize: RunSize; readonly choices: readonly Choice[] }> {
  for (const runSize of runSizes) for (const choices of fillings(axes)) yield { runSize, choices };
}

function* fillings(axes: readonly Axis[]): Generator<readonly Choice[]> {
  const [axis, ...rest] = axes;
  if (!axis) return yield [];
  const entries: readonly (Choice | null)[] = axis.isOptional ? [null, ...axis.choices] : axis.choices;
  for (const entry of entries) for (const others of fillings(rest)) yield entry ? [entry, ...others] : others;
}

import type { OptionGroup, TradeProduct } from "./trade-product.ts";

/** What can be chosen now and could not before, and the other way round, as sentences. */
export function choiceChanges(before: TradeProduct, after: TradeProduct): readonly string[] {
  return [
    ...listed(
      before.runSizes.map((one) => [one.id, `run size ${one.pieces.toLocaleString("en-US")}`]),
      after.runSizes.map((one) => [one.id, `run size ${one.pieces.toLocaleString("en-US")}`]),
    ),
    ...listed(
      before.colorSpecs.map((one) => [one.id, `color spec ${one.name}`]),
      after.colorSpecs.map((one) => [one.id, `color spec ${one.name}`]),
    ),
    ...listed(
      before.turnarounds.map((one) => [one.id, `turnaround ${one.label}`]),
      after.turnarounds.map((one) => [one.id, `turnaround ${one.label}`]),
    ),
    ...combinationChanges(before, after),
    ...listed(
      before.optionGroups.map((one) => [one.id, `option group ${one.name}`]),
      after.optionGroups.map((one) => [one.id, `option group ${one.name}`]),
    ),
    ...after.optionGroups.flatMap((group) => groupChanges(before, group)),
  ];
}

type Named = readonly (readonly [id: string, name: string])[];

/** New, gone and renamed things of one list. */
function listed(before: Named, after: Named): readonly string[] {
  const old = new Map(before);
  const now = new Map(after);
  return [
    ...after.filter(([id]) => !old.has(id)).map(([, name]) => `New: ${name}.`),
    ...before.filter(([id]) => !now.has(id)).map(([, name]) => `Gone: ${name}.`),
    ...after.flatMap(([id, name]) => {
      const was = old.get(id);
      return was !== undefined && was !== name ? [`Renamed: ${was} is now ${name}.`] : [];
    }),
  ];
}

function combinationChanges(before: TradeProduct, after: TradeProduct): readonly string[] {
  const keys = (product: TradeProduct) =>
    new Set(product.turnaroundRows.map((row) => `${row.turnaroundId} ${row.runSizeId} ${row.colorSpecId}`));
  const old = keys(before);
  const now = keys(after);
  const gone = [...old].filter((key) => !now.has(key)).length;
  const fresh = [...now].filter((key) => !old.has(key)).length;
  return [
    ...(fresh > 0 ? [`${fresh} more combinations of turnaround, run size and color spec.`] : []),
    ...(gone > 0 ? [`${gone} fewer combinations of turnaround, run size and color spec.`] : []),
  ];
}

function groupChanges(before: TradeProduct, group: OptionGroup): readonly string[] {
  const old = before.optionGroups.find((one) => one.id === group.id);
  if (!old) return [];
  const named = (one: OptionGroup): Named =>
    one.options.map((option) => [option.id, `${one.name} ${option.name}`]);
  const rule = (one: OptionGroup) => `${one.min} to ${one.max}`;
  return [
    ...listed(named(old), named({ ...group, name: old.name })),
    ...(rule(old) === rule(group)
      ? []
      : [`${group.name}: choose ${rule(group)} of its options instead of ${rule(old)}.`]),
  ];
}

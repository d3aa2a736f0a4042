import type { Choice, CompleteChoice } from "@overprint/core/configurator";

/** Names of the configurator's fields, short, because they stand in addresses that people share. */
export const fields = {
  runSize: "qty",
  colorSpec: "sides",
  turnaround: "time",
  option: "opt",
  sets: "sets",
} as const;

type Fields = Pick<URLSearchParams, "get" | "getAll">;

/** What an address or a form says was chosen; nothing is checked here. */
export function readChoice(source: Fields): Choice {
  return {
    runSizeId: source.get(fields.runSize) ?? undefined,
    colorSpecId: source.get(fields.colorSpec) ?? undefined,
    turnaroundId: source.get(fields.turnaround) || undefined,
    optionIds: source.getAll(fields.option).filter((id) => id !== ""),
  };
}

export function readSets(source: Pick<URLSearchParams, "get">): number {
  const sets = Number(source.get(fields.sets) ?? 1);
  return Number.isInteger(sets) ? sets : Number.NaN;
}

/** Whether what was asked for is what is shown; when not, the customer is told. */
export function isAsAsked(asked: Choice, shown: CompleteChoice): boolean {
  return (
    (asked.runSizeId === undefined || asked.runSizeId === shown.runSizeId) &&
    (asked.colorSpecId === undefined || asked.colorSpecId === shown.colorSpecId) &&
    (asked.turnaroundId === undefined || asked.turnaroundId === shown.turnaroundId) &&
    (asked.optionIds ?? []).every((id) => shown.optionIds.includes(id))
  );
}

/** The chosen options with those of one group replaced. */
export function withGroup(
  chosen: readonly string[],
  group: { readonly options: readonly { readonly id: string }[] },
  ids: readonly string[],
): readonly string[] {
  const own = new Set(group.options.map(({ id }) => id));
  return [...chosen.filter((id) => !own.has(id)), ...ids.filter((id) => id !== "")];
}

import {
  type Choice,
  type ChoicePrice,
  type CompleteChoice,
  type Configurator,
  type ConfiguratorGroup,
  cellOf,
  surchargeAt,
} from "./configurator.ts";

/** What can be chosen next, given what is chosen: each dimension narrows the ones after it. */
export type OfferedInConfigurator = {
  readonly runSizes: Configurator["runSizes"];
  readonly colorSpecs: Configurator["colorSpecs"];
  readonly turnarounds: Configurator["turnarounds"];
};

/** Lists only what exists: run sizes, then color specs of the run size, then turnarounds of both. */
export function offeredIn(configurator: Configurator, choice: Choice): OfferedInConfigurator {
  const r = placeOf(configurator.runSizes, choice.runSizeId);
  const c = placeOf(configurator.colorSpecs, choice.colorSpecId);
  return {
    runSizes: configurator.runSizes.filter((_, index) => isMade(configurator, index, null, null)),
    colorSpecs: configurator.colorSpecs.filter((_, index) => isMade(configurator, r, index, null)),
    turnarounds: configurator.turnarounds.filter((_, index) => isMade(configurator, r, c, index)),
  };
}

/**
 * A choice that exists and is as near as possible to what was chosen: earlier choices win, what is missing or not made
 * takes the first that is, turnarounds and groups where one must be chosen the cheapest, so that a page opens at the
 * price that the lists name.
 *
 * @returns `null` when the product offers nothing
 */
export function completeIn(configurator: Configurator, choice: Choice): CompleteChoice | null {
  const r = firstMade(configurator.runSizes, choice.runSizeId, (index) =>
    isMade(configurator, index, null, null),
  );
  if (r === null) return null;
  const c =
    firstMade(configurator.colorSpecs, choice.colorSpecId, (index) => isMade(configurator, r, index, null)) ??
    0;
  const asked = placeOf(configurator.turnarounds, choice.turnaroundId);
  const t =
    asked !== null && isMade(configurator, r, c, asked) ? asked : cheapestTurnaround(configurator, r, c);
  const cell = cellOf(configurator, r, c, t ?? 0);
  return {
    runSizeId: configurator.runSizes[r]?.id ?? "",
    colorSpecId: configurator.colorSpecs[c]?.id ?? "",
    turnaroundId: t === null ? null : (configurator.turnarounds[t]?.id ?? null),
    optionIds: configurator.optionGroups.flatMap((group) =>
      completeGroup(group, choice.optionIds ?? [], cell),
    ),
  };
}

/** What one set of a choice costs, or why it cannot be had, in a sentence for the customer. */
export function priceIn(
  configurator: Configurator,
  choice: CompleteChoice,
): { readonly ok: true; readonly value: ChoicePrice } | { readonly ok: false; readonly reason: string } {
  const r = placeOf(configurator.runSizes, choice.runSizeId);
  const c = placeOf(configurator.colorSpecs, choice.colorSpecId);
  const t = choice.turnaroundId === null ? null : placeOf(configurator.turnarounds, choice.turnaroundId);
  const isTurnaroundKnown = configurator.turnarounds.length === 0 ? t === null : t !== null;
  if (r === null || c === null || !isTurnaroundKnown) return { ok: false, reason: "This is not offered." };
  const cell = cellOf(configurator, r, c, t ?? 0);
  const job = configurator.prices[cell] ?? null;
  if (job === null)
    return {
      ok: false,
      reason: "This quantity, color and turnaround are not offered together. Choose another.",
    };
  const problem = configurator.optionGroups
    .map((group) => refuseGroup(group, choice.optionIds))
    .find((reason) => reason !== null);
  if (problem) return { ok: false, reason: problem };
  const options = chosenOptions(configurator, choice.optionIds).map((option) => ({
    id: option.id,
    name: option.name,
    surcharge: surchargeAt(option, cell),
  }));
  const total = options.reduce((sum, option) => sum + option.surcharge, job);
  return { ok: true, value: { total, job, options } };
}

function cheapestTurnaround(configurator: Configurator, r: number, c: number): number | null {
  const priced = configurator.turnarounds.flatMap((_, t) => {
    const price = configurator.prices[cellOf(configurator, r, c, t)] ?? null;
    return price === null ? [] : [{ t, price }];
  });
  return priced.toSorted((a, b) => a.price - b.price || a.t - b.t)[0]?.t ?? null;
}

const chosenOptions = ({ optionGroups }: Configurator, ids: readonly string[]) =>
  optionGroups.flatMap((group) => group.options.filter((option) => ids.includes(option.id)));

function refuseGroup({ name, min, max, options }: ConfiguratorGroup, ids: readonly string[]): string | null {
  const count = options.filter((option) => ids.includes(option.id)).length;
  if (count < min) return `Choose ${min === 1 ? "one" : min} of ${name}.`;
  return count > max ? `Choose at most ${max === 1 ? "one" : max} of ${name}.` : null;
}

function completeGroup(group: ConfiguratorGroup, ids: readonly string[], cell: number): readonly string[] {
  const kept = group.options.filter((option) => ids.includes(option.id)).slice(0, group.max);
  const cheapest = group.options
    .filter((option) => !kept.includes(option))
    .toSorted((a, b) => surchargeAt(a, cell) - surchargeAt(b, cell))
    .slice(0, Math.max(0, group.min - kept.length));
  return group.options
    .filter((option) => kept.includes(option) || cheapest.includes(option))
    .map(({ id }) => id);
}

/** Whether anything is offered with these places; `null` = any. */
function isMade(configurator: Configurator, r: number | null, c: number | null, t: number | null): boolean {
  const { runSizes, colorSpecs, turnarounds, prices } = configurator;
  return places(runSizes.length, r).some((i) =>
    places(colorSpecs.length, c).some((j) =>
      places(Math.max(1, turnarounds.length), t).some((k) => prices[cellOf(configurator, i, j, k)] != null),
    ),
  );
}

const places = (length: number, one: number | null) =>
  one === null ? Array.from({ length }, (_, i) => i) : [one];

function placeOf(all: readonly { readonly id: string }[], id: string | null | undefined): number | null {
  const place = all.findIndex((one) => one.id === id);
  return place < 0 ? null : place;
}

function firstMade(
  all: readonly { readonly id: string }[],
  wanted: string | undefined,
  made: (index: number) => boolean,
): number | null {
  const asked = placeOf(all, wanted);
  if (asked !== null && made(asked)) return asked;
  const first = all.findIndex((_, index) => made(index));
  return first < 0 ? null : first;
}

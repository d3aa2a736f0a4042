import type {
  ColorSpec,
  ColorSpecId,
  Combination,
  OptionId,
  RunSize,
  RunSizeId,
  Turnaround,
  TurnaroundId,
} from "#catalogue/index.ts";
import {
  type BookGroup,
  type BookOption,
  notOffered,
  optionMinor,
  type PriceBook,
  turnaroundColumns,
} from "./price-book.ts";

/** What has been chosen so far; anything may be missing. */
export type PartialChoice = {
  readonly runSizeId?: RunSizeId | undefined;
  readonly colorSpecId?: ColorSpecId | undefined;
  readonly turnaroundId?: TurnaroundId | null | undefined;
  readonly optionIds?: readonly OptionId[] | undefined;
};

export type OfferedGroup = BookGroup & { readonly options: readonly BookOption[] };

/** What the printer offers after a partial choice: every dimension given the ones before it. */
export type OfferedChoices = {
  readonly runSizes: readonly RunSize[];
  readonly colorSpecs: readonly ColorSpec[];
  readonly turnarounds: readonly Turnaround[];
  /** Groups with something to choose; included options are left out. */
  readonly optionGroups: readonly OfferedGroup[];
};

/** Lists only what exists: run sizes, then color specs of the run size, then turnarounds of both, and the options. */
export function offeredChoices(book: PriceBook, choice: PartialChoice): OfferedChoices {
  const r = choice.runSizeId === undefined ? undefined : book.indexOf.runSize.get(choice.runSizeId);
  const c = choice.colorSpecId === undefined ? undefined : book.indexOf.colorSpec.get(choice.colorSpecId);
  return {
    runSizes: book.runSizes.filter((_, index) => isMade(book, index, undefined, undefined)),
    colorSpecs: book.colorSpecs.filter((_, index) => isMade(book, r, index, undefined)),
    turnarounds: book.turnarounds.filter((_, index) => isMade(book, r, c, index)),
    optionGroups: book.groups
      .filter((group) => !group.isIncluded)
      .map((group) => ({ ...group, options: book.options.slice(group.from, group.to) })),
  };
}

/** Whether anything is made with the given run size, color spec and turnaround; `undefined` = any. */
export function isMade(
  book: PriceBook,
  r: number | undefined,
  c: number | undefined,
  t: number | undefined,
): boolean {
  const columns = turnaroundColumns(book);
  for (let i = r ?? 0; i < (r === undefined ? book.runSizes.length : r + 1); i++)
    for (let j = c ?? 0; j < (c === undefined ? book.colorSpecs.length : c + 1); j++)
      for (let k = t ?? 0; k < (t === undefined ? columns : t + 1); k++)
        if (book.turnaround[(i * book.colorSpecs.length + j) * columns + k] !== notOffered) return true;
  return false;
}

/**
 * A combination that exists and is as near as possible to what was chosen so far.
 *
 * Earlier choices win: the run size stays, then the color spec, then the turnaround; what is missing or not made takes
 * the first that is. Groups where one must be chosen take their cheapest option.
 *
 * @returns `null` when the product offers nothing at all
 */
export function completeChoice(book: PriceBook, choice: PartialChoice): Combination | null {
  const r = firstMade(book.runSizes, choice.runSizeId, (index) => isMade(book, index, undefined, undefined));
  if (r === null) return null;
  const c = firstMade(book.colorSpecs, choice.colorSpecId, (index) => isMade(book, r, index, undefined)) ?? 0;
  const t = firstMade(book.turnarounds, choice.turnaroundId ?? undefined, (index) =>
    isMade(book, r, c, index),
  );
  return {
    productId: book.productId,
    runSizeId: book.runSizes[r]?.id as RunSizeId,
    colorSpecId: book.colorSpecs[c]?.id as ColorSpecId,
    turnaroundId: t === null ? null : (book.turnarounds[t]?.id ?? null),
    optionIds: completeOptions(book, r, c, choice.optionIds ?? []),
  };
}

function firstMade<T extends { readonly id: string }>(
  all: readonly T[],
  wanted: string | undefined,
  made: (index: number) => boolean,
): number | null {
  const asked = all.findIndex((one) => one.id === wanted);
  if (asked >= 0 && made(asked)) return asked;
  const first = all.findIndex((_, index) => made(index));
  return first < 0 ? null : first;
}

function completeOptions(
  book: PriceBook,
  r: number,
  c: number,
  ids: readonly OptionId[],
): readonly OptionId[] {
  const wanted = new Set<number>();
  for (const id of ids) {
    const o = book.indexOf.option.get(id);
    if (o !== undefined) wanted.add(o);
  }
  return book.groups.flatMap((group) => groupChoice(book, group, r, c, wanted));
}

function groupChoice(
  book: PriceBook,
  group: BookGroup,
  r: number,
  c: number,
  wanted: ReadonlySet<number>,
): readonly OptionId[] {
  const base = book.base[r * book.colorSpecs.length + c] as number;
  const places = Array.from({ length: group.to - group.from }, (_, index) => group.from + index);
  const kept = places.filter((o) => wanted.has(o)).slice(0, group.max);
  const byPrice = places
    .filter((o) => !kept.includes(o))
    .toSorted((a, b) => optionMinor(book, a, r, base) - optionMinor(book, b, r, base) || a - b);
  return [...kept, ...byPrice.slice(0, Math.max(0, group.min - kept.length))]
    .sort((a, b) => a - b)
    .map((o) => book.options[o]?.id as OptionId);
}

import type { Combination, OptionId } from "#catalogue/index.ts";
import { money } from "#money/index.ts";
import { type Outcome, ok, refused } from "#outcome/index.ts";
import { type BookGroup, notOffered, optionMinor, type PriceBook, turnaroundColumns } from "./price-book.ts";
import type { CombinationRefusal, TradePrice } from "./trade-price.ts";

/** A combination by its places in the price book's tables: run size, color spec, turnaround, options. */
export type Placed = {
  readonly r: number;
  readonly c: number;
  readonly t: number;
  /** Chosen and included options, in the order of the book. */
  readonly options: readonly number[];
};

/**
 * Finds a combination in the price book, with the options that are part of every order of the product added.
 *
 * @returns the first thing that the printer would refuse, in words for people
 */
export function placeCombination(
  book: PriceBook,
  combination: Combination,
): Outcome<Placed, CombinationRefusal> {
  const r = book.indexOf.runSize.get(combination.runSizeId);
  if (r === undefined) return notSold("this run size is not sold");
  const c = book.indexOf.colorSpec.get(combination.colorSpecId);
  if (c === undefined) return notSold("this color spec is not sold");
  const cell = r * book.colorSpecs.length + c;
  if (book.base[cell] === notOffered)
    return notSold(`${pieces(book, r)} pieces are not made in ${book.colorSpecs[c]?.name}`);
  const t = turnaroundAt(book, combination);
  if (t === undefined) return notSold("this turnaround is not sold");
  if (book.turnaround[cell * turnaroundColumns(book) + t] === notOffered)
    return notSold(
      `${book.turnarounds[t]?.label} is not offered for ${pieces(book, r)} pieces in ${book.colorSpecs[c]?.name}`,
    );
  const options = placeOptions(book, combination.optionIds);
  return options.ok ? ok({ r, c, t, options: options.value }) : options;
}

/**
 * Prices one set of a combination: base + turnaround + options, as the printer's quote does.
 *
 * Options that must be taken and leave no choice (size, stock, coating) are part of the price whether the combination
 * lists them or not.
 */
export function priceCombination(
  book: PriceBook,
  combination: Combination,
): Outcome<TradePrice, CombinationRefusal> {
  const placed = placeCombination(book, combination);
  return placed.ok ? ok(pricePlaced(book, placed.value)) : placed;
}

/** The price of a combination that is known to be offered. */
export function pricePlaced(book: PriceBook, { r, c, t, options: chosen }: Placed): TradePrice {
  const { currency } = book;
  const cell = r * book.colorSpecs.length + c;
  const base = book.base[cell] as number;
  const turnaround = book.turnaround[cell * turnaroundColumns(book) + t] as number;
  let total = base + turnaround;
  const options = chosen.map((o) => {
    const minor = optionMinor(book, o, r, base);
    total += minor;
    return { optionId: book.options[o]?.id as OptionId, price: money(minor, currency) };
  });
  return {
    base: money(base, currency),
    turnaround: money(turnaround, currency),
    options,
    total: money(total, currency),
  };
}

function turnaroundAt(book: PriceBook, { turnaroundId }: Combination): number | undefined {
  if (book.turnarounds.length === 0) return turnaroundId === null ? 0 : undefined;
  return turnaroundId === null ? undefined : book.indexOf.turnaround.get(turnaroundId);
}

function placeOptions(
  book: PriceBook,
  ids: readonly OptionId[],
): Outcome<readonly number[], CombinationRefusal> {
  const chosen = new Set<number>();
  for (const optionId of ids) {
    const o = book.indexOf.option.get(optionId);
    if (o === undefined) return refused({ kind: "unknown-option", optionId });
    chosen.add(o);
  }
  for (const group of book.groups) {
    if (group.isIncluded) chosen.add(group.from);
    const problem = refuseGroup(group, chosen);
    if (problem) return refused(problem);
  }
  return ok([...chosen].sort((a, b) => a - b));
}

function refuseGroup(group: BookGroup, chosen: ReadonlySet<number>): CombinationRefusal | null {
  let count = 0;
  for (let o = group.from; o < group.to; o++) if (chosen.has(o)) count++;
  if (count < group.min) return { kind: "option-missing", groupName: group.name };
  if (count > group.max) return { kind: "too-many-options", groupName: group.name, max: group.max };
  return null;
}

const pieces = (book: PriceBook, r: number) => book.runSizes[r]?.pieces.toLocaleString("en-US");
const notSold = (detail: string) => refused<CombinationRefusal>({ kind: "combination-not-offered", detail });

import type { OptionId } from "#catalogue/index.ts";
import { notOffered, optionMinor, type PriceBook, turnaroundColumns } from "./price-book.ts";

/**
 * One line of a product's price grid, by places in the book. `tradeMinor` is the least that the printer charges for it:
 * base + turnaround + included options + the cheapest option of each group where one must be chosen.
 */
export type GridCell = {
  readonly r: number;
  readonly c: number;
  readonly t: number;
  readonly tradeMinor: number;
};

/** The whole price grid: every run size x color spec x turnaround that the printer offers, smallest run first. */
export function priceGrid(book: PriceBook): readonly GridCell[] {
  const cells: GridCell[] = [];
  const columns = turnaroundColumns(book);
  for (let r = 0; r < book.runSizes.length; r++)
    for (let c = 0; c < book.colorSpecs.length; c++) {
      const cell = r * book.colorSpecs.length + c;
      const base = book.base[cell] as number;
      if (base === notOffered) continue;
      const before = base + includedMinor(book, r, base) + cheapestRequiredMinor(book, r, base);
      for (let t = 0; t < columns; t++) {
        const surcharge = book.turnaround[cell * columns + t] as number;
        if (surcharge !== notOffered) cells.push({ r, c, t, tradeMinor: before + surcharge });
      }
    }
  return cells;
}

/** What the options cost that are part of every order of the product. */
export function includedMinor(book: PriceBook, r: number, baseMinor: number): number {
  let sum = 0;
  for (const group of book.groups) if (group.isIncluded) sum += optionMinor(book, group.from, r, baseMinor);
  return sum;
}

function cheapestRequiredMinor(book: PriceBook, r: number, baseMinor: number): number {
  let sum = 0;
  for (const group of book.groups) {
    if (group.isIncluded || group.min === 0) continue;
    for (const o of cheapestRequired(book, r, baseMinor, group)) sum += optionMinor(book, o, r, baseMinor);
  }
  return sum;
}

function cheapestRequired(
  book: PriceBook,
  r: number,
  baseMinor: number,
  group: PriceBook["groups"][number],
): readonly number[] {
  return Array.from({ length: group.to - group.from }, (_, index) => group.from + index)
    .sort((a, b) => optionMinor(book, a, r, baseMinor) - optionMinor(book, b, r, baseMinor) || a - b)
    .slice(0, group.min);
}

/** The cheapest and the dearest line of a product's grid; `null` when nothing is offered. */
export function gridRange(
  grid: readonly GridCell[],
): { readonly lowest: GridCell; readonly highest: GridCell } | null {
  const [first] = grid;
  if (!first) return null;
  let lowest = first;
  let highest = first;
  for (const cell of grid) {
    if (cell.tradeMinor < lowest.tradeMinor) lowest = cell;
    if (cell.tradeMinor > highest.tradeMinor) highest = cell;
  }
  return { lowest, highest };
}

/** What one option costs at every run size in the color spec with the given place, `null` where not made. */
export function optionPrices(book: PriceBook, optionId: OptionId, c: number): readonly (number | null)[] {
  const o = book.indexOf.option.get(optionId);
  return book.runSizes.map((_, r) => {
    const base = book.base[r * book.colorSpecs.length + c] as number;
    return o === undefined || base === notOffered ? null : optionMinor(book, o, r, base);
  });
}

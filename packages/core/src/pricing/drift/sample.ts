import type { Combination } from "#catalogue/index.ts";
import { priceGrid } from "../grid.ts";
import { completeChoice } from "../offered.ts";
import type { PriceBook } from "../price-book.ts";

/** Numbers from 0 (included) to 1 (excluded); the same seed gives the same ones. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Up to `count` different members of a list, in the list's order. */
export function drawSome<T>(all: readonly T[], count: number, next: () => number): readonly T[] {
  const places = new Set<number>();
  const wanted = Math.min(count, all.length);
  while (places.size < wanted) places.add(Math.floor(next() * all.length));
  return [...places].toSorted((a, b) => a - b).map((place) => all[place] as T);
}

/**
 * One combination of a product, drawn by chance: any line of its grid, and for every group a choice that the printer
 * allows. `null` when the product offers nothing.
 */
export function drawCombination(book: PriceBook, next: () => number): Combination | null {
  const grid = priceGrid(book);
  const cell = grid[Math.floor(next() * grid.length)];
  if (!cell) return null;
  const optionIds = book.groups.flatMap((group) => {
    const options = book.options.slice(group.from, group.to);
    const takes = group.min > 0 || next() < 0.5;
    const option = options[Math.floor(next() * options.length)];
    return takes && option ? [option.id] : [];
  });
  return completeChoice(book, {
    runSizeId: book.runSizes[cell.r]?.id,
    colorSpecId: book.colorSpecs[cell.c]?.id,
    turnaroundId: book.turnarounds[cell.t]?.id ?? null,
    optionIds,
  });
}

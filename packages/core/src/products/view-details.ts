import {
  completeChoice,
  jobTradeMinor,
  type MarkupRule,
  notOffered,
  optionMinor,
  type PriceBook,
  placeCombination,
  priceGrid,
  retailPrice,
  surchargeMinor,
  turnaroundColumns,
} from "#pricing/index.ts";

/**
 * One line of View Details' price grid, in whole minor units for one set: the cheapest that can be ordered of this run
 * size, color spec and turnaround.
 */
export type GridLine = {
  readonly runSizeId: string;
  readonly pieces: number;
  readonly colorSpecId: string;
  /** `null` for products without turnarounds. */
  readonly turnaroundId: string | null;
  readonly tradeMinor: number;
  readonly markupMinor: number;
  readonly retailMinor: number;
  readonly marginBps: number;
  readonly flooredBy: "minimum-markup" | "minimum-margin" | null;
};

/** The full price grid of a product through a rule: trade, markup, retail and margin of everything offered. */
export function detailGrid(book: PriceBook, rule: MarkupRule): readonly GridLine[] {
  return priceGrid(book).flatMap(({ r, c, t }) => {
    const [run, color, turnaround] = [book.runSizes[r], book.colorSpecs[c], book.turnarounds[t]];
    const choice = completeChoice(book, {
      runSizeId: run?.id,
      colorSpecId: color?.id,
      turnaroundId: turnaround?.id ?? null,
    });
    const placed = choice && placeCombination(book, choice);
    if (!run || !color || !placed?.ok) return [];
    const price = retailPrice(book, placed.value, rule);
    return {
      runSizeId: run.id,
      pieces: run.pieces,
      colorSpecId: color.id,
      turnaroundId: turnaround?.id ?? null,
      tradeMinor: price.trade.minor,
      markupMinor: price.markup.minor,
      retailMinor: price.retail.minor,
      marginBps: price.marginBps,
      flooredBy: price.flooredBy,
    };
  });
}

/** What one option costs at one run size: the printer's price and what the customer pays; `null` = not made. */
export type OptionCell = { readonly tradeMinor: number; readonly retailMinor: number } | null;

export type OptionLines = {
  readonly groupName: string;
  readonly min: number;
  readonly max: number;
  /** It must be taken and leaves no choice: its price is in every price above. */
  readonly isIncluded: boolean;
  readonly options: readonly { readonly name: string; readonly cells: readonly OptionCell[] }[];
};

/** Option prices by run size, in the color spec with place `c` and its first turnaround. */
export function detailOptions(book: PriceBook, rule: MarkupRule, c: number): readonly OptionLines[] {
  return book.groups.map((group) => ({
    groupName: group.name,
    min: group.min,
    max: group.max,
    isIncluded: group.isIncluded,
    options: book.options.slice(group.from, group.to).map((option, index) => ({
      name: option.name,
      cells: book.runSizes.map((_, r) => optionCell(book, rule, group.from + index, r, c)),
    })),
  }));
}

function optionCell(book: PriceBook, rule: MarkupRule, o: number, r: number, c: number): OptionCell {
  const cell = r * book.colorSpecs.length + c;
  const base = book.base[cell] as number;
  const columns = turnaroundColumns(book);
  const first = book.turnaround
    .subarray(cell * columns, (cell + 1) * columns)
    .find((one) => one !== notOffered);
  if (base === notOffered || first === undefined) return null;
  const tradeMinor = optionMinor(book, o, r, base);
  return {
    tradeMinor,
    retailMinor: surchargeMinor(tradeMinor, jobTradeMinor(book, r, base, first), rule),
  };
}

/** The lowest and highest line of a grid by retail price; `null` for an empty grid. */
export function detailRange(
  grid: readonly GridLine[],
): { readonly lowest: GridLine; readonly highest: GridLine } | null {
  const sorted = grid.toSorted((a, b) => a.retailMinor - b.retailMinor || a.tradeMinor - b.tradeMinor);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  return lowest && highest ? { lowest, highest } : null;
}

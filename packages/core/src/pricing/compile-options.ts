import type { OptionGroup, OptionId, OptionPriceRow, RunSize, TradeOption } from "#catalogue/index.ts";
import type { BookGroup, BookOption } from "./price-book.ts";
import { divideHalfUp } from "./rounding.ts";

const dearestMinor = 2_000_000_000;

/** The option half of a price book. */
export type CompiledOptions = {
  readonly groups: readonly BookGroup[];
  readonly options: readonly BookOption[];
  readonly index: ReadonlyMap<OptionId, number>;
  readonly amounts: Int32Array;
  readonly shares: Int32Array;
};

/** Numbers the options of all groups and works out what each costs at every run size. */
export function compileOptions(
  all: readonly OptionGroup[],
  runSizes: readonly RunSize[],
  oddities: string[],
): CompiledOptions {
  const groups: BookGroup[] = [];
  const options: TradeOption[] = [];
  const index = new Map<OptionId, number>();
  for (const group of all) {
    const from = options.length;
    for (const option of group.options) {
      if (index.has(option.id)) {
        oddities.push(`${option.name} is listed twice; the one in the first group counts.`);
        continue;
      }
      index.set(option.id, options.length);
      options.push(option);
    }
    const compiled = bookGroup(group, from, options.length, oddities);
    if (compiled) groups.push(compiled);
  }
  return { groups, options: options.map(bookOption), index, ...priceTables(options, runSizes, oddities) };
}

const bookOption = ({ id, name, description }: TradeOption): BookOption => ({ id, name, description });

/** A group as the book keeps it; `null` when it holds nothing to choose. */
function bookGroup(group: OptionGroup, from: number, to: number, oddities: string[]): BookGroup | null {
  const count = to - from;
  if (count === 0) {
    if (group.min > 0)
      oddities.push(`${group.name} must be chosen but has no options; the product is sold without it.`);
    return null;
  }
  const max = Math.min(Math.max(1, group.max), count);
  const min = Math.min(Math.max(0, group.min), max);
  if (group.min > max)
    oddities.push(`${group.name} asks for ${group.min} of ${count} options; ${min} counts.`);
  const { id, name, kind } = group;
  return { id, name, kind, min, max, from, to, isIncluded: count === 1 && min === 1 };
}

function priceTables(options: readonly TradeOption[], runSizes: readonly RunSize[], oddities: string[]) {
  const amounts = new Int32Array(options.length * runSizes.length);
  const shares = new Int32Array(options.length * runSizes.length);
  options.forEach((option, o) => {
    runSizes.forEach(({ pieces }, r) => {
      const rows = option.prices.filter((row) => row.fromPieces <= pieces && pieces <= row.toPieces);
      const cost = dearest(rows, pieces);
      if (cost.isDoubtful)
        oddities.push(`${option.name} has two prices at ${pieces} pieces; the dearer counts.`);
      const at = o * runSizes.length + r;
      amounts[at] = withinReason(cost.amount, option.name, oddities);
      shares[at] = withinReason(cost.share, option.name, oddities);
    });
    warnOfGaps(option, runSizes, oddities);
  });
  return { amounts, shares };
}

function dearest(rows: readonly OptionPriceRow[], pieces: number) {
  let amount = 0;
  let share = 0;
  for (const row of rows) {
    if (row.kind === "share") share = Math.max(share, row.shareMillionths);
    else amount = Math.max(amount, amountAt(row, pieces));
  }
  const prices = new Set(
    rows.map((row) => (row.kind === "share" ? `${row.shareMillionths} share` : amountAt(row, pieces))),
  );
  return { amount, share, isDoubtful: prices.size > 1 };
}

/**
 * What an amount row costs for one set: the price, and the price per quantity where it has one, half up to a whole cent.
 * A quantity of 0 means that there is no price per quantity.
 */
function amountAt(row: OptionPriceRow & { readonly kind: "amount" }, pieces: number): number {
  if (row.perQtyMicros <= 0 || row.perPieces <= 0) return row.priceMinor;
  return row.priceMinor + divideHalfUp(pieces * row.perQtyMicros, row.perPieces * 10_000);
}

function withinReason(value: number, name: string, oddities: string[]): number {
  if (Number.isInteger(value) && value >= 0 && value <= dearestMinor) return value;
  oddities.push(`A price of ${name} cannot be right (${value}); counted as 0.`);
  return 0;
}

function warnOfGaps(option: TradeOption, runSizes: readonly RunSize[], oddities: string[]): void {
  if (option.prices.length === 0) return;
  const without = runSizes.filter(
    ({ pieces }) => !option.prices.some((row) => row.fromPieces <= pieces && pieces <= row.toPieces),
  );
  if (without.length > 0)
    oddities.push(
      `${option.name} has no price for ${without.map((run) => run.pieces).join(", ")} pieces; counted as 0.`,
    );
}

import type { Combination } from "#catalogue/index.ts";
import { addMoney, formatMoney, type Money, zero } from "#money/index.ts";
import type { TradeQuote } from "#printer/index.ts";
import type { PriceBook } from "../price-book.ts";
import { priceCombination } from "../price-combination.ts";

/** One line of the two computations; `null` = this side does not have the line. */
export type ComparedLine = {
  readonly label: string;
  readonly ours: Money | null;
  readonly theirs: Money | null;
};

/** A combination that the printer prices otherwise than our price book, line by line. */
export type PriceDifference = {
  readonly combination: Combination;
  readonly code: string;
  /** `"500 pieces, 4/4, 2-4 Business Days, Round Corners"`. */
  readonly described: string;
  readonly lines: readonly ComparedLine[];
};

/**
 * Compares the price book with the printer's own quote.
 *
 * @param quote - `null` when the printer says that it does not offer the combination
 * @returns `null` when both agree on every line
 */
export function comparePrices(
  book: PriceBook,
  combination: Combination,
  quote: TradeQuote | null,
): PriceDifference | null {
  const priced = priceCombination(book, combination);
  const ours = priced.ok ? priced.value : null;
  if (ours === null && quote === null) return null;
  const options = ours ? addMoney(zero(book.currency), ...ours.options.map(({ price }) => price)) : null;
  const lines: readonly ComparedLine[] = [
    { label: "Base price", ours: ours?.base ?? null, theirs: quote?.base ?? null },
    { label: "Turnaround", ours: ours?.turnaround ?? null, theirs: quote?.turnaround ?? null },
    ...(ours?.options ?? []).map(({ optionId, price }) => ({
      label: `- ${optionName(book, optionId)}`,
      ours: price,
      theirs: null,
    })),
    { label: "Options", ours: options, theirs: quote?.options ?? null },
    { label: "Total", ours: ours?.total ?? null, theirs: quote?.total ?? null },
  ];
  const differs = lines.some(
    (line) => !line.label.startsWith("- ") && line.ours?.minor !== line.theirs?.minor,
  );
  return differs
    ? { combination, code: book.code, described: describeCombination(book, combination), lines }
    : null;
}

/** The two computations as lines of text, the printer's beside ours. */
export function differenceText({ lines }: PriceDifference): string {
  return lines
    .map(({ label, ours, theirs }) =>
      label.startsWith("- ")
        ? `${label}: ours ${amount(ours)}`
        : `${label}: ours ${amount(ours)}, 4over ${amount(theirs)}`,
    )
    .join("\n");
}

/** A combination in words, without size, stock and coating, which are the product's own. */
export function describeCombination(book: PriceBook, combination: Combination): string {
  const run = book.runSizes[book.indexOf.runSize.get(combination.runSizeId) ?? -1];
  const color = book.colorSpecs[book.indexOf.colorSpec.get(combination.colorSpecId) ?? -1];
  const turnaround =
    combination.turnaroundId === null
      ? undefined
      : book.turnarounds[book.indexOf.turnaround.get(combination.turnaroundId) ?? -1];
  const included = new Set(
    book.groups.filter((group) => group.isIncluded).map((group) => book.options[group.from]?.id),
  );
  const options = combination.optionIds.filter((id) => !included.has(id)).map((id) => optionName(book, id));
  return [run && `${run.pieces.toLocaleString("en-US")} pieces`, color?.name, turnaround?.label, ...options]
    .filter((part) => part !== undefined)
    .join(", ");
}

const optionName = (book: PriceBook, id: Combination["optionIds"][number]) =>
  book.options[book.indexOf.option.get(id) ?? -1]?.name ?? id;
const amount = (value: Money | null) => (value ? formatMoney(value) : "not offered");

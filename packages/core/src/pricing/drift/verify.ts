import type { Combination, TradeProductId } from "#catalogue/index.ts";
import type { FetchOptions, TradePrinter } from "#printer/index.ts";
import type { OpenProblem, Problems } from "#problems/index.ts";
import type { PriceBook } from "../price-book.ts";
import { comparePrices, differenceText, type PriceDifference } from "./compare.ts";
import { drawCombination, drawSome, seededNumbers } from "./sample.ts";

export type VerifyPorts = {
  readonly fetchQuote: TradePrinter["fetchQuote"];
  readonly problems: Problems;
  /** Products that may be drawn. */
  readonly listProductIds: () => Promise<readonly TradeProductId[]>;
  /** `null` when the product is gone or cannot be priced. */
  readonly loadPriceBook: (id: TradeProductId) => Promise<PriceBook | null>;
};

export type PriceVerification = {
  readonly compared: number;
  readonly differences: readonly PriceDifference[];
};

/**
 * Compares a seeded sample of combinations with the printer's own quotes. Each product that differs opens one problem that
 * shows both computations line by line; a product that was drawn and agrees again has its problem cleared.
 *
 * Makes one call to the printer for each combination. Faults of the printer are thrown; what was compared before stays.
 */
export async function verifyPrices(
  ports: VerifyPorts,
  { seed, count }: { readonly seed: number; readonly count: number },
  options: FetchOptions = {},
): Promise<PriceVerification> {
  const next = seededNumbers(seed);
  const differences: PriceDifference[] = [];
  let compared = 0;
  for (const id of drawSome(await ports.listProductIds(), count, next)) {
    const book = await ports.loadPriceBook(id);
    const combination = book && drawCombination(book, next);
    if (!book || !combination) continue;
    const difference = await compareOne(ports, book, combination, options);
    compared += 1;
    if (difference) differences.push(difference);
    await report(ports.problems, book, difference);
  }
  return { compared, differences };
}

async function compareOne(
  { fetchQuote }: VerifyPorts,
  book: PriceBook,
  combination: Combination,
  options: FetchOptions,
): Promise<PriceDifference | null> {
  const quote = await fetchQuote(combination, options);
  return comparePrices(book, combination, quote.ok ? quote.value : null);
}

async function report(
  problems: Problems,
  book: PriceBook,
  difference: PriceDifference | null,
): Promise<void> {
  const key = `price-differs:${book.productId}`;
  if (difference) await problems.open(priceProblem(key, book, difference));
  else await problems.clear(key, "the printer's quote agrees again");
}

function priceProblem(key: string, book: PriceBook, difference: PriceDifference): OpenProblem {
  return {
    key,
    code: "pricing/differs-from-quote",
    severity: "needs-a-decision",
    subjects: [{ kind: "product", id: book.productId, label: book.code }],
    what: `4over quotes ${book.code} otherwise than our price book: ${difference.described}.`,
    meaning: `Until it is cleared up, the margin of this product is not what View Details shows.\n${differenceText(difference)}`,
    doNext:
      "Sync the product's category again. If it still differs, unpublish the product and report the lines above.",
    link: `/admin/products?q=${encodeURIComponent(book.code)}`,
  };
}

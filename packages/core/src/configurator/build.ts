import type { Currency } from "#money/index.ts";
import {
  type BookGroup,
  includedMinor,
  type MarkupRule,
  notOffered,
  optionMinor,
  type PriceBook,
  retailSteps,
  surchargeMinor,
  turnaroundColumns,
} from "#pricing/index.ts";
import type { Configurator, ConfiguratorGroup } from "./configurator.ts";
import { printedSides, productionDays } from "./reading.ts";

/** Builds the product page's data from the price book and the rule that decides the retail price. */
export function configuratorFor(productId: string, book: PriceBook, rule: MarkupRule): Configurator {
  return {
    productId,
    currency: book.currency,
    runSizes: book.runSizes.map(({ id, pieces }) => ({ id, pieces })),
    colorSpecs: book.colorSpecs.map(({ id, name }) => ({ id, name, sides: printedSides(name) })),
    turnarounds: book.turnarounds.map(({ id, label }) => ({ id, label, days: productionDays(label) })),
    optionGroups: book.groups.filter((group) => !group.isIncluded).map((group) => groupOf(book, group, rule)),
    prices: cells(book, null, (trade) => retailSteps(trade, rule).retailMinor),
  };
}

/** Calls `price` with the trade price of the job in every cell, and with the base price and run size that it came from. */
function cells<Missing>(
  book: PriceBook,
  missing: Missing,
  price: (jobMinor: number, baseMinor: number, r: number) => number,
): (number | Missing)[] {
  const columns = turnaroundColumns(book);
  return Array.from(book.turnaround, (surcharge, at) => {
    const cell = Math.floor(at / columns);
    const base = book.base[cell] as number;
    const r = Math.floor(cell / Math.max(1, book.colorSpecs.length));
    return surcharge === notOffered || base === notOffered
      ? missing
      : price(base + surcharge + includedMinor(book, r, base), base, r);
  });
}

function groupOf(book: PriceBook, group: BookGroup, rule: MarkupRule): ConfiguratorGroup {
  return {
    id: group.id,
    name: group.name,
    min: group.min,
    max: group.max,
    options: book.options.slice(group.from, group.to).map(({ id, name, description }, index) => ({
      id,
      name,
      description: description === name ? "" : description,
      surcharge: compact(
        cells(book, 0, (job, base, r) =>
          surchargeMinor(optionMinor(book, group.from + index, r, base), job, rule),
        ),
      ),
    })),
  };
}

const compact = (surcharges: readonly number[]): number | readonly number[] => {
  const [first = 0] = surcharges;
  return surcharges.every((one) => one === first) ? first : surcharges;
};

/** A price list of a product of the shop's own: pieces and what they cost the customer. */
export type OwnPrices = readonly { readonly pieces: number; readonly priceMinor: number }[];

/** The ids that a product of the shop's own uses where there is nothing to choose. */
export const ownColorSpecId = "as-described";

/** The configurator of a product of the shop's own: quantities at fixed prices, nothing else to choose. */
export function ownConfigurator(
  productId: string,
  currency: Currency,
  prices: OwnPrices,
  sides: 1 | 2 = 2,
): Configurator {
  const rows = prices.toSorted((a, b) => a.pieces - b.pieces);
  return {
    productId,
    currency,
    runSizes: rows.map(({ pieces }) => ({ id: String(pieces), pieces })),
    colorSpecs: [{ id: ownColorSpecId, name: "As described", sides }],
    turnarounds: [],
    optionGroups: [],
    prices: rows.map(({ priceMinor }) => priceMinor),
  };
}

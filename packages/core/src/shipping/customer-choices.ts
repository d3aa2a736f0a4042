import { type Money, money } from "#money/index.ts";
import { addBusinessDays, type IsoDate } from "./business-days.ts";
import type { ShippingOption, ShippingQuote } from "./quote.ts";

/**
 * One way to ship as a customer sees it. There is no facility and no printer in it: those are for the shop alone.
 * `code` is what the order keeps; `from` and `to` bound the day on which the parcel arrives.
 */
export type ShippingChoice = {
  readonly code: string;
  readonly name: string;
  readonly price: Money;
  readonly arrives: { readonly from: IsoDate; readonly to: IsoDate };
};

/** One row of the shop's own shipping table: works with no printer in reach. */
export type FlatShippingRow = {
  readonly code: string;
  readonly name: string;
  readonly priceMinor: number;
  /** Added once for every started 5 lb above the first. */
  readonly perFivePoundsMinor: number;
  readonly transitDays: { readonly from: number; readonly to: number };
};

/** How the shop prices shipping for its customers. */
export type ShippingPolicy = {
  /** `quote`: the printer's live quote with our markup, the table when there is no quote; `table`: the table always. */
  readonly source: "quote" | "table";
  /** Added to a quoted price, in basis points, rounded up to a whole cent. */
  readonly markupBps: number;
  readonly handlingMinor: number;
  readonly table: readonly FlatShippingRow[];
};

/**
 * The shop's default: live quotes plus 10 %, and a table in the names and the order of speed that carriers use.
 *
 * @source names and codes: 4over shipping services; prices of the table are ours
 */
export const defaultShippingPolicy: ShippingPolicy = {
  source: "quote",
  markupBps: 1000,
  handlingMinor: 0,
  table: [
    {
      code: "03",
      name: "Ground",
      priceMinor: 1295,
      perFivePoundsMinor: 350,
      transitDays: { from: 2, to: 5 },
    },
    { code: "12", name: "3 Day", priceMinor: 2195, perFivePoundsMinor: 650, transitDays: { from: 3, to: 3 } },
    {
      code: "02",
      name: "2nd Day Air",
      priceMinor: 2995,
      perFivePoundsMinor: 900,
      transitDays: { from: 2, to: 2 },
    },
    {
      code: "13",
      name: "Next Day Air",
      priceMinor: 4495,
      perFivePoundsMinor: 1400,
      transitDays: { from: 1, to: 1 },
    },
  ],
};

/** What has to be known of a cart to offer shipping from the table. `readyOn` bounds the end of production. */
export type ParcelEstimate = {
  readonly currency: Money["currency"];
  readonly weightLb: number;
  readonly readyOn: { readonly from: IsoDate; readonly to: IsoDate };
};

/** The choices of the shop's own table, cheapest first. */
export function tableChoices(policy: ShippingPolicy, parcel: ParcelEstimate): readonly ShippingChoice[] {
  const steps = Math.max(0, Math.ceil((parcel.weightLb - 5) / 5));
  const choices = policy.table.map((row) => ({
    code: row.code,
    name: row.name,
    price: money(row.priceMinor + steps * row.perFivePoundsMinor + policy.handlingMinor, parcel.currency),
    arrives: {
      from: addBusinessDays(parcel.readyOn.from, row.transitDays.from),
      to: addBusinessDays(parcel.readyOn.to, row.transitDays.to),
    },
  }));
  return cheapestFirst(choices);
}

/**
 * The choices of the printer's quotes for all order products together, cheapest first: a service is offered when
 * every quote has it, at the sum of its cheapest prices plus our markup, arriving with the last parcel.
 *
 * @param quotes - one quote per order product that the printer makes
 * @returns empty when no service is common to all, or a quote names no date
 */
export function quotedChoices(
  quotes: readonly ShippingQuote[],
  policy: ShippingPolicy,
): readonly ShippingChoice[] {
  const perQuote = quotes.map((quote) =>
    quote.kind === "quoted" ? cheapestByCode(quote.options) : new Map(),
  );
  const [first, ...rest] = perQuote;
  if (!first) return [];
  const common = [...first.keys()].filter((code) => rest.every((options) => options.has(code)));
  return cheapestFirst(
    common.flatMap((code) => {
      const options = perQuote.map((byCode) => byCode.get(code)).filter((option) => option !== undefined);
      const choice = combined(code, options, policy);
      return choice ? [choice] : [];
    }),
  );
}

function cheapestByCode(options: readonly ShippingOption[]): ReadonlyMap<string, ShippingOption> {
  const byCode = new Map<string, ShippingOption>();
  for (const option of options) {
    const known = byCode.get(option.code);
    if (!known || option.price.minor < known.price.minor) byCode.set(option.code, option);
  }
  return byCode;
}

function combined(
  code: string,
  options: readonly ShippingOption[],
  policy: ShippingPolicy,
): ShippingChoice | null {
  const [first] = options;
  const dates = options.map((option) => option.inHandDate);
  if (!first || dates.some((date) => date === null)) return null;
  const latest = dates.reduce<string>((late, date) => (date !== null && date > late ? date : late), "");
  const quoted = options.reduce((sum, option) => sum + option.price.minor, 0);
  const price = quoted + Math.ceil((quoted * policy.markupBps) / 10_000) + policy.handlingMinor;
  return {
    code,
    name: plainServiceName(first.name),
    price: money(price, first.price.currency),
    arrives: { from: latest, to: addBusinessDays(latest, 1) },
  };
}

/** A service name without the words that say nothing to a customer: `Ground Shipping` is `Ground`. */
const plainServiceName = (name: string): string => name.replace(/\s+Shipping(?:\s+Service)?\b/i, "").trim();

const cheapestFirst = (choices: readonly ShippingChoice[]): readonly ShippingChoice[] =>
  [...choices].sort((a, b) => a.price.minor - b.price.minor || a.arrives.to.localeCompare(b.arrives.to));

/** The number of pieces and their sheet area give a weight good enough for the table: 16 pt card, 0.075 lb a square foot. */
export function estimateWeightLb(pieces: number, areaSquareInches: number): number {
  return Math.ceil(((pieces * areaSquareInches) / 144) * 0.075 * 10) / 10;
}

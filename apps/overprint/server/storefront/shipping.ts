import type { Combination } from "@overprint/core/catalogue";
import type { PricedCart, PricedLine } from "@overprint/core/orders";
import type { Clock, Outcome } from "@overprint/core/outcome";
import {
  type Address,
  addBusinessDays,
  estimateWeightLb,
  type IsoDate,
  type ParcelEstimate,
  quotedChoices,
  type ShippingChoice,
  type ShippingPolicy,
  type ShippingQuote,
  tableChoices,
} from "@overprint/core/shipping";

/** Asks the printer what shipping one order product costs; a refusal or a fault leaves it to the shop's table. */
export type FetchQuote = (
  combination: Combination,
  shipTo: Address,
  sets: number,
  signal: AbortSignal,
) => Promise<Outcome<ShippingQuote, unknown>>;

export type ShippingPorts = {
  readonly policy: () => Promise<ShippingPolicy>;
  readonly fetchQuote: FetchQuote;
  readonly clock: Clock;
  readonly timeZone: () => Promise<string>;
  /** Milliseconds until the table serves instead of a quote; customers do not wait longer. */
  readonly patienceMs?: number;
};

/**
 * The ways to ship a cart to an address: the printer's quotes with our markup when every order product has one in
 * time, otherwise the shop's own table. It never fails and is never empty.
 */
export async function offerShipping(
  cart: PricedCart,
  shipTo: Address,
  ports: ShippingPorts,
): Promise<readonly ShippingChoice[]> {
  const policy = await ports.policy();
  const quotes = policy.source === "quote" ? await quotesFor(cart.lines, shipTo, ports) : null;
  const quoted = quotes ? quotedChoices(quotes, policy) : [];
  if (quoted.length > 0) return quoted;
  return tableChoices(policy, await estimateParcel(cart, ports));
}

/** One quote a line, or `null` when any is missing: a sum with a hole in it would be too low. */
async function quotesFor(
  lines: readonly PricedLine[],
  shipTo: Address,
  { fetchQuote, patienceMs = 4_000 }: ShippingPorts,
): Promise<readonly ShippingQuote[] | null> {
  if (lines.length === 0) return null;
  const signal = AbortSignal.timeout(patienceMs);
  const asked = lines.map(async ({ priced, line }) => {
    if (!priced.combination) return null;
    const answer = await fetchQuote(priced.combination, shipTo, line.chosen.sets, signal);
    return answer.ok ? answer.value : null;
  });
  const quotes = await Promise.all(asked).catch(() => null);
  const present = (quotes ?? []).filter((quote) => quote !== null);
  return present.length === lines.length ? present : null;
}

async function estimateParcel(cart: PricedCart, ports: ShippingPorts): Promise<ParcelEstimate> {
  const today = todayIn(await ports.timeZone(), ports.clock);
  const from = Math.max(0, ...cart.lines.map(({ priced }) => priced.productionDays.from));
  const to = Math.max(0, ...cart.lines.map(({ priced }) => priced.productionDays.to));
  const pounds = cart.lines.map(({ priced, line }) =>
    estimateWeightLb(priced.pieces * line.chosen.sets, priced.areaSquareInches),
  );
  return {
    currency: cart.subtotal.currency,
    weightLb: pounds.reduce((sum, weight) => sum + weight, 0),
    readyOn: { from: addBusinessDays(today, from), to: addBusinessDays(today, to) },
  };
}

/** The calendar date in a time zone, `YYYY-MM-DD`. */
export function todayIn(timeZone: string, clock: Clock): IsoDate {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(clock.now());
}

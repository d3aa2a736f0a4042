import { type Money, money } from "@overprint/core/money";
import { readCents } from "@overprint/fourover";

/** 4over's prices are in US dollars. @source PDF p. 71; no other currency has been seen */
export const tradeCurrency = "USD";

export const usd = (cents: number): Money => money(cents, tradeCurrency);

/** An amount as 4over writes it, in whole cents; missing and `null` are 0, anything that is not an amount is `null`. */
export function readTradeAmount(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? 0 : readCents(value);
}

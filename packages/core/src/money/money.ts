import { type Outcome, ok, refused } from "#outcome/index.ts";

export const currencies = ["USD", "CAD"] as const;
export type Currency = (typeof currencies)[number];

/** An exact amount: `minor` is a whole number of the currency's minor unit (US cents). */
export type Money = { readonly minor: number; readonly currency: Currency };

export type MoneyProblem = { readonly kind: "not-an-amount"; readonly text: string };

export const money = (minor: number, currency: Currency): Money => ({ minor, currency });
export const zero = (currency: Currency): Money => ({ minor: 0, currency });

/** The sum of amounts in one currency. Mixing currencies is a bug and throws. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  return others.reduce((sum, next) => {
    assertSameCurrency(sum, next);
    return { minor: sum.minor + next.minor, currency: sum.currency };
  }, first);
}

export function subtractMoney(from: Money, amount: Money): Money {
  assertSameCurrency(from, amount);
  return { minor: from.minor - amount.minor, currency: from.currency };
}

export function timesMoney(amount: Money, whole: number): Money {
  if (!Number.isInteger(whole)) throw new Error(`money is multiplied by whole numbers, not ${whole}`);
  return { minor: amount.minor * whole, currency: amount.currency };
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`cannot combine ${a.currency} with ${b.currency}`);
}

/**
 * Reads a price written as decimal text: `"226.5"`, `"95"`, `"21.84"`.
 *
 * @returns exact minor units, or `not-an-amount` for anything else, negatives and a third decimal included
 */
export function readAmount(text: string, currency: Currency): Outcome<Money, MoneyProblem> {
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!parts) return refused({ kind: "not-an-amount", text });
  const [, whole, fraction = ""] = parts;
  return ok({ minor: Number(whole) * 100 + Number(fraction.padEnd(2, "0")), currency });
}

/** `$1,234.50` or `CA$1,234.50`: an amount with its currency, for people. */
export function formatMoney(amount: Money): string {
  const sign = amount.minor < 0 ? "-" : "";
  const cents = Math.abs(amount.minor);
  const whole = Math.floor(cents / 100).toLocaleString("en-US");
  const symbol = amount.currency === "USD" ? "$" : "CA$";
  return `${sign}${symbol}${whole}.${String(cents % 100).padStart(2, "0")}`;
}

import { type Currency, currencies, type Money, readAmount } from "@overprint/core/money";

/** Minor units of an amount as OnPrintShop writes it: `"31.5"`, `"31.50000"`. `null` when it is not one. */
export function readMinor(text: string | null): number | null {
  const read = readAmount((text ?? "").replace(/(\.\d{2})0+$/, "$1"), "USD");
  return read.ok ? read.value.minor : null;
}

/** The order's own currency, or the store's when the order does not say; `null` for one we do not sell in. */
export function readCurrency(code: string | null, storeCurrency: Currency): Currency | null {
  if (!code) return storeCurrency;
  return currencies.find((currency) => currency === code.toUpperCase()) ?? null;
}

export const moneyOf = (text: string | null, currency: Currency): Money => ({
  minor: readMinor(text) ?? 0,
  currency,
});

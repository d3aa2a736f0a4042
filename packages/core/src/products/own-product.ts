import type { OwnPrices } from "#configurator/index.ts";
import { type Currency, readAmount } from "#money/index.ts";
import { type Outcome, ok, refused } from "#outcome/index.ts";

export type PriceListRefusal = { readonly line: number; readonly reason: string };

/**
 * Reads a price list as a person types it, one quantity a line: `100 = 24.99`, `250: $39`, `1,000 89.50`.
 *
 * @returns quantities in ascending order, or the first line that cannot be read and why
 */
export function readPriceList(typed: string, currency: Currency): Outcome<OwnPrices, PriceListRefusal> {
  const rows: { pieces: number; priceMinor: number }[] = [];
  for (const [index, text] of typed.split(/\r?\n/).entries()) {
    if (text.trim() === "") continue;
    const row = readRow(text, currency);
    if (typeof row === "string") return refused({ line: index + 1, reason: row });
    if (rows.some(({ pieces }) => pieces === row.pieces))
      return refused({ line: index + 1, reason: `${row.pieces} pieces are listed twice.` });
    rows.push(row);
  }
  if (rows.length === 0)
    return refused({ line: 1, reason: "Enter at least one quantity and its price: 100 = 24.99" });
  return ok(rows.toSorted((a, b) => a.pieces - b.pieces));
}

function readRow(text: string, currency: Currency): OwnPrices[number] | string {
  const parts = /^\s*([\d,]+)\s*(?:=|:|\s)\s*\$?\s*([\d,]+(?:\.\d+)?)\s*$/.exec(text);
  if (!parts) return "Write a quantity and its price: 100 = 24.99";
  const pieces = Number(parts[1]?.replaceAll(",", ""));
  const price = readAmount(parts[2]?.replaceAll(",", "") ?? "", currency);
  if (!(pieces >= 1 && pieces <= 10_000_000)) return "A quantity is a whole number from 1.";
  if (!price.ok || price.value.minor === 0)
    return "A price is an amount above zero with at most two decimals.";
  return { pieces, priceMinor: price.value.minor };
}

/** A price list as it was typed: one quantity a line. */
export const priceListText = (prices: OwnPrices): string =>
  prices.map(({ pieces, priceMinor }) => `${pieces} = ${(priceMinor / 100).toFixed(2)}`).join("\n");

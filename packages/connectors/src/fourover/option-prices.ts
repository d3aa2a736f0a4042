import type { OptionPriceRow } from "@overprint/core/catalogue";
import { readDecimal, type OptionPriceRow as WireRow } from "@overprint/fourover";
import { readTradeAmount } from "./trade-amount.ts";

const mostPieces = 1_000_000_000;

/**
 * Reads one ragged price row of an option: keys are left out rather than null, and a missing price is 0.
 *
 * @returns the row, or the words for what is wrong with it
 * @source "Option prices" page 757, PDF pp. 21-22, feed sample "Spot UV Back"
 */
export function readOptionPrice(row: WireRow): OptionPriceRow | string {
  const fromPieces = row.startqty ?? 0;
  const toPieces = row.endqty ?? mostPieces;
  if (fromPieces > toPieces) return `the range ${fromPieces} to ${toPieces} is upside down`;
  const range = { fromPieces, toPieces };
  return row.is_percentage ? readShare(row, range) : readSum(row, range);
}

type Range = { readonly fromPieces: number; readonly toPieces: number };

function readShare(row: WireRow, range: Range): OptionPriceRow | string {
  const shareMillionths = readDecimal(row.price ?? "0", 6);
  if (shareMillionths === null || shareMillionths < 0)
    return `"${row.price}" is not a share of the base price`;
  return { kind: "share", ...range, shareMillionths };
}

function readSum(row: WireRow, range: Range): OptionPriceRow | string {
  const priceMinor = readTradeAmount(row.price);
  if (priceMinor === null) return `"${row.price}" is not an amount`;
  const perQtyMicros = readDecimal(row.price_per_qty ?? "0", 6);
  if (perQtyMicros === null || perQtyMicros < 0) return `"${row.price_per_qty}" is not a price per quantity`;
  const perPieces = Number(row.qty ?? 0);
  if (!Number.isInteger(perPieces) || perPieces < 0) return `"${row.qty}" is not a quantity`;
  return { kind: "amount", ...range, priceMinor, perQtyMicros, perPieces, isFlatFee: row.is_flat_fee };
}

/** Rows that say the same twice are one; the published sample has such a pair. */
export function withoutRepeats(rows: readonly OptionPriceRow[]): readonly OptionPriceRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

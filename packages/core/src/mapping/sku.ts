/** A product code taken apart: `16PT-RCBCMATT-2X3.5`. */
export type ProductCode = {
  readonly stock: string;
  readonly product: string;
  readonly size: string | null;
};

/**
 * Reads a code by 4over's grammar `STOCK-PRODUCT+FINISH-SIZE`; `null` for anything else. Sizes with the decimal point
 * dropped (`2X35`) are left as they are.
 *
 * @source product codes of the printer; the grammar is deduced from them
 */
export function readProductCode(text: string): ProductCode | null {
  const parts = /^([A-Z0-9]{2,16})-([A-Z0-9]{2,24})(?:-([\d.]+(?:X[\d.]+)+))?$/.exec(
    text.trim().toUpperCase(),
  );
  return parts ? { stock: parts[1] ?? "", product: parts[2] ?? "", size: parts[3] ?? null } : null;
}

/** How many of three parts two codes share, 0 to 1: the whole code is 1. */
export function codeLikeness(a: ProductCode, b: ProductCode): number {
  const same = [a.stock === b.stock, a.product === b.product, a.size === b.size];
  return same.filter(Boolean).length / same.length;
}

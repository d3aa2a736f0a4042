/**
 * Reads a price as 4over writes it: `"6.50"`, `"22"`, `"68.1"`, or the text of a JSON number.
 *
 * @returns whole US cents, or `null` for anything else: negatives, exponents, a third decimal that is not zero
 * @source 4over "Option prices", "Product quote" samples
 */
export function readCents(value: string | number): number | null {
  const exact = readDecimal(value, 2);
  return exact === null || exact < 0 ? null : exact;
}

/**
 * Reads a decimal exactly: `readDecimal("0.015", 6)` is 15000 millionths.
 *
 * @param scale - decimal places of the whole number returned (0 to 6)
 * @returns `null` when the text is not a plain decimal, does not fit the scale, or is too large to be exact
 */
export function readDecimal(value: string | number, scale: number): number | null {
  const parts = /^(-?)(\d{1,9})(?:\.(\d{1,12}))?$/.exec(String(value).trim());
  if (!parts) return null;
  const [, sign, whole = "", fraction = ""] = parts;
  if (/[1-9]/.test(fraction.slice(scale))) return null;
  const units = Number(whole + fraction.slice(0, scale).padEnd(scale, "0"));
  return Number.isSafeInteger(units) ? (sign && units !== 0 ? -units : units) : null;
}

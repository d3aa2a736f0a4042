/**
 * Divides whole numbers and rounds half up to a whole number, exactly.
 *
 * @param numerator - zero or more
 * @param denominator - one or more
 */
export function divideHalfUp(numerator: number, denominator: number): number {
  const doubled = 2 * numerator + denominator;
  if (Number.isSafeInteger(doubled)) return Math.floor(doubled / (2 * denominator));
  return Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));
}

/** Divides whole numbers and rounds up to a whole number, exactly. */
export function divideUp(numerator: number, denominator: number): number {
  if (Number.isSafeInteger(numerator)) return Math.ceil(numerator / denominator);
  return Number((BigInt(numerator) + BigInt(denominator) - 1n) / BigInt(denominator));
}

/** `amount x share / whole`, rounded half up, exact also where the product leaves the safe whole numbers. */
export function shareHalfUp(amount: number, share: number, whole: number): number {
  const product = amount * share;
  if (Number.isSafeInteger(2 * product + whole)) return divideHalfUp(product, whole);
  return Number((2n * BigInt(amount) * BigInt(share) + BigInt(whole)) / (2n * BigInt(whole)));
}

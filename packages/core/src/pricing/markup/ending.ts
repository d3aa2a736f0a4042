import type { PriceEnding } from "./markup-rule.ts";

/** Rounds a job's price to its ending, and up to the next one where that would go under the floor. */
export function endPrice(minor: number, floorMinor: number, rounding: PriceEnding): number {
  if (rounding.kind === "none") return Math.max(minor, floorMinor);
  const { endingMinor, direction } = rounding;
  const above = endingAtLeast(minor, endingMinor);
  const below = above - 100;
  const goesDown = direction === "nearest" && below >= 0 && minor - below < above - minor;
  return goesDown && below >= floorMinor ? below : endingAtLeast(Math.max(minor, floorMinor), endingMinor);
}

/**
 * Rounds what an option adds. With endings it is a whole number of dollars, so that a total keeps its ending: $23.99
 * and $8.00 for round corners is $31.99.
 */
export function endSurcharge(minor: number, floorMinor: number, rounding: PriceEnding): number {
  return endPrice(minor, floorMinor, rounding.kind === "none" ? rounding : { ...rounding, endingMinor: 0 });
}

const endingAtLeast = (minor: number, endingMinor: number) =>
  minor + ((((endingMinor - minor) % 100) + 100) % 100);

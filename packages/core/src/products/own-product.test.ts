import { expect, test } from "vitest";
import { priceListText, readPriceList } from "./own-product.ts";

test("a price list is read as people type it", () => {
  expect(readPriceList("250: $39\n\n100 = 24.99\n1,000 1,089.50", "USD")).toEqual({
    ok: true,
    value: [
      { pieces: 100, priceMinor: 2499 },
      { pieces: 250, priceMinor: 3900 },
      { pieces: 1000, priceMinor: 108950 },
    ],
  });
});

test.each([
  ["100 = free", 1, "Write a quantity and its price: 100 = 24.99"],
  ["100 = 24.99\n100 = 20", 2, "100 pieces are listed twice."],
  ["100 = 24.999", 1, "A price is an amount above zero with at most two decimals."],
  ["100 = 0", 1, "A price is an amount above zero with at most two decimals."],
  ["0 = 10", 1, "A quantity is a whole number from 1."],
  ["", 1, "Enter at least one quantity and its price: 100 = 24.99"],
])("%j is refused at its line", (typed, line, reason) => {
  expect(readPriceList(typed, "USD")).toEqual({ ok: false, problem: { line, reason } });
});

test("a price list is shown as it can be typed again", () => {
  const text = "100 = 24.99\n1000 = 89.50";
  const read = readPriceList(text, "USD");
  expect(read.ok && priceListText(read.value)).toBe(text);
});

import { expect, test } from "vitest";
import { readNumber } from "./read-number.ts";

test.each([
  ["60 minutes", 60],
  ["3.5 %", 3.5],
  ["-100 %", -100],
  ["1,000", 1_000],
  ["0 %", 0],
  [".5", 0.5],
  ["250", 250],
])("a field that shows %j posts %d", (shown, number) => {
  expect(readNumber(shown)).toBe(number);
});

test.each([[""], [" %"], ["soon"], [null]])("a field that shows %j posts no number", (shown) => {
  expect(readNumber(shown)).toBeNaN();
});

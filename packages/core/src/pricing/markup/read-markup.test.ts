import { expect, test } from "vitest";
import { readMarkup, readMinor, readShare } from "./read-markup.ts";

test.each([
  ["35", 3_500],
  ["35.5 %", 3_550],
  ["-100 %", -10_000],
  ["10,000 %", 1_000_000],
  ["3.125", null],
  ["a lot", null],
])("the share %s is read", (text, bps) => {
  expect(readShare(text)).toBe(bps);
});

test.each([
  ["5", 500],
  ["$1,250.50", 125_050],
  ["5 %", null],
  ["", null],
])("the amount %s is read", (text, minor) => {
  expect(readMinor(text)).toBe(minor);
});

test("a markup is read by its kind", () => {
  expect(readMarkup("percent", "40")).toEqual({ kind: "percent", rateBps: 4_000 });
  expect(readMarkup("fixed", "4")).toEqual({ kind: "fixed", amountMinor: 400 });
});

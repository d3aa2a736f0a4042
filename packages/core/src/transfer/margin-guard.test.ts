import { expect, test } from "vitest";
import { formatMoney, money } from "#money/index.ts";
import { guardDrift, guardMargin, marginOf, shareFreight } from "./margin-guard.ts";

const usd = (minor: number) => money(minor, "USD");
const cost = (goods: number, shipping = 0) => ({ goods: usd(goods), shipping: usd(shipping), tax: usd(0) });
const limits = { leastMarginBps: 1_000, driftBps: 300 };

test("$52.00 paid for $30.55 of goods and freight leaves $21.45, 41.25 %", () => {
  expect(marginOf(usd(5_200), cost(2_000, 1_055))).toEqual({
    paid: usd(5_200),
    cost: usd(3_055),
    left: usd(2_145),
    bps: 4_125,
  });
});

test.each([
  ["at the limit passes", 10_000, 9_000, true],
  ["a cent under the limit is held", 10_000, 9_001, false],
  ["a loss is held", 10_000, 12_000, false],
  ["nothing paid for something is held", 0, 1, false],
  ["nothing paid for nothing passes", 0, 0, true],
])("%s", (_title, paid, goods, passes) => {
  expect(guardMargin(marginOf(usd(paid), cost(goods)), limits) === null).toBe(passes);
});

test("a held margin names both amounts", () => {
  expect(guardMargin(marginOf(usd(5_200), cost(5_000, 455)), limits)?.what).toBe(
    "The customer paid $52.00, 4over asks $54.55 with freight: -$2.55 is left (-4.9 %), the limit is 10 %.",
  );
});

test.each([
  [2_000, 2_060, null],
  [2_000, 2_062, "4over's price was $20.00 when this was prepared and is $20.62 now (+3.1 %)."],
  [2_000, 1_500, null],
])("goods that cost %i then and %i now: %s", (was, is, what) => {
  expect(guardDrift(usd(was), usd(is), limits)?.what ?? null).toBe(what);
});

test("freight is shared by price and the cents add up", () => {
  const shares = shareFreight(usd(1_000), [usd(1_000), usd(1_000), usd(1_000)]);
  expect(shares.map(formatMoney)).toEqual(["$3.34", "$3.33", "$3.33"]);
});

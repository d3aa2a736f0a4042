import { expect, test } from "vitest";
import { aRule, ending, fixed, oneBand, percent } from "./markup-rule.fixture.ts";
import type { MarkupRule } from "./markup-rule.ts";
import { marginBps, retailSteps, surchargeMinor } from "./retail-price.ts";

const retail = (tradeMinor: number, changes: Partial<MarkupRule>) => retailSteps(tradeMinor, aRule(changes));

test.each<[string, number, Partial<MarkupRule>, number]>([
  ["35 % on $226.50", 22650, { bands: oneBand(percent(35)) }, 30578],
  ["a fixed $5.00 on $9.00", 900, { bands: oneBand(fixed(500)) }, 1400],
  ["12.5 % on $10.04, half a cent up", 1004, { bands: oneBand(percent(12.5)) }, 1130],
  [
    "35 % with a minimum markup of $5.00 on $9.00",
    900,
    { bands: oneBand(percent(35)), minimumMarkupMinor: 500 },
    1400,
  ],
  [
    "10 % with a minimum margin of 20 % on $10.00",
    1000,
    { bands: oneBand(percent(10)), minimumMarginBps: 2000 },
    1250,
  ],
  ["40 % ending in .99, up", 1660, { rounding: ending(99) }, 2399],
  ["40 % ending in .99, already there", 1714, { bands: oneBand(fixed(685)), rounding: ending(99) }, 2399],
  ["40 % ending in .99, nearest below", 1672, { rounding: ending(99, "nearest") }, 2299],
  ["40 % on whole dollars, up", 1660, { rounding: ending(0) }, 2400],
  ["40 % on whole dollars, nearest", 1700, { rounding: ending(0, "nearest") }, 2400],
  ["a few cents ending in .99", 10, { rounding: ending(99, "nearest") }, 99],
])("%s: %i cents of trade price retail at %i", (_, trade, changes, expected) => {
  expect(retail(trade, changes).retailMinor).toBe(expected);
});

const byCost = [
  { fromMinor: 0, markup: percent(100) },
  { fromMinor: 2_000, markup: percent(60) },
  { fromMinor: 10_000, markup: percent(40) },
];

test.each([
  [1_999, 3_998],
  [2_000, 3_200],
  [9_999, 15_998],
  [10_000, 14_000],
])("a job of %i cents takes the markup of its cost range and retails at %i", (trade, expected) => {
  expect(retail(trade, { bands: byCost }).retailMinor).toBe(expected);
});

test("the minimum that decided is named", () => {
  expect(retail(900, { minimumMarkupMinor: 500 }).flooredBy).toBe("minimum-markup");
  expect(retail(900, { minimumMarginBps: 5000 }).flooredBy).toBe("minimum-margin");
  expect(retail(900, {}).flooredBy).toBeNull();
});

test("rounding to the nearest ending goes up where it would break the floor, and says so", () => {
  const steps = retail(1_000, {
    bands: oneBand(percent(20)),
    minimumMarkupMinor: 205,
    rounding: ending(0, "nearest"),
  });
  expect(steps).toEqual({
    tradeMinor: 1000,
    markedUpMinor: 1200,
    floorMinor: 1205,
    retailMinor: 1300,
    flooredBy: "minimum-markup",
    isRoundingClamped: true,
  });
});

test.each<[string, number, Partial<MarkupRule>, number]>([
  ["takes the percentage of the job's cost range", 1000, { bands: byCost }, 1600],
  ["is not charged the job's fixed markup again", 450, { bands: oneBand(fixed(500)) }, 450],
  ["keeps the minimum margin", 1000, { bands: oneBand(fixed(500)), minimumMarginBps: 2000 }, 1250],
  ["is whole dollars under a .99 ending, so that totals keep it", 560, { rounding: ending(99) }, 800],
  [
    "goes up when the nearest dollar is below cost",
    120,
    { bands: oneBand(percent(10)), rounding: ending(99, "nearest") },
    200,
  ],
  ["stays free when the printer charges nothing", 0, { minimumMarginBps: 2000, rounding: ending(99) }, 0],
])("an option's surcharge %s", (_, optionTrade, changes, expected) => {
  expect(surchargeMinor(optionTrade, 2_000, aRule(changes))).toBe(expected);
});

test.each([
  [1000, 1250, 2000],
  [1000, 1000, 0],
  [1500, 1000, -5000],
  [0, 0, 0],
])("%i cents of cost in %i cents of retail leave a margin of %i basis points", (trade, price, expected) => {
  expect(marginBps(trade, price)).toBe(expected);
});

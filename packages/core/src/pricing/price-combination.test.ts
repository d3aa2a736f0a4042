import { expect, test } from "vitest";
import { compile } from "./compile.ts";
import { priceCombination } from "./price-combination.ts";
import { priceSets, readSetRange } from "./quantity-discount.ts";
import {
  aGroup,
  aTradeProduct,
  colorSpecId,
  fee,
  optionId,
  perPieces,
  runSizeId,
  share,
  turnaroundId,
} from "./trade-product.fixture.ts";

type Choice = readonly [pieces: number, color: string, turnaround: string | null, ...options: string[]];

function price(product: ReturnType<typeof aTradeProduct>, [pieces, color, turnaround, ...options]: Choice) {
  return priceCombination(compile(product), {
    productId: product.id,
    runSizeId: runSizeId(pieces),
    colorSpecId: colorSpecId(color),
    turnaroundId: turnaround === null ? null : turnaroundId(turnaround),
    optionIds: options.map(optionId),
  });
}

function totalOf(product: ReturnType<typeof aTradeProduct>, choice: Choice): number {
  const outcome = price(product, choice);
  if (!outcome.ok) throw new Error(`not priced: ${JSON.stringify(outcome.problem)}`);
  return outcome.value.total.minor;
}

/** @source 4over "Base prices" page: product 90988145-57a1-40c6-a29e-904ecd3f96e1 */
test.each([
  [100, "4/0", 650],
  [100, "4/1", 650],
  [7500, "4/1", 5900],
])("%i pieces in %s cost their base price when there is nothing else", (pieces, color, cents) => {
  const product = aTradeProduct({ base: { 100: { "4/0": 650, "4/1": 650 }, 7500: { "4/1": 5900 } } });
  expect(totalOf(product, [pieces, color, null])).toBe(cents);
});

/** @source 4over "Product quote" page: base 95, options 17.5, turnaround 114, total 226.5 */
test("the published flyer quote of $226.50 is base $95 + options $17.50 + turnaround $114", () => {
  const product = aTradeProduct({
    code: "100GLC-FLUC-8.5X11",
    base: { 250: { "4/4": 9500 } },
    turnarounds: { "5-7 Business Days": 11400 },
    groups: [aGroup("Folding Options", [0, 1], { "Half Fold": [fee(1750)] })],
  });
  const outcome = price(product, [250, "4/4", "5-7 Business Days", "Half Fold"]);
  expect(outcome).toEqual({
    ok: true,
    value: {
      base: { minor: 9500, currency: "USD" },
      turnaround: { minor: 11400, currency: "USD" },
      options: [{ optionId: "Half Fold", price: { minor: 1750, currency: "USD" } }],
      total: { minor: 22650, currency: "USD" },
    },
  });
});

/** @source 4over "Option prices" page: "Yes Bundles of 50", one row per run size */
const bundlesOf50 = [
  [100, 1950],
  [250, 1950],
  [500, 2184],
  [750, 2200],
  [1000, 2392],
  [2500, 3600],
  [5000, 4950],
  [7500, 6150],
  [10000, 7350],
  [15000, 10050],
  [20000, 11550],
  [25000, 13950],
  [30000, 16300],
  [35000, 19000],
  [40000, 22300],
] as const;
const bundled = aTradeProduct({
  base: Object.fromEntries(bundlesOf50.map(([pieces]) => [pieces, { "4/4": 1000 }])),
  groups: [
    aGroup("Bundling", [0, 1], {
      "Bundles of 50": bundlesOf50.map(([pieces, cents]) => fee(cents, pieces, pieces)),
    }),
  ],
});

test.each(bundlesOf50)("bundles of 50 at %i pieces cost the published %i cents", (pieces, cents) => {
  expect(totalOf(bundled, [pieces, "4/4", null, "Bundles of 50"])).toBe(1000 + cents);
});

test("an option priced per thousand adds its price per quantity to its fee", () => {
  const product = aTradeProduct({
    base: { 2500: { "4/4": 5000 } },
    groups: [aGroup("Scoring", [0, 1], { "Score in Half": [perPieces(1800, 900_000, 100)] })],
  });
  // $18.00 + 2500 / 100 x $0.90 = $40.50
  expect(totalOf(product, [2500, "4/4", null, "Score in Half"])).toBe(5000 + 4050);
});

test("a price per quantity with a quantity of 0 is not divided by", () => {
  const product = aTradeProduct({
    base: { 500: { "4/4": 5000 } },
    groups: [aGroup("Proof", [0, 1], { "PDF Proof": [perPieces(500, 15_000, 0)] })],
  });
  expect(totalOf(product, [500, "4/4", null, "PDF Proof"])).toBe(5500);
});

test("half a cent of a price per quantity rounds up", () => {
  const product = aTradeProduct({
    base: { 50: { "4/4": 1000 } },
    // 50 x $0.0005 = $0.025
    groups: [aGroup("Drilling", [0, 1], { "1 Hole": [perPieces(0, 500, 1)] })],
  });
  expect(totalOf(product, [50, "4/4", null, "1 Hole"])).toBe(1003);
});

test("a percentage is a fraction of the base price, not of the turnaround", () => {
  const product = aTradeProduct({
    base: { 500: { "4/4": 1041 } },
    turnarounds: { "Next Business Day": 2000 },
    groups: [aGroup("Spot UV Sides", [0, 1], { "Spot UV Front": [share(220_000)] })],
  });
  // 22 % of $10.41 is $2.2902
  expect(totalOf(product, [500, "4/4", "Next Business Day", "Spot UV Front"])).toBe(1041 + 2000 + 229);
});

test("an option without any price row is free", () => {
  const product = aTradeProduct({
    base: { 500: { "4/4": 1000 } },
    groups: [aGroup("Spot UV Sides", [1, 1], { "Spot UV Back": [] })],
  });
  expect(totalOf(product, [500, "4/4", null])).toBe(1000);
});

test("an option that must be taken and leaves no choice is in the price unasked", () => {
  const product = aTradeProduct({
    base: { 500: { "4/4": 1000 } },
    groups: [aGroup("Coating", [1, 1], { "Spot UV": [fee(250)] })],
  });
  expect(totalOf(product, [500, "4/4", null])).toBe(1250);
  expect(totalOf(product, [500, "4/4", null, "Spot UV"])).toBe(1250);
});

test.each([
  [
    [750, "4/4", "Next Business Day"],
    { kind: "combination-not-offered", detail: "this run size is not sold" },
  ],
  [
    [500, "1/0", "Next Business Day"],
    { kind: "combination-not-offered", detail: "this color spec is not sold" },
  ],
  [
    [1000, "4/0", "Next Business Day"],
    { kind: "combination-not-offered", detail: "1,000 pieces are not made in 4/0" },
  ],
  [
    [1000, "4/4", "Next Business Day"],
    {
      kind: "combination-not-offered",
      detail: "Next Business Day is not offered for 1,000 pieces in 4/4",
    },
  ],
  [[500, "4/4", null], { kind: "combination-not-offered", detail: "this turnaround is not sold" }],
  [[500, "4/4", "Next Business Day", "Gold"], { kind: "unknown-option", optionId: "Gold" }],
  [[500, "4/4", "Next Business Day"], { kind: "option-missing", groupName: "Envelopes" }],
  [
    [500, "4/4", "Next Business Day", "A2", "None"],
    { kind: "too-many-options", groupName: "Envelopes", max: 1 },
  ],
] as const)("%j is refused with the reason", (choice, problem) => {
  const product = aTradeProduct({
    base: { 500: { "4/4": 1000, "4/0": 900 }, 1000: { "4/4": 1500 } },
    turnarounds: { "Next Business Day": { "500 4/4": 500, "500 4/0": 500 }, "2-4 Business Days": 0 },
    groups: [aGroup("Envelopes", [1, 1], { None: [fee(0)], A2: [fee(2500)] })],
  });
  expect(price(product, choice as unknown as Choice)).toEqual({ ok: false, problem });
});

/** @source 4over "Quantity discounts" page: 4-9 sets of 1,000 business cards take 0.07 off */
test.each([
  [3, 9000, 0],
  [4, 12000, 840],
  [9, 27000, 1890],
  [10, 30000, 0],
])("%i sets of a $30.00 job cost %i cents less %i cents of quantity discount", (sets, before, discount) => {
  const outcome = price(aTradeProduct({ base: { 1000: { "4/0": 3000 } } }), [1000, "4/0", null]);
  if (!outcome.ok) throw new Error("the job is offered");
  const at = { runSizeId: runSizeId(1000), colorSpecId: colorSpecId("4/0") };
  const discounts = [{ ...at, fromSets: 4, toSets: 9, shareMillionths: 70_000 }];
  expect(priceSets(outcome.value, sets, at, discounts)).toEqual({
    before: { minor: before, currency: "USD" },
    discount: { minor: discount, currency: "USD" },
    total: { minor: before - discount, currency: "USD" },
  });
});

test.each([
  ["4-9", { fromSets: 4, toSets: 9 }],
  ["10", { fromSets: 10, toSets: 10 }],
  ["10+", { fromSets: 10, toSets: Number.MAX_SAFE_INTEGER }],
  ["9-4", null],
  ["many", null],
])("the set range %s is read", (text, range) => {
  expect(readSetRange(text)).toEqual(range);
});

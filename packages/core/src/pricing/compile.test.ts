import { expect, test } from "vitest";
import type { TradeProduct } from "#catalogue/index.ts";
import { money } from "#money/index.ts";
import { compile } from "./compile.ts";
import { gridRange, priceGrid } from "./grid.ts";
import { completeChoice, offeredChoices } from "./offered.ts";
import { priceCombination } from "./price-combination.ts";
import { aGroup, aTradeProduct, colorSpecId, fee, runSizeId, turnaroundId } from "./trade-product.fixture.ts";

const cards = aTradeProduct({
  base: { 500: { "4/0": 900, "4/4": 1000 }, 100: { "4/0": 600 }, 1000: { "4/4": 1500 } },
  turnarounds: {
    "2-4 Business Days": 0,
    "Next Business Day": { "100 4/0": 400, "500 4/4": 550 },
  },
  groups: [
    aGroup("Coating", [1, 1], { Matte: [fee(10)] }),
    aGroup("Envelopes", [1, 1], { A2: [fee(2500)], None: [fee(0)] }),
    aGroup("Corners", [0, 1], { Rounded: [fee(450)] }),
  ],
});

test("the grid lists what is offered, smallest run first, with included and cheapest required options", () => {
  const book = compile(cards);
  const lines = priceGrid(book).map(({ r, c, t, tradeMinor }) => [
    book.runSizes[r]?.pieces,
    book.colorSpecs[c]?.name,
    book.turnarounds[t]?.label,
    tradeMinor,
  ]);
  expect(lines).toEqual([
    [100, "4/0", "2-4 Business Days", 610],
    [100, "4/0", "Next Business Day", 1010],
    [500, "4/0", "2-4 Business Days", 910],
    [500, "4/4", "2-4 Business Days", 1010],
    [500, "4/4", "Next Business Day", 1560],
    [1000, "4/4", "2-4 Business Days", 1510],
  ]);
});

test("lowest and highest are the ends of the grid, and an empty grid has neither", () => {
  const range = gridRange(priceGrid(compile(cards)));
  expect(range?.lowest.tradeMinor).toBe(610);
  expect(range?.highest.tradeMinor).toBe(1560);
  expect(gridRange([])).toBeNull();
});

test("each choice narrows what is offered next", () => {
  const book = compile(cards);
  const offered = offeredChoices(book, { runSizeId: runSizeId(500), colorSpecId: colorSpecId("4/0") });
  expect(offered.runSizes.map((run) => run.pieces)).toEqual([100, 500, 1000]);
  expect(offered.colorSpecs.map((color) => color.name)).toEqual(["4/0", "4/4"]);
  expect(offered.turnarounds.map((turnaround) => turnaround.label)).toEqual(["2-4 Business Days"]);
  expect(offered.optionGroups.map((group) => group.name)).toEqual(["Envelopes", "Corners"]);
  const thousand = offeredChoices(book, { runSizeId: runSizeId(1000) });
  expect(thousand.colorSpecs.map((color) => color.name)).toEqual(["4/4"]);
});

test("an unfinished choice is completed with what exists and the cheapest required option", () => {
  const completed = completeChoice(compile(cards), {
    runSizeId: runSizeId(1000),
    colorSpecId: colorSpecId("4/0"),
    turnaroundId: turnaroundId("Next Business Day"),
  });
  expect(completed).toEqual({
    productId: cards.id,
    runSizeId: "1000",
    colorSpecId: "4/4",
    turnaroundId: "2-4 Business Days",
    optionIds: ["Matte", "None"],
  });
});

test("a product without a turnaround group is priced without one", () => {
  const book = compile(aTradeProduct({ base: { 500: { "4/4": 1000 } } }));
  const completed = completeChoice(book, {});
  expect(completed?.turnaroundId).toBeNull();
  expect(completed && priceCombination(book, completed)).toMatchObject({
    ok: true,
    value: { total: { minor: 1000 } },
  });
});

test("a product without prices offers nothing and says so", () => {
  const book = compile(aTradeProduct({ code: "14PT-X", base: {} }));
  expect(priceGrid(book)).toEqual([]);
  expect(completeChoice(book, {})).toBeNull();
  expect(book.oddities).toEqual(["14PT-X has no base prices and cannot be sold."]);
});

const oddities: readonly (readonly [string, Partial<TradeProduct>, string])[] = [
  [
    "a negative base price",
    { basePrices: [{ ...at(500, "4/4"), price: money(-1, "USD"), canGroupShip: false }] },
    "A base price of -1 cents cannot be right; left out.",
  ],
  [
    "two base prices for one combination",
    {
      basePrices: [
        { ...at(500, "4/4"), price: money(900, "USD"), canGroupShip: false },
        { ...at(500, "4/4"), price: money(1000, "USD"), canGroupShip: false },
      ],
    },
    "Two different base prices for one combination (900 and 1000 cents); the dearer counts.",
  ],
  [
    "a base price for an unlisted run size",
    {
      basePrices: [
        { ...at(500, "4/4"), price: money(900, "USD"), canGroupShip: false },
        { ...at(750, "4/4"), price: money(1000, "USD"), canGroupShip: false },
      ],
    },
    "A base price names a run size or color spec that 14PT-BCMATT-2X3.5 does not list; left out.",
  ],
  [
    "a required group without options",
    { optionGroups: [aGroup("Stock", [1, 1], {})] },
    "Stock must be chosen but has no options; the product is sold without it.",
  ],
  [
    "an option with two prices at one run size",
    { optionGroups: [aGroup("Corners", [0, 1], { Rounded: [fee(400), fee(500)] })] },
    "Rounded has two prices at 500 pieces; the dearer counts.",
  ],
  [
    "an option priced for other run sizes only",
    { optionGroups: [aGroup("Corners", [0, 1], { Rounded: [fee(400, 1, 499)] })] },
    "Rounded has no price for 500 pieces; counted as 0.",
  ],
  [
    "an option listed twice",
    {
      optionGroups: [
        aGroup("Corners", [0, 1], { Rounded: [fee(400)] }),
        aGroup("Radius", [0, 1], { Rounded: [fee(900)] }),
      ],
    },
    "Rounded is listed twice; the one in the first group counts.",
  ],
];

function at(pieces: number, color: string) {
  return { runSizeId: runSizeId(pieces), colorSpecId: colorSpecId(color) };
}

test.each(oddities)("%s is kept out or kept safe, and named", (_, change, sentence) => {
  const product = { ...aTradeProduct({ base: { 500: { "4/4": 1000 } } }), ...change };
  expect(compile(product).oddities).toEqual([sentence]);
});

test("ten thousand options compile into a book that prices one of them", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => [`Option ${index}`, [fee(index)]] as const);
  const product = aTradeProduct({
    base: { 500: { "4/4": 1000 } },
    groups: [aGroup("Everything", [0, 10_000], Object.fromEntries(names))],
  });
  const book = compile(product);
  const completed = completeChoice(book, {});
  expect(
    completed && priceCombination(book, { ...completed, optionIds: [names[9_999]?.[0] as never] }),
  ).toMatchObject({ ok: true, value: { total: { minor: 10_999 } } });
});

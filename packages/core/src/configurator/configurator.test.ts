import fc from "fast-check";
import { expect, test } from "vitest";
import type { ColorSpecId, OptionId, RunSizeId, TurnaroundId } from "#catalogue/index.ts";
import { compile, placeCombination, retailPrice } from "#pricing/index.ts";
import { aRule, ending, oneBand, percent } from "#pricing/markup/markup-rule.fixture.ts";
import { aGroup, aTradeProduct, fee, perPieces, share } from "#pricing/trade-product.fixture.ts";
import { configuratorFor, ownConfigurator } from "./build.ts";
import { completeIn, offeredIn, priceIn } from "./choose.ts";
import { finishedSize, printedSides, productionDays } from "./reading.ts";

const cards = aTradeProduct({
  base: { 100: { "4/0": 600 }, 500: { "4/0": 900, "4/4": 1000 }, 1000: { "4/4": 15_000 } },
  turnarounds: { "2-4 Business Days": 0, "Next Business Day": { "100 4/0": 400, "500 4/4": 550 } },
  groups: [
    aGroup("Coating", [1, 1], { Matte: [fee(10)] }),
    aGroup("Envelopes", [1, 1], { A2: [fee(2500)], None: [fee(0)] }),
    aGroup("Corners", [0, 1], { Rounded: [perPieces(450, 12_000, 1)] }),
    aGroup("Spot UV", [0, 1], { Front: [share(220_000)] }),
  ],
});
const byCost = aRule({
  bands: [
    { fromMinor: 0, markup: percent(80) },
    { fromMinor: 5_000, markup: percent(40) },
  ],
  minimumMarkupMinor: 500,
  rounding: ending(99),
});
const configurator = configuratorFor("cards", compile(cards), byCost);

test("the page's data lays the retail prices out by run size, color spec and turnaround", () => {
  // $6.10 + $5.00 minimum -> $11.99; $10.10 + 80 % -> $18.99; ...; $150.10 + 40 % -> $210.99
  expect(configurator.prices).toEqual([
    1199,
    1899,
    null,
    null,
    1699,
    null,
    1899,
    2899,
    null,
    null,
    21099,
    null,
  ]);
});

test("an option's surcharge is one number where it is the same everywhere", () => {
  const [envelopes, corners, spotUv] = configurator.optionGroups;
  expect(envelopes?.options.map((option) => option.surcharge)).toEqual([
    [4500, 4500, 0, 0, 4500, 0, 4500, 4500, 0, 0, 3500, 0],
    0,
  ]);
  expect(corners?.options[0]?.surcharge).toEqual([1100, 1100, 0, 0, 1900, 0, 1900, 1900, 0, 0, 2400, 0]);
  expect(spotUv?.options[0]?.surcharge).toEqual([300, 300, 0, 0, 400, 0, 400, 400, 0, 0, 4700, 0]);
});

test("choices that do not exist are not offered, and an unfinished choice is completed", () => {
  expect(offeredIn(configurator, { runSizeId: "1000" }).colorSpecs.map(({ name }) => name)).toEqual(["4/4"]);
  expect(completeIn(configurator, { runSizeId: "1000", colorSpecId: "4/0" })).toEqual({
    runSizeId: "1000",
    colorSpecId: "4/4",
    turnaroundId: "2-4 Business Days",
    optionIds: ["None"],
  });
});

test("a page opens at the cheapest turnaround, whatever comes first in the printer's list", () => {
  const rushFirst = aTradeProduct({
    base: { 500: { "4/4": 1000 } },
    turnarounds: { "Next Business Day": 500, "2-4 Business Days": 0 },
  });
  const opened = completeIn(configuratorFor("cards", compile(rushFirst), byCost), {});
  expect(opened?.turnaroundId).toBe("2-4 Business Days");
});

test("the price is the job and its surcharges, and keeps its .99", () => {
  const choice = completeIn(configurator, { runSizeId: "500", colorSpecId: "4/4", optionIds: ["Rounded"] });
  expect(choice && priceIn(configurator, choice)).toEqual({
    ok: true,
    value: {
      total: 3799,
      job: 1899,
      options: [
        { id: "None", name: "None", surcharge: 0 },
        { id: "Rounded", name: "Rounded", surcharge: 1900 },
      ],
    },
  });
});

test.each([
  [{ runSizeId: "750", colorSpecId: "4/4", turnaroundId: null, optionIds: [] }, "This is not offered."],
  [
    { runSizeId: "1000", colorSpecId: "4/0", turnaroundId: "2-4 Business Days", optionIds: ["None"] },
    "This quantity, color and turnaround are not offered together. Choose another.",
  ],
  [
    { runSizeId: "500", colorSpecId: "4/0", turnaroundId: "2-4 Business Days", optionIds: [] },
    "Choose one of Envelopes.",
  ],
  [
    { runSizeId: "500", colorSpecId: "4/0", turnaroundId: "2-4 Business Days", optionIds: ["None", "A2"] },
    "Choose at most one of Envelopes.",
  ],
])("%j cannot be had, and the reason is for the customer", (choice, reason) => {
  expect(priceIn(configurator, choice)).toEqual({ ok: false, reason });
});

test("the page's data holds no trade price and no word about the printer", () => {
  const text = JSON.stringify(configurator);
  for (const trade of [600, 610, 1000, 1010, 15_000, 15_010])
    expect(configurator.prices).not.toContain(trade);
  expect(text).not.toMatch(/trade|markup|margin|4over/i);
});

test("a product of the shop's own sells its quantities at its own prices", () => {
  const own = ownConfigurator("stamps", "USD", [
    { pieces: 2, priceMinor: 5500 },
    { pieces: 1, priceMinor: 3000 },
  ]);
  const choice = completeIn(own, { runSizeId: "2" });
  expect(choice && priceIn(own, choice)).toEqual({
    ok: true,
    value: { total: 5500, job: 5500, options: [] },
  });
});

test("browser and server arrive at the same price for every combination", () => {
  const rules = fc.record({
    rateBps: fc.integer({ min: 0, max: 30_000 }),
    minimumMarkupMinor: fc.integer({ min: 0, max: 2_000 }),
    minimumMarginBps: fc.integer({ min: 0, max: 8_000 }),
    rounding: fc.constantFrom(
      { kind: "none" } as const,
      ending(99),
      ending(0, "nearest"),
      ending(95, "nearest"),
    ),
    secondBand: fc.integer({ min: 1, max: 20_000 }),
  });
  fc.assert(
    fc.property(rules, ({ rateBps, secondBand, ...rest }) => {
      const bands = [
        ...oneBand({ kind: "percent", rateBps }),
        { fromMinor: secondBand, markup: { kind: "percent" as const, rateBps: Math.floor(rateBps / 2) } },
      ];
      const rule = aRule({ ...rest, bands });
      const book = compile(cards);
      const page = configuratorFor("cards", book, rule);
      for (const run of page.runSizes)
        for (const color of page.colorSpecs)
          for (const turnaround of page.turnarounds)
            for (const optionIds of [[], ["A2"], ["Rounded"], ["None", "Rounded", "Front"]]) {
              const choice = completeIn(page, {
                runSizeId: run.id,
                colorSpecId: color.id,
                turnaroundId: turnaround.id,
                optionIds,
              });
              if (!choice) throw new Error("something is offered");
              const shown = priceIn(page, choice);
              const placed = placeCombination(book, {
                productId: cards.id,
                runSizeId: choice.runSizeId as RunSizeId,
                colorSpecId: choice.colorSpecId as ColorSpecId,
                turnaroundId: choice.turnaroundId as TurnaroundId,
                optionIds: choice.optionIds as OptionId[],
              });
              if (!placed.ok || !shown.ok) throw new Error("the completed choice is offered");
              expect(shown.value.total).toBe(retailPrice(book, placed.value, rule).retail.minor);
            }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["4/0", 1],
  ["4/4", 2],
  ["5/0 (4/0 with Foil on Front)", 1],
  ["5/1 (4/1 with Foil on Front)", 2],
  ["4/10", 2],
  ["Full color", 2],
])("%s prints %i side(s)", (name, sides) => {
  expect(printedSides(name)).toBe(sides);
});

test.each([
  ["2-4 Business Days", 2, 4],
  ["Next Business Day", 1, 1],
  ["Next Day + 1", 2, 2],
  ["Same Day", 0, 0],
  ["3 Business Days", 3, 3],
  ["Rush", 5, 7],
])("%s takes %i to %i business days", (label, from, to) => {
  expect(productionDays(label)).toEqual({ from, to });
});

test.each([
  ['2" x 3.5"', { widthIn: 2, heightIn: 3.5 }],
  ['8.5" X 11" 100LB Gloss Cover', { widthIn: 8.5, heightIn: 11 }],
  ["24X36 - 4mm Coroplast", { widthIn: 24, heightIn: 36 }],
  ["Custom", null],
])("the size of %s is read", (text, size) => {
  expect(finishedSize(text)).toEqual(size);
});

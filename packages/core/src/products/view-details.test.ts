import { expect, test } from "vitest";
import { compile } from "#pricing/index.ts";
import { aRule, oneBand, percent } from "#pricing/markup/markup-rule.fixture.ts";
import { aGroup, aTradeProduct, fee, share } from "#pricing/trade-product.fixture.ts";
import { detailGrid, detailOptions, detailRange } from "./view-details.ts";

const book = compile(
  aTradeProduct({
    base: { 250: { "4/4": 758 }, 500: { "4/4": 921, "4/0": 900 } },
    turnarounds: { "2-4 Business Days": 0, "Next Business Day": { "500 4/4": 300 } },
    groups: [
      aGroup("Coating", [1, 1], { Matte: [fee(0)] }),
      aGroup("Spot UV", [0, 1], { Front: [share(220_000)] }),
    ],
  }),
);
const rule = aRule({ bands: oneBand(percent(50)) });

test("the grid shows trade, markup, retail and margin of everything that is offered", () => {
  expect(
    detailGrid(book, rule).map((line) => [
      line.pieces,
      line.colorSpecId,
      line.turnaroundId,
      line.tradeMinor,
      line.markupMinor,
      line.retailMinor,
      line.marginBps,
    ]),
  ).toEqual([
    [250, "4/4", "2-4 Business Days", 758, 379, 1137, 3333],
    [500, "4/4", "2-4 Business Days", 921, 461, 1382, 3336],
    [500, "4/4", "Next Business Day", 1221, 611, 1832, 3335],
    [500, "4/0", "2-4 Business Days", 900, 450, 1350, 3333],
  ]);
});

test("lowest and highest are those that customers pay", () => {
  const range = detailRange(detailGrid(book, rule));
  expect([range?.lowest.retailMinor, range?.highest.retailMinor]).toEqual([1137, 1832]);
});

test("options show the printer's price and the customer's by run size, and nothing where not made", () => {
  const [coating, spotUv] = detailOptions(
    book,
    rule,
    book.colorSpecs.findIndex(({ name }) => name === "4/0"),
  );
  expect(coating).toMatchObject({ groupName: "Coating", isIncluded: true });
  // 22 % of $9.00
  expect(spotUv?.options[0]?.cells).toEqual([null, { tradeMinor: 198, retailMinor: 297 }]);
});

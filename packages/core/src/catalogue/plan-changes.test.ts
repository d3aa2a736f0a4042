import { expect, test } from "vitest";
import { aGroup, aTradeProduct, optionId } from "#pricing/trade-product.fixture.ts";
import { contentHash } from "./content-hash.ts";
import { planCatalogueChanges } from "./plan-changes.ts";
import type { TradeCategoryId, TradeProduct, TradeProductId } from "./trade-product.ts";

const flat = (priceMinor: number) => ({
  kind: "amount" as const,
  fromPieces: 1,
  toPieces: 100_000,
  priceMinor,
  perQtyMicros: 0,
  perPieces: 0,
  isFlatFee: true,
});
const coating = (name: string) => ({
  ...aGroup("Coating", [1, 1], { [name]: [] }),
  kind: "coating" as const,
});
const stock = (name: string) => ({ ...aGroup("Stock", [1, 1], { [name]: [] }), kind: "stock" as const });

const card = aTradeProduct({
  base: { 250: { "4/4": 1_000 }, 500: { "4/4": 2_000 } },
  turnarounds: { "2-4 Business Days": 400 },
  groups: [coating("UV"), stock("14PT"), aGroup("Proof", [0, 1], { "PDF proof": [flat(500)] })],
});
const changed = (after: TradeProduct, before = card) => {
  const [change] = planCatalogueChanges([before], [after]);
  if (change?.kind !== "changed") throw new Error(`the product is ${change?.kind ?? "the same"}`);
  return change;
};

test("the order in which the printer lists things is no change", () => {
  const turned = {
    ...card,
    runSizes: card.runSizes.toReversed(),
    basePrices: card.basePrices.toReversed(),
    optionGroups: card.optionGroups.toReversed(),
    updatedAt: "2026-01-01T00:00:00.000Z",
  };
  expect(contentHash(turned)).toBe(contentHash(card));
  expect(planCatalogueChanges([card], [turned])).toEqual([]);
});

test("a product that came is added, one that left is removed", () => {
  const flyer = aTradeProduct({ code: "100GLB-FLUV-8.5X11", base: { 500: { "4/4": 9_000 } } });
  expect(planCatalogueChanges([card], [flyer])).toMatchObject([
    { kind: "added", code: "100GLB-FLUV-8.5X11" },
    { kind: "removed", code: "14PT-BCMATT-2X3.5" },
  ]);
});

test("a base price from $10.00 to $11.50 is 15 % dearer", () => {
  const after = aTradeProduct({
    base: { 250: { "4/4": 1_150 }, 500: { "4/4": 2_000 } },
    turnarounds: { "2-4 Business Days": 400 },
    groups: card.optionGroups,
  });
  expect(changed(after).prices).toEqual({
    raised: 1,
    lowered: 0,
    added: 0,
    removed: 0,
    lowestBps: 0,
    highestBps: 1_500,
    averageBps: 1_500,
    histogram: [0, 0, 0, 0, 0, 0, 1, 0],
  });
});

test("a fee of $5.00 that becomes $4.00 is 20 % cheaper", () => {
  const after = {
    ...card,
    optionGroups: [coating("UV"), stock("14PT"), aGroup("Proof", [0, 1], { "PDF proof": [flat(400)] })],
  };
  expect(changed(after).prices).toMatchObject({ lowered: 1, lowestBps: -2_000 });
});

test("a fee that was free is the dearest of moves", () => {
  const free = { ...card, optionGroups: [aGroup("Proof", [0, 1], { "PDF proof": [flat(0)] })] };
  const after = { ...card, optionGroups: [aGroup("Proof", [0, 1], { "PDF proof": [flat(1)] })] };
  expect(changed(after, free).prices?.highestBps).toBe(100_000);
});

test("a description that reads differently is named with both readings", () => {
  expect(changed({ ...card, description: "Better cards" }).renamed).toEqual([
    { what: "description", before: "14PT-BCMATT-2X3.5", after: "Better cards" },
  ]);
});

test("what can be chosen now, and what cannot any more, is said in words", () => {
  const after = {
    ...card,
    optionGroups: [coating("UV"), stock("14PT"), aGroup("Proof", [1, 1], { "Printed proof": [flat(500)] })],
  };
  expect(changed(after).options).toEqual([
    "New: Proof Printed proof.",
    "Gone: Proof PDF proof.",
    "Proof: choose 1 to 1 of its options instead of 0 to 1.",
  ]);
});

test("a turnaround that is offered for fewer combinations is counted", () => {
  const after = { ...card, turnaroundRows: card.turnaroundRows.slice(1) };
  expect(changed(after).options).toEqual(["1 fewer combinations of turnaround, run size and color spec."]);
});

test("the same code under a new identifier is one product, re-issued, and nearly certain", () => {
  const fresh = { ...card, id: "new" as TradeProductId };
  expect(planCatalogueChanges([card], [fresh])).toEqual([
    {
      kind: "reissued",
      productId: "new",
      replaces: card.id,
      code: card.code,
      replacedCode: card.code,
      description: card.description,
      confidence: 99,
      because: [
        "the same product code",
        "the same stock",
        "the same coating",
        "the same description",
        "the same run sizes",
      ],
    },
  ]);
});

test("a new code with the same stock, coating, description and category may be the same product", () => {
  const inCards = { ...card, categoryIds: ["cards" as TradeCategoryId] };
  const sized = (product: TradeProduct) => ({
    ...product,
    optionGroups: [
      ...product.optionGroups,
      { ...aGroup("Size", [1, 1], { '2" x 3.5"': [] }), kind: "size" as const },
    ],
  });
  const alike = sized({ ...inCards, id: "b" as TradeProductId, code: "14PT-BCMAT-2X3.5" });
  expect(planCatalogueChanges([sized(inCards)], [alike])).toMatchObject([
    { kind: "reissued", confidence: 60 },
  ]);
});

test("a product of other stock is another product", () => {
  const other = {
    ...card,
    id: "b" as TradeProductId,
    code: "18PT-BCMATT-2X3.5",
    optionGroups: [coating("UV"), stock("18PT")],
  };
  expect(planCatalogueChanges([card], [other])).toMatchObject([{ kind: "added" }, { kind: "removed" }]);
});

test("one product that left is the forerunner of one that came, not of two", () => {
  const twins = ["x", "y"].map((id) => ({ ...card, id: id as TradeProductId }));
  expect(planCatalogueChanges([card], twins).map((change) => change.kind)).toEqual(["reissued", "added"]);
});

test("forty changed options are cut to thirty sentences and a count", () => {
  const names = Array.from({ length: 40 }, (_, index) => `Fold ${index}`);
  const options = names.map((name) => ({ id: optionId(name), name, description: "", prices: [] }));
  const folded = {
    ...card,
    optionGroups: [...card.optionGroups, { ...aGroup("Folding", [0, 1], {}), options: [] }],
  };
  const after = {
    ...card,
    optionGroups: [...card.optionGroups, { ...aGroup("Folding", [0, 1], {}), options }],
  };
  expect(changed(after, folded).options).toHaveLength(31);
  expect(changed(after, folded).options.at(-1)).toBe("And 10 more changes.");
});

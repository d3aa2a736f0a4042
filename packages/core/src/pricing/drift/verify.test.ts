import { expect, test } from "vitest";
import { money } from "#money/index.ts";
import { ok, refused } from "#outcome/index.ts";
import type { TradeQuote } from "#printer/index.ts";
import type { OpenProblem, ProblemId } from "#problems/index.ts";
import { compile } from "../compile.ts";
import { completeChoice } from "../offered.ts";
import { priceCombination } from "../price-combination.ts";
import { aGroup, aTradeProduct, fee, optionId, runSizeId } from "../trade-product.fixture.ts";
import { comparePrices, differenceText } from "./compare.ts";
import { drawCombination, seededNumbers } from "./sample.ts";
import { type VerifyPorts, verifyPrices } from "./verify.ts";

const cards = aTradeProduct({
  code: "14PT-BCMATT-2X3.5",
  base: { 250: { "4/4": 758 }, 500: { "4/4": 921 } },
  turnarounds: { "2-4 Business Days": 0, "Next Business Day": 300 },
  groups: [
    aGroup("Coating", [1, 1], { Matte: [fee(0)] }),
    aGroup("Corners", [0, 1], { "Round Corners": [fee(450)] }),
  ],
});
const book = compile(cards);
const rounded = completeChoice(book, {
  runSizeId: runSizeId(500),
  optionIds: [optionId("Round Corners")],
});
const usd = (minor: number) => money(minor, "USD");
const quote = (base: number, options: number): TradeQuote => ({
  base: usd(base),
  turnaround: usd(0),
  options: usd(options),
  total: usd(base + options),
});

test("a quote that agrees on every line is no difference", () => {
  expect(rounded && comparePrices(book, rounded, quote(921, 450))).toBeNull();
});

test("a difference shows both computations line by line", () => {
  const difference = rounded && comparePrices(book, rounded, quote(921, 500));
  expect(difference?.described).toBe("500 pieces, 4/4, 2-4 Business Days, Round Corners");
  expect(difference && differenceText(difference)).toBe(
    [
      "Base price: ours $9.21, 4over $9.21",
      "Turnaround: ours $0.00, 4over $0.00",
      "- Matte: ours $0.00",
      "- Round Corners: ours $4.50",
      "Options: ours $4.50, 4over $5.00",
      "Total: ours $13.71, 4over $14.21",
    ].join("\n"),
  );
});

test("equal totals by different lines still differ", () => {
  expect(rounded && comparePrices(book, rounded, quote(921 - 50, 500))).not.toBeNull();
});

test("a combination that the printer no longer offers differs", () => {
  const difference = rounded && comparePrices(book, rounded, null);
  expect(difference?.lines.at(-1)).toEqual({ label: "Total", ours: usd(1371), theirs: null });
});

test("the same seed draws the same combinations, and every one of them is offered", () => {
  const draw = (seed: number) => {
    const next = seededNumbers(seed);
    return Array.from({ length: 50 }, () => drawCombination(book, next));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  for (const drawn of draw(7)) expect(drawn && priceCombination(book, drawn).ok).toBe(true);
});

function ports(fetchQuote: VerifyPorts["fetchQuote"]) {
  const opened: OpenProblem[] = [];
  const cleared: string[] = [];
  const all: VerifyPorts = {
    fetchQuote,
    problems: {
      open: async (problem) => {
        opened.push(problem);
        return "problem" as ProblemId;
      },
      clear: async (key) => {
        cleared.push(key);
      },
      clearSubject: async () => {},
      listOpen: async () => [],
    },
    listProductIds: async () => [cards.id],
    loadPriceBook: async () => book,
  };
  return { opened, cleared, all };
}

test("a product whose quote differs opens one problem with the lines in it", async () => {
  const { opened, all } = ports(async () => refused({ kind: "combination-not-offered" as const }));
  const result = await verifyPrices(all, { seed: 1, count: 20 });
  expect(result.compared).toBe(1);
  expect(opened).toHaveLength(1);
  expect(opened[0]).toMatchObject({ key: `price-differs:${cards.id}`, severity: "needs-a-decision" });
  expect(opened[0]?.meaning).toContain("4over not offered");
});

test("a product that agrees again has its problem cleared", async () => {
  const { opened, cleared, all } = ports(async (combination) => {
    const priced = priceCombination(book, combination);
    if (!priced.ok) throw new Error("drawn combinations are offered");
    const { base, turnaround, options, total } = priced.value;
    return ok({
      base,
      turnaround,
      options: usd(options.reduce((sum, { price }) => sum + price.minor, 0)),
      total,
    });
  });
  await verifyPrices(all, { seed: 1, count: 20 });
  expect(opened).toEqual([]);
  expect(cleared).toEqual([`price-differs:${cards.id}`]);
});

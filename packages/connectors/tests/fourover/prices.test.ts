import type { TradeProduct, TradeProductId } from "@overprint/core/catalogue";
import { formatMoney } from "@overprint/core/money";
import {
  comparePrices,
  compile,
  completeChoice,
  drawCombination,
  type PriceBook,
  priceCombination,
  seededNumbers,
} from "@overprint/core/pricing";
import { isFailure } from "@overprint/core/printer";
import { FourOver } from "@overprint/fourover";
import { startFourOverSimulator } from "@overprint/simulators/fourover";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fourOverPrinter } from "#fourover/index.ts";

/** The real product of the published feed sample: an Akuafoil announcement card. */
const akuafoilCard = "a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId;

let simulator: Awaited<ReturnType<typeof startFourOverSimulator>>;
let printer: ReturnType<typeof fourOverPrinter>;
let card: TradeProduct;
let book: PriceBook;

beforeAll(async () => {
  simulator = await startFourOverSimulator({ products: 40 });
  const { apiKey, privateKey, url: baseUrl } = simulator;
  printer = fourOverPrinter(new FourOver({ apiKey, privateKey, baseUrl }));
  const fetched = await printer.fetchProduct(akuafoilCard);
  if (!fetched || isFailure(fetched)) throw new Error("the sample product is sold");
  card = fetched.product;
  book = compile(card);
});
afterAll(() => simulator.close());

function choose(pieces: number, color: string, ...options: readonly string[]) {
  const completed = completeChoice(book, {
    runSizeId: card.runSizes.find((run) => run.pieces === pieces)?.id,
    colorSpecId: card.colorSpecs.find((spec) => spec.name.startsWith(color))?.id,
    optionIds: options.map((name) => book.options.find((option) => option.name === name)?.id as never),
  });
  if (!completed) throw new Error("the sample product offers something");
  return completed;
}

/**
 * Option prices are those of the sample (envelopes 25, 33, 68.1, 130.2; PDF proof 5; completed job 9.99); turnaround is free.
 * The feed has no base prices: $90 + 0.38 x run size ^ 0.8, and $15 more for 5/4, are the simulator's.
 */
test.each([
  [500, "5/1", ["No Blank Envelopes", "PDF Proofs (per set)"], "$144.82", "$5.00", "$149.82"],
  [500, "5/1", ["Yes 500 Envelopes A2", "PDF Proofs (per set)"], "$144.82", "$30.00", "$174.82"],
  [500, "5/4", ["Yes 1000 Envelopes A2", "PDF Proofs (per set)"], "$159.82", "$38.00", "$197.82"],
  [1000, "5/5", ["Yes 1000 Envelopes A2", "PDF Proofs (per set)"], "$185.45", "$38.00", "$223.45"],
  [2500, "4/5", ["Yes 2500 Envelopes A2", "PDF Proofs (per set)"], "$288.67", "$73.10", "$361.77"],
  [2500, "5/4", ["No Blank Envelopes", "Sample of Completed job (per set)"], "$303.67", "$9.99", "$313.66"],
  [
    5000,
    "5/1",
    ["Yes 5000 Envelopes A2", "Sample of Completed job (per set)"],
    "$435.91",
    "$140.19",
    "$576.10",
  ],
] as const)("the Akuafoil card, %i pieces in %s with %j: base %s, options %s, total %s", async (...row) => {
  const [pieces, color, names, base, options, total] = row;
  const combination = choose(pieces, color, ...names);
  const priced = priceCombination(book, combination);
  if (!priced.ok) throw new Error(JSON.stringify(priced.problem));
  const optionsMinor = priced.value.options.reduce((sum, { price }) => sum + price.minor, 0);
  expect([
    formatMoney(priced.value.base),
    formatMoney({ minor: optionsMinor, currency: "USD" }),
    formatMoney(priced.value.turnaround),
    formatMoney(priced.value.total),
  ]).toEqual([base, options, "$0.00", total]);
  const quote = await printer.fetchQuote(combination);
  expect(comparePrices(book, combination, quote.ok ? quote.value : null)).toBeNull();
});

test("the Akuafoil card lists color 5/0 in its group but does not sell it", () => {
  expect(card.colorSpecs.map(({ name }) => name.slice(0, 3)).toSorted()).toEqual([
    "4/5",
    "5/1",
    "5/4",
    "5/5",
  ]);
});

test("the price book and the printer's quotes agree on two hundred combinations drawn by chance", async () => {
  const next = seededNumbers(20261124);
  let compared = 0;
  for await (const page of printer.fetchProductPages({})) {
    for (const { product } of page.products) {
      const other = compile(product);
      for (let i = 0; i < 5; i++) {
        const combination = drawCombination(other, next);
        if (!combination) throw new Error(`${product.code} offers nothing`);
        const quote = await printer.fetchQuote(combination);
        expect(comparePrices(other, combination, quote.ok ? quote.value : null)).toBeNull();
        compared += 1;
      }
    }
  }
  expect(compared).toBe(200);
});

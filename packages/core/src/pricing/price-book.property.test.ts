import fc from "fast-check";
import { expect, test } from "vitest";
import type { Combination, OptionGroup, OptionPriceRow, TradeProduct } from "#catalogue/index.ts";
import { compile } from "./compile.ts";
import { priceGrid } from "./grid.ts";
import { completeChoice } from "./offered.ts";
import { priceCombination } from "./price-combination.ts";
import { aTradeProduct, colorSpecId, optionId, runSizeId, turnaroundId } from "./trade-product.fixture.ts";

/** The slow model: the documented formula over the rows themselves, in exact fractions. `null` = not offered. */
function slowPrice(product: TradeProduct, choice: Combination): number | null {
  const base = product.basePrices.find(
    (row) => row.runSizeId === choice.runSizeId && row.colorSpecId === choice.colorSpecId,
  );
  if (!base) return null;
  const surcharge = product.turnaroundRows.find(
    (row) =>
      row.runSizeId === choice.runSizeId &&
      row.colorSpecId === choice.colorSpecId &&
      row.turnaroundId === choice.turnaroundId,
  );
  if (product.turnarounds.length > 0 && !surcharge) return null;
  const pieces = Number(choice.runSizeId);
  let total = base.price.minor + (surcharge?.price.minor ?? 0);
  for (const group of product.optionGroups) {
    const chosen = group.options.filter(
      (option) => choice.optionIds.includes(option.id) || (group.min === 1 && group.options.length === 1),
    );
    if (chosen.length < group.min || chosen.length > group.max) return null;
    for (const option of chosen) {
      const rows = option.prices.filter((row) => row.fromPieces <= pieces && pieces <= row.toPieces);
      total += Math.max(0, ...rows.map((row) => slowRow(row, pieces, base.price.minor)));
    }
  }
  return total;
}

function slowRow(row: OptionPriceRow, pieces: number, base: number): number {
  const hundredMillionths =
    row.kind === "share"
      ? BigInt(base) * BigInt(row.shareMillionths) * 100n
      : BigInt(row.priceMinor) * 100_000_000n +
        (row.perPieces > 0
          ? (BigInt(pieces) * BigInt(row.perQtyMicros) * 10_000n) / BigInt(row.perPieces)
          : 0n);
  return Number((hundredMillionths + 50_000_000n) / 100_000_000n);
}

const priceRow: fc.Arbitrary<OptionPriceRow> = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 5000 }))
  .chain(([fromPieces, more]) =>
    fc.oneof(
      fc.record({
        kind: fc.constant("amount" as const),
        fromPieces: fc.constant(fromPieces),
        toPieces: fc.constant(fromPieces + more),
        priceMinor: fc.integer({ min: 0, max: 50_000 }),
        perQtyMicros: fc.integer({ min: 0, max: 2_000_000 }),
        perPieces: fc.constantFrom(0, 1, 2, 100, 1000),
        isFlatFee: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant("share" as const),
        fromPieces: fc.constant(fromPieces),
        toPieces: fc.constant(fromPieces + more),
        shareMillionths: fc.integer({ min: 0, max: 1_500_000 }),
      }),
    ),
  );

const optionGroups: fc.Arbitrary<readonly OptionGroup[]> = fc
  .array(
    fc.record({
      min: fc.constantFrom(0, 1),
      max: fc.constantFrom(1, 2),
      options: fc.array(fc.array(priceRow, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 4 },
  )
  .map((groups) =>
    groups.map(({ min, max, options }, g) => ({
      id: `group ${g}` as OptionGroup["id"],
      name: `group ${g}`,
      kind: "finishing" as const,
      min,
      max,
      options: options.map((prices, o) => ({
        id: optionId(`option ${g}.${o}`),
        name: `option ${g}.${o}`,
        description: "",
        prices,
      })),
    })),
  );

const runs = [25, 100, 250, 1000, 5000];
const colors = ["4/0", "4/1", "4/4"];
const labels = ["2-4 Business Days", "Next Business Day"];
const cents = fc.integer({ min: 0, max: 1_000_000 });

const products: fc.Arbitrary<TradeProduct> = fc
  .record({
    base: fc.dictionary(
      fc.constantFrom(...runs.map(String)),
      fc.dictionary(fc.constantFrom(...colors), cents, { maxKeys: 3 }),
      { maxKeys: 5 },
    ),
    turnarounds: fc.dictionary(
      fc.constantFrom(...labels),
      fc.dictionary(
        fc.constantFrom(...runs.flatMap((pieces) => colors.map((color) => `${pieces} ${color}`))),
        cents,
        { maxKeys: 10 },
      ),
      { maxKeys: 2 },
    ),
    groups: optionGroups,
  })
  .map((table) => aTradeProduct(table));

const choices = (product: TradeProduct): fc.Arbitrary<Combination> =>
  fc.record({
    productId: fc.constant(product.id),
    runSizeId: fc.constantFrom(...runs.map(runSizeId)),
    colorSpecId: fc.constantFrom(...colors.map(colorSpecId)),
    turnaroundId: fc.constantFrom(null, ...labels.map(turnaroundId)),
    optionIds: fc.subarray(product.optionGroups.flatMap((group) => group.options.map((option) => option.id))),
  });

test("the price book agrees with the documented formula for every combination", () => {
  fc.assert(
    fc.property(
      products.chain((product) =>
        fc.tuple(fc.constant(product), fc.array(choices(product), { maxLength: 20 })),
      ),
      ([product, asked]) => {
        const book = compile(product);
        for (const choice of asked) {
          const outcome = priceCombination(book, choice);
          const withoutTurnaround = product.turnarounds.length === 0 && choice.turnaroundId !== null;
          const expected = withoutTurnaround ? null : slowPrice(product, choice);
          expect(outcome.ok ? outcome.value.total.minor : null).toBe(expected);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("every line of the grid is the price of its completed combination", () => {
  fc.assert(
    fc.property(products, (product) => {
      const book = compile(product);
      for (const { r, c, t, tradeMinor } of priceGrid(book)) {
        const choice = completeChoice(book, {
          runSizeId: book.runSizes[r]?.id,
          colorSpecId: book.colorSpecs[c]?.id,
          turnaroundId: book.turnarounds[t]?.id ?? null,
        });
        expect(choice && slowPrice(product, choice)).toBe(tradeMinor);
      }
    }),
    { numRuns: 200 },
  );
});

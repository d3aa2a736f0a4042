import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../compile.ts";
import { completeChoice } from "../offered.ts";
import { placeCombination } from "../price-combination.ts";
import { aGroup, aTradeProduct, fee, optionId, share } from "../trade-product.fixture.ts";
import { checkMarkupRule } from "./check-rule.ts";
import { aRule } from "./markup-rule.fixture.ts";
import type { Markup, MarkupRule, PriceEnding } from "./markup-rule.ts";
import { retailPrice, retailSteps } from "./retail-price.ts";

const markups: fc.Arbitrary<Markup> = fc.oneof(
  fc.record({ kind: fc.constant("percent" as const), rateBps: fc.integer({ min: 0, max: 100_000 }) }),
  fc.record({ kind: fc.constant("fixed" as const), amountMinor: fc.integer({ min: 0, max: 1_000_000 }) }),
);
const endings: fc.Arbitrary<PriceEnding> = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({
    kind: fc.constant("ending" as const),
    endingMinor: fc.integer({ min: 0, max: 99 }),
    direction: fc.constantFrom("up" as const, "nearest" as const),
  }),
);
const rules: fc.Arbitrary<MarkupRule> = fc
  .record({
    first: markups,
    more: fc.uniqueArray(fc.record({ fromMinor: fc.integer({ min: 1, max: 500_000 }), markup: markups }), {
      maxLength: 4,
      selector: (band) => band.fromMinor,
    }),
    minimumMarkupMinor: fc.integer({ min: 0, max: 5_000 }),
    minimumMarginBps: fc.integer({ min: 0, max: 9_000 }),
    rounding: endings,
  })
  .map(({ first, more, ...rest }) =>
    aRule({
      ...rest,
      bands: [{ fromMinor: 0, markup: first }, ...more.toSorted((a, b) => a.fromMinor - b.fromMinor)],
    }),
  );
const cents = fc.integer({ min: 0, max: 2_000_000 });

/** The floor in exact whole numbers: never under cost + minimum markup, never under the minimum margin. */
function isAboveFloor(retailMinor: number, tradeMinor: number, rule: MarkupRule): boolean {
  const keeps = BigInt(retailMinor) * BigInt(10_000 - rule.minimumMarginBps) >= BigInt(tradeMinor) * 10_000n;
  return keeps && retailMinor >= tradeMinor + rule.minimumMarkupMinor;
}

test("no retail price is below its floor, whatever the rule", () => {
  fc.assert(
    fc.property(rules, cents, (rule, trade) => {
      expect(checkMarkupRule(rule).filter((finding) => finding.severity === "error")).toEqual([]);
      expect(isAboveFloor(retailSteps(trade, rule).retailMinor, trade, rule)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("every small trade price under every ending stays above its floor", () => {
  for (const direction of ["up", "nearest"] as const)
    for (const endingMinor of [0, 50, 95, 99])
      for (let rateBps = 0; rateBps <= 5_000; rateBps += 250)
        for (let trade = 0; trade <= 400; trade++) {
          const rule = aRule({
            bands: [{ fromMinor: 0, markup: { kind: "percent", rateBps } }],
            minimumMarginBps: 1_500,
            rounding: { kind: "ending", endingMinor, direction },
          });
          const { retailMinor } = retailSteps(trade, rule);
          if (!isAboveFloor(retailMinor, trade, rule) || retailMinor % 100 !== endingMinor)
            expect({ trade, rateBps, endingMinor, direction, retailMinor }).toBe("above its floor");
        }
});

test("a combination with options never goes below the floor of its whole trade price", () => {
  fc.assert(
    fc.property(
      rules,
      cents,
      cents,
      cents,
      fc.integer({ max: 1_000_000, min: 0 }),
      (rule, base, rush, corner, uv) => {
        const product = aTradeProduct({
          base: { 500: { "4/4": base } },
          turnarounds: { Rush: rush },
          groups: [
            aGroup("Coating", [1, 1], { Matte: [fee(77)] }),
            aGroup("Corners", [0, 1], { Rounded: [fee(corner)] }),
            aGroup("Spot UV", [0, 1], { Front: [share(uv)] }),
          ],
        });
        const book = compile(product);
        const choice = completeChoice(book, { optionIds: [optionId("Rounded"), optionId("Front")] });
        const placed = choice && placeCombination(book, choice);
        if (!placed?.ok) throw new Error("the combination is offered");
        const price = retailPrice(book, placed.value, rule);
        expect(isAboveFloor(price.retail.minor, price.trade.minor, rule)).toBe(true);
        expect(price.options.reduce((sum, option) => sum + option.price.minor, price.job.minor)).toBe(
          price.retail.minor,
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

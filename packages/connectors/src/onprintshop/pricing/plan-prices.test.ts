import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planPrices } from "./plan-prices.ts";
import { aProduct } from "./publishable.fixture.ts";

const cards = {
  250: { "4/0 2-4d": 2000, "4/4 2-4d": 2400, "4/0 next": 3100, "4/4 next": 3700 },
  500: { "4/0 2-4d": 2600, "4/4 2-4d": 3000, "4/0 next": 4000 },
};
const planOf = (...args: Parameters<typeof planPrices>) => {
  const plan = planPrices(...args);
  if (!plan.ok) throw new Error(plan.problem.reason);
  return plan.value;
};

describe("a product whose price depends on colour spec and turnaround together", () => {
  const plan = planOf(aProduct({ prices: cards }), true);

  test("its base rows are the cheapest choice of each run size, with our cost beside", () => {
    expect(plan.way).toBe("surcharges");
    expect(plan.sizes[0]?.prices).toEqual([
      { pieces: 250, retailMinor: 2000, tradeMinor: 1200 },
      { pieces: 500, retailMinor: 2600, tradeMinor: 1560 },
    ]);
  });

  test("every other choice is a surcharge for exactly one quantity", () => {
    expect(plan.options).toHaveLength(1);
    const next = plan.options[0]?.attributes.find(({ choice }) => choice.label === "4/0, next");
    expect(next?.surcharges).toEqual([
      { pieces: 250, retailMinor: 1100, tradeMinor: 660 },
      { pieces: 500, retailMinor: 1400, tradeMinor: 840 },
    ]);
  });

  test("a choice that the printer does not sell at a run size is hidden there", () => {
    const next = plan.options[0]?.attributes.find(({ choice }) => choice.label === "4/4, next");
    expect(next?.hiddenAt).toEqual([500]);
  });

  test("every combination was recomputed and costs the retail price", () => {
    expect(plan).toMatchObject({ combinations: 7, dearer: { count: 0, mostMinor: 0 } });
  });
});

describe("a store whose surcharges cannot be trusted", () => {
  const plan = planOf(
    aProduct({ prices: cards, groups: [{ name: "Rounded corners", options: { Yes: 500 } }] }),
    false,
  );

  test("gets one size for each whole choice, with every price written out", () => {
    expect(plan.way).toBe("sizes");
    expect(plan.options).toEqual([]);
    expect(plan.sizes.map(({ title }) => title)).toContain('2" x 3.5", 4/4, next, Yes');
    expect(plan.sizes.find(({ title }) => title === '2" x 3.5", 4/0, next, Yes')?.prices).toEqual([
      { pieces: 250, retailMinor: 3600, tradeMinor: 2160 },
      { pieces: 500, retailMinor: 4500, tradeMinor: 2700 },
    ]);
  });
  test("simply has no row where the printer sells nothing", () => {
    expect(
      plan.sizes.find(({ title }) => title === '2" x 3.5", 4/4, next')?.prices.map(({ pieces }) => pieces),
    ).toEqual([250]);
    expect(plan.combinations).toBe(14);
  });
});

describe("options", () => {
  test("an option with the same surcharge everywhere is a drop-down of its own", () => {
    const plan = planOf(
      aProduct({ prices: cards, groups: [{ name: "Corners", options: { Rounded: 500 } }] }),
      true,
    );
    expect(plan.options.map(({ title, isOptional }) => [title, isOptional])).toEqual([
      ["Printing and turnaround", false],
      ["Corners", true],
    ]);
    expect(plan.options[1]?.attributes[0]?.surcharges).toEqual([
      { pieces: 250, retailMinor: 500, tradeMinor: 300 },
      { pieces: 500, retailMinor: 500, tradeMinor: 300 },
    ]);
  });

  test("an option that costs a share of the base price is folded into the choices it depends on", () => {
    const share = (printing: string) => (printing.startsWith("4/4") ? 360 : 300);
    const plan = planOf(
      aProduct({ prices: cards, groups: [{ name: "Coating", min: 1, options: { None: 0, Gloss: share } }] }),
      true,
    );
    expect(plan.options).toHaveLength(1);
    expect(plan.options[0]?.attributes.map(({ choice }) => choice.label)).toContain("4/4, 2-4d, Gloss");
    expect(plan.dearer.count).toBe(0);
  });

  test("options whose sum ends in 99 cents are folded, because surcharges would not add up", () => {
    const ending = (minor: number) => Math.ceil((minor - 99) / 100) * 100 + 99;
    const groups = [
      { name: "Corners", options: { Rounded: 150 } },
      { name: "Foil", options: { Gold: 150 } },
    ];
    const plan = planOf(aProduct({ prices: { 250: { "4/0 2-4d": 1999 } }, groups, ending }), true);
    expect(plan.options[0]?.attributes.map(({ choice }) => choice.label)).toEqual([
      "4/0, 2-4d",
      "4/0, 2-4d, Gold",
      "4/0, 2-4d, Rounded",
      "4/0, 2-4d, Rounded, Gold",
    ]);
    expect(plan).toMatchObject({ combinations: 4, dearer: { count: 0 } });
  });

  test("a group of which several may be taken is one drop-down for each option", () => {
    const plan = planOf(
      aProduct({ prices: cards, groups: [{ name: "Extras", max: 2, options: { Hole: 100, Slit: 200 } }] }),
      true,
    );
    expect(plan.options.map(({ title }) => title)).toEqual(["Printing and turnaround", "Hole", "Slit"]);
    expect(plan.combinations).toBe(28);
  });

  test("a product with a single choice needs no drop-down", () => {
    const plan = planOf(aProduct({ prices: { 100: { "4/4 2-4d": 900 } } }), true);
    expect(plan).toMatchObject({ options: [], fixed: { label: "4/4, 2-4d" } });
  });
});

describe("what cannot be published", () => {
  test("a product of which nothing is offered says so", () => {
    expect(planPrices(aProduct({ prices: {} }), true)).toMatchObject({
      ok: false,
      problem: { kind: "nothing-offered" },
    });
  });
  test("choices nobody could read through are refused with a way out", () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`4/4 t${index}`, 1000 + index]),
    );
    expect(planPrices(aProduct({ prices: { 100: many } }), true)).toMatchObject({
      ok: false,
      problem: {
        kind: "too-many-choices",
        doNext: "Hide option groups of this product that you do not sell, then publish again.",
      },
    });
  });
});

const cents = fc.integer({ min: 1, max: 100_000 });
const printings = ["4/0 2-4d", "4/4 2-4d", "4/0 next", "4/4 next"];
const products = fc
  .record({
    prices: fc.dictionary(
      fc.constantFrom("100", "250", "500", "1000"),
      fc.dictionary(fc.constantFrom(...printings), cents, { minKeys: 1 }),
      { minKeys: 1 },
    ),
    flat: fc.array(cents, { minLength: 1, maxLength: 3 }),
    share: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 2 }),
    shareMin: fc.constantFrom(0 as const, 1 as const),
    step: fc.constantFrom(1, 5, 100),
  })
  .map(({ prices, flat, share, shareMin, step }) =>
    aProduct({
      prices: prices as Record<number, Record<string, number>>,
      ending: (minor) => Math.ceil(minor / step) * step,
      groups: [
        { name: "Flat", options: Object.fromEntries(flat.map((minor, index) => [`f${index}`, minor])) },
        {
          name: "Share",
          min: shareMin,
          options: Object.fromEntries(
            share.map((rate, index) => [
              `s${index}`,
              (printing: string, pieces: number) =>
                Math.round(((prices[pieces]?.[printing] ?? 0) * rate) / 1000),
            ]),
          ),
        },
      ],
    }),
  );

test("no combination of any product is ever charged other than its retail price", () => {
  fc.assert(
    fc.property(products, fc.boolean(), (product, canAddSurcharges) => {
      expect(planOf(product, canAddSurcharges).dearer).toEqual({ count: 0, mostMinor: 0 });
    }),
    { numRuns: 200 },
  );
});

import { expect, test } from "vitest";
import type { Configurator } from "#configurator/index.ts";
import type { StoreProductId } from "#orders/index.ts";
import { pictureOf } from "./picture.ts";
import { plainColorSpec, priceChosen } from "./price-configuration.ts";
import type { ShelfProduct } from "./shelf.ts";

/** 500 or 1,000 cards, both sides only in 1,000; rounded corners at $12.00. */
const configurator: Configurator = {
  productId: "p-1",
  currency: "USD",
  runSizes: [
    { id: "r500", pieces: 500 },
    { id: "r1000", pieces: 1000 },
  ],
  colorSpecs: [
    { id: "c40", name: "4/0", sides: 1 },
    { id: "c44", name: "4/4", sides: 2 },
  ],
  turnarounds: [{ id: "t224", label: "2-4 Business Days", days: { from: 2, to: 4 } }],
  optionGroups: [
    {
      id: "corners",
      name: "Corners",
      min: 0,
      max: 1,
      options: [
        { id: "o-quarter", name: 'Rounded 1/4"', description: "", surcharge: 1200 },
        { id: "o-eighth", name: 'Rounded 1/8"', description: "", surcharge: 1200 },
      ],
    },
  ],
  prices: [2999, null, 4499, 5299],
};
const product: ShelfProduct = {
  id: "p-1" as StoreProductId,
  slug: "cards",
  title: "16pt Cards",
  description: "",
  category: null,
  lowest: null,
  picture: "business-card",
  sizeIn: { widthIn: 3.5, heightIn: 2 },
  configurator,
};
const chosen = (changes = {}) => ({
  productId: product.id,
  runSizeId: "r1000",
  colorSpecId: "c44",
  turnaroundId: "t224",
  optionIds: [],
  sets: 1,
  ...changes,
});
const price = (changes = {}) => priceChosen(product, chosen(changes), async () => null);

test("1,000 cards on both sides with rounded corners cost $52.99 and $12.00", async () => {
  expect(await price({ optionIds: ["o-quarter"] })).toMatchObject({
    ok: true,
    value: {
      pricePerSet: { minor: 6499, currency: "USD" },
      pieces: 1000,
      sides: 2,
      productionDays: { from: 2, to: 4 },
      areaSquareInches: 7,
      specification: [
        { label: "Size", value: '3.5" x 2"' },
        { label: "Quantity", value: "1,000" },
        { label: "Printed sides", value: "Full color, both sides (4/4)" },
        { label: "Production time", value: "2-4 Business Days" },
        { label: "Corners", value: 'Rounded 1/4"' },
      ],
    },
  });
});

test.each([
  ["500 cards on both sides, which are not made", { runSizeId: "r500" }],
  ["a quantity that is no run size", { runSizeId: "r750" }],
  ["no turnaround where one has to be chosen", { turnaroundId: null }],
  ["two of a group that takes one", { optionIds: ["o-quarter", "o-eighth"] }],
  ["an option of another product", { optionIds: ["o-die-cut"] }],
  ["the same option twice", { optionIds: ["o-quarter", "o-quarter"] }],
])("%s: refused with a reason", async (_title, changes) => {
  const answer = await price(changes);
  expect(answer).toMatchObject({ ok: false, problem: { kind: "combination-not-offered" } });
  if (!answer.ok) expect(answer.problem.reason.length).toBeGreaterThan(15);
});

test.each([
  ["4/0", 1, "Full color, front only (4/0)"],
  ["4/4 (4 color both sides)", 2, "Full color, both sides (4/4)"],
  ["4/1", 2, "Full color front, black back (4/1)"],
  ["5/1 (4/1 with Foil on Front)", 2, "Full color, both sides, foil on front (5/1)"],
  ["As described", 2, "As described"],
] as const)("%s reads as words", (name, sides, words) => {
  expect(plainColorSpec({ name, sides })).toBe(words);
});

test("products are drawn as what they are", () => {
  expect(pictureOf("14pt Silk", "Business Cards")).toBe("business-card");
  expect(pictureOf("Door Hanger 4.25 x 14", "Flyers and Brochures")).toBe("door-hanger");
  expect(pictureOf("Flyers, designed in house")).toBe("flyer");
  expect(pictureOf("Something new")).toBe("sheet");
});

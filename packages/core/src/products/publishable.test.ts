import { expect, test } from "vitest";
import type { StoreProductId } from "#orders/index.ts";
import { compile, completeChoice } from "#pricing/index.ts";
import { aRule, oneBand, percent } from "#pricing/markup/markup-rule.fixture.ts";
import { aGroup, aTradeProduct, fee, optionId } from "#pricing/trade-product.fixture.ts";
import { combinationFor, publishableProduct, sizeOf } from "./publishable.ts";

const trade = aTradeProduct({
  base: { 500: { "4/4": 1000 } },
  turnarounds: { "2-4 Business Days": 0 },
  groups: [
    { ...aGroup("Size", [1, 1], { '2" x 3.5"': [] }), kind: "size" },
    aGroup("Corners", [0, 1], { Rounded: [fee(450)] }),
  ],
});
const book = compile(trade);
const published = (bleedThousandths: number, showSuffixToCustomers: boolean) =>
  publishableProduct(
    {
      id: "matte" as StoreProductId,
      origin: "synced",
      tradeProductId: trade.id,
      sku: trade.code,
      title: "Matte Cards",
      description: "",
      categoryId: null,
      slug: "matte-cards",
      ownFields: [],
      ownPrices: null,
      ownSides: 2,
      currency: "USD",
      isDiscontinued: false,
      updatedAt: "2026-03-02T15:00:00.000Z",
    },
    { id: "cards", name: "Business Cards" },
    { product: trade, book, contentHash: "hash" },
    aRule({ bands: oneBand(percent(50)) }),
    { bleedThousandths, showSuffixToCustomers },
  );
const product = published(125, false);

test("a store is told titles with and without the suffix, the size and only real choices", () => {
  expect(product).toMatchObject({
    title: "Matte Cards",
    internalTitle: "Matte Cards (4over)",
    size: { widthIn: 2, heightIn: 3.5 },
    optionGroups: [{ name: "Corners", options: [{ id: "Rounded" }] }],
  });
});

test("customers read the suffix too where the setting asks for it", () => {
  expect(published(125, true)).toMatchObject({
    title: "Matte Cards (4over)",
    internalTitle: "Matte Cards (4over)",
  });
});

test("a store is told the bleed of the settings in inches", () => {
  expect(product.bleedIn).toBe(0.125);
  expect(published(63, false).bleedIn).toBe(0.063);
});

test("a store prices a combination at retail, and what is not offered is refused", () => {
  const choice = completeChoice(book, { optionIds: [optionId("Rounded")] });
  expect(choice && product.price(choice)).toMatchObject({
    ok: true,
    value: { retail: { minor: 1500 + 675 }, trade: { minor: 1450 } },
  });
  expect(choice && product.price({ ...choice, turnaroundId: null })).toMatchObject({ ok: false });
});

test("a customer's choice becomes what the printer makes, with what is part of every order", () => {
  const choice = { runSizeId: "500", colorSpecId: "4/4", turnaroundId: "2-4 Business Days", optionIds: [] };
  expect(combinationFor(book, choice)?.optionIds).toEqual(['2" x 3.5"']);
  expect(combinationFor(book, { ...choice, runSizeId: "750" })).toBeNull();
});

test("a size that no option names is read from the description", () => {
  expect(sizeOf({ optionGroups: [], description: "24X36 - 4mm Coroplast" })).toMatchObject({ widthIn: 24 });
});

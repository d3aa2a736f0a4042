import { expect, test } from "vitest";
import type { TradeProductId } from "#catalogue/index.ts";
import type { StoreProductId } from "#orders/index.ts";
import { editTexts, giveBack } from "./edit.ts";
import type { StoreProduct } from "./store-product.ts";

const at = "2026-03-03T09:00:00.000Z";
const matte: StoreProduct = {
  id: "matte" as StoreProductId,
  origin: "synced",
  tradeProductId: "p1" as TradeProductId,
  sku: "14PT-BCMATT-2X3.5",
  title: "14PT Matte Business Cards",
  description: "",
  categoryId: "cards",
  slug: "14pt-matte-business-cards",
  ownFields: [],
  ownPrices: null,
  ownSides: 2,
  currency: "USD",
  isDiscontinued: false,
  updatedAt: "2026-03-02T15:00:00.000Z",
};

test("a field that a person changes becomes theirs, the others keep following", () => {
  expect(editTexts(matte, { title: "Our matte cards", description: "" }, at)).toEqual({
    ok: true,
    value: { ...matte, title: "Our matte cards", ownFields: ["title"], updatedAt: at },
  });
});

test("saving a form without a change takes nothing over", () => {
  expect(editTexts(matte, { title: matte.title, categoryId: "cards" }, at)).toEqual({
    ok: true,
    value: matte,
  });
});

test("every field that cannot be as typed is named", () => {
  const outcome = editTexts(matte, { title: "", slug: "Our Cards" }, at);
  expect(!outcome.ok && outcome.problem.map(({ field }) => field)).toEqual(["title", "slug"]);
});

test("one click takes the printer's text again, and it follows the catalogue from then on", () => {
  const yours: StoreProduct = {
    ...matte,
    title: "Ours",
    categoryId: "mine",
    ownFields: ["title", "category"],
  };
  expect(giveBack(yours, "title", matte, at)).toMatchObject({ title: matte.title, ownFields: ["category"] });
  expect(giveBack(yours, "category", matte, at)).toMatchObject({ categoryId: "cards", ownFields: ["title"] });
});

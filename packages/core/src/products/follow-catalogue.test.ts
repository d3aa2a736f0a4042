import { expect, test } from "vitest";
import type { TradeCategoryId, TradeProductId } from "#catalogue/index.ts";
import { type CatalogueEntry, type FollowInput, planFollowing } from "./follow-catalogue.ts";
import type { StoreProduct } from "./store-product.ts";
import { internalTitle, readField, slugOf } from "./store-product.ts";

const cards = "cards" as TradeCategoryId;
const entry = (changes: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id: "p1" as TradeProductId,
  code: "14PT-BCMATT-2X3.5",
  description: '2" X 3.5"  14PT Matte Business Cards',
  categoryIds: [cards],
  isDiscontinued: false,
  reissuedFrom: null,
  ...changes,
});
const ids = () => {
  let last = 0;
  return () => `id-${++last}`;
};
const input = (changes: Partial<FollowInput>): FollowInput => ({
  entries: [entry()],
  categories: [{ id: cards, name: "Business Cards" }],
  products: [],
  storeCategories: [],
  takenSlugs: [],
  currency: "USD",
  at: "2026-03-02T15:00:00.000Z",
  ...changes,
});
const follow = (changes: Partial<FollowInput>) => planFollowing(input(changes), ids());

/** The product and the category as a first sync leaves them. */
function afterFirstSync(): { product: StoreProduct; storeCategories: FollowInput["storeCategories"] } {
  const { added, newCategories } = follow({});
  const [product] = added;
  if (!product) throw new Error("the product is added");
  return { product, storeCategories: newCategories };
}

test("a new product of the printer becomes a product of the store, in the store's own category", () => {
  const { product, storeCategories } = afterFirstSync();
  expect(product).toMatchObject({
    title: '2" X 3.5" 14PT Matte Business Cards',
    sku: "14PT-BCMATT-2X3.5",
    slug: "2-x-3-5-14pt-matte-business-cards",
    ownFields: [],
  });
  expect(internalTitle(product)).toBe('2" X 3.5" 14PT Matte Business Cards (4over)');
  expect(storeCategories).toMatchObject([{ name: "Business Cards", slug: "business-cards" }]);
  expect(product.categoryId).toBe(storeCategories[0]?.id);
});

test("two products of one description have two addresses", () => {
  const { added } = follow({ entries: [entry(), entry({ id: "p2" as TradeProductId })] });
  expect(added.map((product) => product.slug)).toEqual([
    "2-x-3-5-14pt-matte-business-cards",
    "2-x-3-5-14pt-matte-business-cards-2",
  ]);
});

test("a second sync without changes writes nothing", () => {
  const { product, storeCategories } = afterFirstSync();
  expect(follow({ products: [product], storeCategories })).toEqual({
    newCategories: [],
    added: [],
    changed: [],
    moved: [],
    discontinued: [],
  });
});

test("a renamed product takes the new title and keeps its address", () => {
  const { product, storeCategories } = afterFirstSync();
  const { changed } = follow({
    products: [product],
    storeCategories,
    entries: [entry({ description: "Matte Cards" })],
  });
  expect(changed).toMatchObject([{ title: "Matte Cards", slug: product.slug }]);
});

test("a title that a person wrote is never overwritten", () => {
  const { product, storeCategories } = afterFirstSync();
  const yours: StoreProduct = { ...product, title: "Our matte cards", ownFields: ["title"] };
  const { changed } = follow({
    products: [yours],
    storeCategories,
    entries: [entry({ description: "Matte Cards", code: "14PT-BCMATT" })],
  });
  expect(changed).toMatchObject([{ title: "Our matte cards", sku: "14PT-BCMATT" }]);
});

test("a category that a person chose stays", () => {
  const { product, storeCategories } = afterFirstSync();
  const yours: StoreProduct = { ...product, categoryId: "mine", ownFields: ["category"] };
  expect(follow({ products: [yours], storeCategories }).changed).toEqual([]);
});

test("a product that the printer dropped is discontinued once, and kept", () => {
  const { product, storeCategories } = afterFirstSync();
  const gone = follow({ products: [product], storeCategories, entries: [entry({ isDiscontinued: true })] });
  expect(gone.discontinued).toEqual([product.id]);
  const [after] = gone.changed;
  if (!after) throw new Error("the product is marked");
  expect(
    follow({ products: [after], storeCategories, entries: [entry({ isDiscontinued: true })] }).discontinued,
  ).toEqual([]);
});

test("a product that comes back is sold again, but nobody publishes it unasked", () => {
  const { product, storeCategories } = afterFirstSync();
  const { changed, discontinued } = follow({
    products: [{ ...product, isDiscontinued: true }],
    storeCategories,
  });
  expect(changed).toMatchObject([{ isDiscontinued: false }]);
  expect(discontinued).toEqual([]);
});

test("a product under a new identifier stays the same product of the store, with all that people wrote", () => {
  const { product, storeCategories } = afterFirstSync();
  const yours: StoreProduct = { ...product, title: "Our matte cards", ownFields: ["title"] };
  const p9 = "p9" as TradeProductId;
  const plan = follow({
    products: [yours],
    storeCategories,
    entries: [entry({ isDiscontinued: true }), entry({ id: p9, reissuedFrom: product.tradeProductId })],
  });
  expect(plan.moved).toEqual([{ productId: product.id, to: p9 }]);
  expect(plan.added).toEqual([]);
  expect(plan.discontinued).toEqual([]);
  expect(plan.changed).toMatchObject([{ id: product.id, title: "Our matte cards", tradeProductId: p9 }]);
});

test.each([
  ['1.75" X 3.5" 14PT Cards', "1-75-x-3-5-14pt-cards"],
  ["Café menus", "cafe-menus"],
  ["???", "product"],
])("%s has the address %s", (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test("a title cannot be emptied and an address has only small letters, digits and hyphens", () => {
  expect(readField("title", "  ")).toMatchObject({ ok: false, problem: { field: "title" } });
  expect(readField("slug", "My Cards")).toMatchObject({ ok: false, problem: { field: "slug" } });
  expect(readField("description", " Thick. ")).toEqual({ ok: true, value: "Thick." });
});

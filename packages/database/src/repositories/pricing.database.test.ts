import type { TradeCategoryId, TradeProductId } from "@overprint/core/catalogue";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import { type MarkupRule, type MarkupRuleId, startingMarkupRule } from "@overprint/core/pricing";
import type { PricePoint, Publication } from "@overprint/core/products";
import { testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { markupRuleRepository } from "./markup-rules.ts";
import { priceHistoryRepository } from "./price-history.ts";
import { publicationRepository } from "./publications.ts";
import { storeProductRepository } from "./store-products.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.execute(
    sql`insert into stores (id, kind, name, currency) values ('built-in', 'built-in', 'Front store', 'USD')`,
  );
});
afterAll(() => database.close());

const rule = (id: string, changes: Partial<MarkupRule> = {}): MarkupRule => ({
  ...startingMarkupRule,
  id: id as MarkupRuleId,
  name: id,
  ...changes,
});

test("markup rules come back as they were saved, the one that wins first", async () => {
  const rules = markupRuleRepository(database.db);
  const cards = rule("cards", {
    scope: { kind: "category", categoryId: "c1" as TradeCategoryId },
    bands: [
      { fromMinor: 0, markup: { kind: "fixed", amountMinor: 500 } },
      { fromMinor: 5_000, markup: { kind: "percent", rateBps: 3_550 } },
    ],
    rounding: { kind: "ending", endingMinor: 99, direction: "nearest" },
  });
  const everything = rule("default");
  await rules.save([everything, cards]);
  expect(await rules.list()).toEqual([cards, everything]);
  await rules.save([{ ...everything, name: "Everything" }]);
  expect((await rules.list())[1]?.name).toBe("Everything");
});

test("every change of a rule raises the version that other processes watch", async () => {
  const rules = markupRuleRepository(database.db);
  const before = await rules.version();
  await rules.save([rule("short-lived", { scope: { kind: "product", productId: "p" as TradeProductId } })]);
  await rules.remove("short-lived" as MarkupRuleId);
  expect(await rules.version()).toBe(before + 2);
});

test("the price history keeps a point only when a price has changed", async () => {
  const history = priceHistoryRepository(database.db);
  const point = (day: number, lowestMinor: number): PricePoint => ({
    tradeProductId: "p1" as TradeProductId,
    at: `2026-03-0${day}T00:00:00.000Z`,
    contentHash: `hash ${day}`,
    lowestMinor,
    highestMinor: 9_000,
    lowestRetailMinor: lowestMinor * 2,
    currency: "USD",
  });
  for (const one of [point(1, 700), point(2, 700), point(3, 750), point(3, 750)]) await history.record([one]);
  expect(await history.of("p1" as TradeProductId)).toEqual([point(1, 700), point(3, 750)]);
});

test("a publication is recorded once for each store and product, and brought up to date", async () => {
  const products = storeProductRepository(database.db);
  await products.save({
    id: "stamp" as StoreProductId,
    origin: "own",
    tradeProductId: null,
    sku: "STAMP",
    title: "Self-inking stamp",
    description: "",
    categoryId: null,
    slug: "stamp",
    ownFields: [],
    ownPrices: [{ pieces: 1, priceMinor: 3_000 }],
    ownSides: 1,
    currency: "USD",
    isDiscontinued: false,
    updatedAt: "2026-03-02T15:00:00.000Z",
  });
  const publications = publicationRepository(database.db);
  const published: Publication = {
    storeId: "built-in" as StoreId,
    productId: "stamp" as StoreProductId,
    externalId: null,
    state: "published",
    fingerprint: "f1",
    contentHash: null,
    lowestPriceMinor: 3_000,
    publishedAt: "2026-03-02T15:00:00.000Z",
    reason: null,
  };
  await publications.record([published]);
  await publications.record([{ ...published, state: "unpublished" }]);
  expect(await publications.of(published.storeId, [published.productId])).toEqual([
    { ...published, state: "unpublished" },
  ]);
  expect(await publications.publishedIn(published.storeId)).toEqual([]);
});

test("a product of the shop's own comes back as it was saved", async () => {
  const products = storeProductRepository(database.db);
  expect(await products.findBySlug("stamp")).toMatchObject({
    title: "Self-inking stamp",
    ownPrices: [{ pieces: 1, priceMinor: 3_000 }],
    ownSides: 1,
    updatedAt: "2026-03-02T15:00:00.000Z",
  });
  expect(await products.isSlugTaken("stamp", "another" as StoreProductId)).toBe(true);
  expect(await products.isSlugTaken("stamp", "stamp" as StoreProductId)).toBe(false);
});

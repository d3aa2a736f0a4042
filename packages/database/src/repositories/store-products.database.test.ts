import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreId } from "@overprint/core/orders";
import { type ProductQuery, planFollowing, type StoreProduct } from "@overprint/core/products";
import { numberedIds, testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicationRepository } from "./publications.ts";
import { storeProductRepository } from "./store-products.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
const newId = numberedIds("product");
const store = () => storeProductRepository(database.db);
const builtIn = "built-in" as StoreId;

beforeAll(async () => {
  database = await testDatabase();
  await database.db.execute(
    sql`insert into stores (id, kind, name, currency) values ('built-in', 'built-in', 'Front store', 'USD')`,
  );
  await database.db.execute(
    sql`insert into trade_categories (id, name) values ('cards', 'Business Cards'), ('post', 'Postcards')`,
  );
  await database.db.execute(sql`
    insert into trade_products (id, code, description, category_ids, version_id, content_hash, first_seen_at, last_seen_at, changed_at)
    values
      ('p1', '14PT-BCMATT-2X3.5', '2" X 3.5" 14PT Matte Business Cards', '{cards}', 1, 'h1', now(), now(), '2026-03-01'),
      ('p2', '16PT-BCUV-2X3.5', '2" X 3.5" 16PT UV Business Cards', '{cards}', 2, 'h2', now(), now(), '2026-03-03'),
      ('p3', '14PT-PC-4X6', '4" X 6" 14PT Postcards 100%', '{post}', 3, 'h3', now(), now(), '2026-03-02'),
      ('waits', 'NEW-1', 'Not approved yet', '{post}', null, null, now(), now(), null)`);
  await follow("2026-03-04T00:00:00.000Z");
});
afterAll(() => database.close());

async function follow(at: string) {
  const plan = planFollowing({ ...(await store().forFollowing()), currency: "USD", at }, newId);
  await store().follow(plan);
  return plan;
}

const everything: ProductQuery = {
  search: "",
  categoryId: null,
  origin: null,
  published: null,
  changed: null,
  discontinued: null,
  sort: "sku",
  descending: false,
  offset: 0,
  limit: 50,
};
const skus = async (changes: Partial<ProductQuery>) =>
  (await store().list({ ...everything, ...changes })).rows.map(({ sku }) => sku);
const product = async (tradeId: string): Promise<StoreProduct> => {
  const [found] = await store().findByTradeIds([tradeId as TradeProductId]);
  if (!found) throw new Error(`${tradeId} is a product of the store`);
  return found;
};

test("approved products become products of the store, those that wait do not", async () => {
  const { rows, total } = await store().list(everything);
  expect(total).toBe(3);
  expect(rows.map(({ sku, categoryName }) => [sku, categoryName])).toEqual([
    ["14PT-BCMATT-2X3.5", "Business Cards"],
    ["14PT-PC-4X6", "Postcards"],
    ["16PT-BCUV-2X3.5", "Business Cards"],
  ]);
});

test("following twice writes nothing", async () => {
  const plan = await follow("2026-03-05T00:00:00.000Z");
  expect([plan.added, plan.changed, plan.newCategories]).toEqual([[], [], []]);
});

test.each([
  ["matte", ["14PT-BCMATT-2X3.5"]],
  ["14pt card", ["14PT-BCMATT-2X3.5", "14PT-PC-4X6"]],
  ["16PT-BCUV", ["16PT-BCUV-2X3.5"]],
  ["100%", ["14PT-PC-4X6"]],
  ["matte (4over)", ["14PT-BCMATT-2X3.5"]],
  ["_", []],
])("a search for %j finds title, SKU and code", async (search, found) => {
  expect(await skus({ search })).toEqual(found);
});

test("the list is paged, sorted and filtered by the server", async () => {
  expect(await skus({ limit: 1, offset: 1 })).toEqual(["14PT-PC-4X6"]);
  expect(await skus({ sort: "changed", descending: true })).toEqual([
    "16PT-BCUV-2X3.5",
    "14PT-PC-4X6",
    "14PT-BCMATT-2X3.5",
  ]);
  const { categoryId } = await product("p3");
  expect(await skus({ categoryId })).toEqual(["14PT-PC-4X6"]);
  expect(await skus({ origin: "own" })).toEqual([]);
});

test("a product is changed when the printer's content is another one than what was published", async () => {
  const { id } = await product("p1");
  await publicationRepository(database.db).record([
    {
      storeId: builtIn,
      productId: id,
      externalId: null,
      state: "published",
      fingerprint: "f",
      contentHash: "h1",
      lowestPriceMinor: 1_999,
      publishedAt: "2026-03-05T00:00:00.000Z",
      reason: null,
    },
  ]);
  expect(await skus({ published: true })).toEqual(["14PT-BCMATT-2X3.5"]);
  expect(await skus({ changed: true })).toEqual([]);
  await database.db.execute(sql`update trade_products set content_hash = 'h1b' where id = 'p1'`);
  expect(await skus({ changed: true })).toEqual(["14PT-BCMATT-2X3.5"]);
  const [row] = (await store().list({ ...everything, published: true })).rows;
  expect(row).toMatchObject({
    isChanged: true,
    publications: [{ storeId: "built-in", lowestPriceMinor: 1_999 }],
  });
});

test("a title that a person wrote survives a renaming at the printer, in the database too", async () => {
  const before = await product("p2");
  await database.db.execute(sql`update trade_products set description = 'Renamed' where id in ('p2', 'p3')`);
  const state = await store().forFollowing();
  // Somebody writes the title between planning and writing.
  await store().save({ ...before, title: "Our glossy cards", ownFields: ["title"] });
  await store().follow(planFollowing({ ...state, currency: "USD", at: "2026-03-06T00:00:00.000Z" }, newId));
  expect((await product("p2")).title).toBe("Our glossy cards");
  expect((await product("p3")).title).toBe("Renamed");
});

test("a product that the printer dropped is marked and found by the filter", async () => {
  await database.db.execute(sql`update trade_products set discontinued_at = now() where id = 'p3'`);
  const plan = await follow("2026-03-07T00:00:00.000Z");
  expect(plan.discontinued).toEqual([(await product("p3")).id]);
  expect(await skus({ discontinued: true })).toEqual(["14PT-PC-4X6"]);
});

test("a re-issued product goes on under its new identifier", async () => {
  const before = await product("p2");
  await database.db.execute(sql`
    insert into trade_products (id, code, description, category_ids, version_id, content_hash, first_seen_at, last_seen_at, reissued_from)
    values ('p9', '16PT-BCUV-2X3.5', 'Renamed', '{cards}', 9, 'h9', now(), now(), 'p2')`);
  await database.db.execute(
    sql`update trade_products set discontinued_at = now(), reissued_as = 'p9' where id = 'p2'`,
  );
  const plan = await follow("2026-03-08T00:00:00.000Z");
  expect(plan.discontinued).toEqual([]);
  expect(await product("p9")).toMatchObject({
    id: before.id,
    title: "Our glossy cards",
    isDiscontinued: false,
  });
});

test("a product page reads product, content, markup version and groups in one query", async () => {
  const { id } = await product("p1");
  await database.db.execute(sql`
    insert into settings (key, value, updated_at, updated_by)
    values ('pricing.store-groups', '{"built-in": "wholesale"}', now(), 'test')`);
  expect(await store().findForSale(id)).toMatchObject({
    product: { id, sku: "14PT-BCMATT-2X3.5" },
    contentHash: "h1b",
    markupVersion: 0,
    storeGroups: { "built-in": "wholesale" },
  });
  expect(await store().findForSale("gone" as never)).toBeNull();
});

test("ids of everything that a query finds come in the same order", async () => {
  expect(await store().listIds(everything)).toEqual(
    (await store().list(everything)).rows.map(({ id }) => id),
  );
});

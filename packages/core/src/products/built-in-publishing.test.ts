import { expect, test } from "vitest";
import type { TradeProductId } from "#catalogue/index.ts";
import type { StoreId, StoreProductId } from "#orders/index.ts";
import { aRule, oneBand, percent } from "#pricing/markup/markup-rule.fixture.ts";
import { aGroup, aTradeProduct, fee } from "#pricing/trade-product.fixture.ts";
import { builtInPublishing } from "./built-in-publishing.ts";
import { PriceBooks } from "./price-books.ts";
import type { Publication } from "./repository.ts";
import { cheapestLine, lowestPrice, RetailPrices } from "./retail-prices.ts";
import type { StoreProduct } from "./store-product.ts";

const cards = aTradeProduct({
  base: { 500: { "4/4": 1000 }, 1000: { "4/4": 1600 } },
  groups: [aGroup("Envelopes", [1, 1], { A2: [fee(2500)], Plain: [fee(100)] })],
});
const matte: StoreProduct = {
  id: "matte" as StoreProductId,
  origin: "synced",
  tradeProductId: cards.id,
  sku: cards.code,
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
};
const stamp: StoreProduct = {
  ...matte,
  id: "stamp" as StoreProductId,
  origin: "own",
  tradeProductId: null,
  title: "Stamp",
  ownPrices: [{ pieces: 1, priceMinor: 3000 }],
};

function shop(products: readonly StoreProduct[]) {
  const stored = new Map<StoreProductId, Publication>();
  const world = { products, rate: 50, version: 1 };
  const retail = new RetailPrices(
    new PriceBooks({
      hashes: async (ids: readonly TradeProductId[]) => new Map(ids.map((id) => [id, "hash"])),
      loadMany: async () => [cards],
    }),
    {
      list: async () => [aRule({ bands: oneBand(percent(world.rate)) })],
      version: async () => world.version,
    },
  );
  const publishing = builtInPublishing({
    customerGroup: async () => null,
    storeId: "built-in" as StoreId,
    products: { findMany: async (ids) => world.products.filter(({ id }) => ids.includes(id)) },
    publications: {
      of: async (_, ids) => ids.flatMap((id) => stored.get(id) ?? []),
      record: async (all) => {
        for (const one of all) stored.set(one.productId, one);
      },
    },
    retail,
    clock: { now: () => new Date("2026-03-02T15:00:00.000Z") },
  });
  const plan = async () => (await publishing.planPublish(world.products.map(({ id }) => id))).changes;
  const publish = async () => publishing.publish({ changes: await plan() });
  return { stored, world, retail, publishing, plan, publish };
}

test("a dry run says what will be published and from which price, and does nothing", async () => {
  const { plan, stored } = shop([matte, stamp]);
  // $10.00 + 50 % and the $1.00 envelope + 50 %
  expect(await plan()).toEqual([
    { productId: "matte", action: "create", summary: "Matte Cards: published, from $16.50." },
    { productId: "stamp", action: "create", summary: "Stamp: published, from $30.00." },
  ]);
  expect(stored.size).toBe(0);
});

test("a published product has nothing to publish again until something changes", async () => {
  const { world, plan, publish, stored } = shop([matte]);
  await publish();
  expect(stored.get(matte.id)).toMatchObject({
    state: "published",
    lowestPriceMinor: 1650,
    contentHash: "hash",
  });
  expect((await plan())[0]).toMatchObject({ action: "nothing" });
  world.rate = 100;
  world.version = 2;
  expect((await plan())[0]).toEqual({
    productId: "matte",
    action: "update",
    summary: "Matte Cards: from $16.50 to $22.00.",
  });
  world.products = [{ ...matte, title: "Soft Matte Cards" }];
  world.rate = 50;
  world.version = 3;
  expect((await plan())[0]?.summary).toBe("Soft Matte Cards: texts or prices are brought up to date.");
});

test("a discontinued product is taken out of the store and cannot be published", async () => {
  const { world, plan, publish, stored } = shop([matte]);
  await publish();
  world.products = [{ ...matte, isDiscontinued: true }];
  expect((await plan())[0]).toMatchObject({ action: "unpublish" });
  await publish();
  expect(stored.get(matte.id)?.state).toBe("unpublished");
  stored.clear();
  expect((await plan())[0]).toMatchObject({ action: "refuse" });
  expect(await publish()).toEqual({
    done: [],
    failed: [{ productId: "matte", reason: "Matte Cards: 4over no longer makes it, so it is not sold." }],
  });
});

test("a product that lost its price between plan and publishing is not published, with the reason", async () => {
  const { publishing, stored } = shop([{ ...stamp, ownPrices: null }]);
  const result = await publishing.publish({
    changes: [{ productId: stamp.id, action: "create", summary: "" }],
  });
  expect(result).toEqual({
    done: [],
    failed: [{ productId: "stamp", reason: "it has no price list. Enter quantities and prices first." }],
  });
  expect(stored.size).toBe(0);
});

test("an unpublished product keeps its publication", async () => {
  const { publishing, publish, stored } = shop([matte]);
  await publish();
  await publishing.unpublish([matte.id]);
  expect(stored.get(matte.id)).toMatchObject({ state: "unpublished", lowestPriceMinor: 1650 });
});

test("the lowest price has the cheapest of what must be chosen in it", async () => {
  const { retail } = shop([matte]);
  const priced = await retail.price(matte);
  expect(priced && lowestPrice(priced.configurator)).toBe(1650);
  expect(priced && cheapestLine(priced)).toEqual({ tradeMinor: 1100, retailMinor: 1650, marginBps: 3333 });
});

test("a product page prices what was read together in one query, and follows rules and content", async () => {
  const { retail, world } = shop([matte, stamp]);
  const forSale = { product: matte, contentHash: "hash", markupVersion: 1, storeGroups: {} };
  const from = async (changes: Partial<typeof forSale>) => {
    const priced = await retail.priceForSale({ ...forSale, ...changes }, null);
    return priced && lowestPrice(priced.configurator);
  };
  expect(await from({})).toBe(1650);
  world.rate = 100;
  expect(await from({ markupVersion: 2 })).toBe(2200);
  expect(await from({ product: stamp, contentHash: null as never })).toBe(3000);
  expect(await retail.priceForSale({ ...forSale, contentHash: null }, null)).toBeNull();
});

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { builtInStore, type TellCustomer } from "@overprint/connectors/built-in";
import type { ArtworkFile, ArtworkStorage } from "@overprint/core/artwork";
import {
  defaultOrderProductStatuses,
  type OrderDraft,
  type StoreId,
  type StoreOrderId,
  type StoreOrderItemId,
  type StoreProductId,
} from "@overprint/core/orders";
import { builtInPublishing, PriceBooks, RetailPrices } from "@overprint/core/products";
import {
  markupRuleRepository,
  orderRepository,
  publicationRepository,
  statusRepository,
  storeProductRepository,
} from "@overprint/database";
import { storeProducts, stores } from "@overprint/database/schema";
import { fixedClock, testDatabase } from "@overprint/testing";
import { storeContract } from "@overprint/testing/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";

const pdf = new TextEncoder().encode("%PDF-1.7 a card");
const file: ArtworkFile = {
  id: "file-1" as ArtworkFile["id"],
  key: "2026/11/file-1.pdf",
  fileName: "card.pdf",
  type: "application/pdf",
  sizeBytes: pdf.byteLength,
  sha256: createHash("sha256").update(pdf).digest("hex"),
};
const inMemory = (): ArtworkStorage => {
  const files = new Map([[file.key, pdf]]);
  return {
    put: async (key, bytes) => void files.set(key, new Uint8Array(bytes)),
    putFile: async (key, path) => void files.set(key, new Uint8Array(await readFile(path))),
    get: async (key) => files.get(key) ?? new Uint8Array(),
    stream: async (key) => new Blob([files.get(key) ?? ""]).stream(),
    exists: async (key) => files.has(key),
    delete: async (key) => void files.delete(key),
  };
};
const usd = (minor: number) => ({ minor, currency: "USD" as const });
const placedAt = "2026-11-20T15:00:00.000Z";
const order: OrderDraft = {
  id: "order-1" as StoreOrderId,
  storeId: "built-in" as StoreId,
  externalId: "order-1",
  placedAt,
  modifiedAt: placedAt,
  customer: { name: "Dana Reyes", email: "dana@larkspur.example", phone: "8185550142" },
  shipTo: {
    company: "",
    firstName: "Dana",
    lastName: "Reyes",
    email: "dana@larkspur.example",
    phone: "8185550142",
    street: "5900 San Fernando Rd",
    street2: "",
    city: "Glendale",
    state: "CA",
    postalCode: "91202",
    country: "US",
  },
  blindShipFrom: null,
  shippingMethod: { code: "03", name: "Ground", price: usd(1295) },
  items: [
    {
      id: "item-1" as StoreOrderItemId,
      externalId: "item-1",
      storeProductId: null,
      title: "16pt Silk Business Cards",
      sku: null,
      quantity: 500,
      sets: 1,
      combination: null,
      specification: [],
      price: usd(4999),
      artwork: [{ set: 1, reason: "fr", file }],
      shipTo: null,
      statusTitle: "New",
    },
  ],
  total: usd(6294),
  paymentState: "invoice",
  accessKey: "an-access-key-of-no-less-than-128-bits",
  note: "",
};

async function world(told: Parameters<TellCustomer>[0][] = []) {
  const { db, close } = await testDatabase();
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Marigold Press", currency: "USD" });
  const orders = orderRepository(db);
  await orders.place(order);
  const retail = new RetailPrices(
    new PriceBooks({ loadMany: async () => [], hashes: async () => new Map() }),
    markupRuleRepository(db),
  );
  const clock = fixedClock("2026-11-22T09:00:00.000Z");
  await db.insert(storeProducts).values({
    id: "stamp",
    origin: "own",
    sku: "STAMP-1",
    slug: "rubber-stamp",
    title: "Rubber Stamp",
    ownPrices: [{ pieces: 1, priceMinor: 2_450 }],
    currency: "USD",
  });
  const store = builtInStore({
    storeId: order.storeId,
    publishing: builtInPublishing({
      storeId: order.storeId,
      products: storeProductRepository(db),
      publications: publicationRepository(db),
      retail,
      customerGroup: async () => null,
      clock,
    }),
    orders,
    statuses: statusRepository(db),
    storage: inMemory(),
    clock,
    inTransaction: (work) =>
      db.transaction((tx) =>
        work({ orders: orderRepository(tx), tellCustomer: async (news) => void told.push(news) }),
      ),
  });
  return {
    store,
    orders,
    close,
    publishable: "stamp" as StoreProductId,
    orderExternalId: "order-1",
    itemExternalId: "item-1",
    before: "2026-11-20T00:00:00Z",
    after: "2026-12-01T00:00:00Z",
    artworkBegins: "%PDF-1.7",
    look: async () => {
      const item = (await orders.find(order.id))?.items[0];
      return {
        statusTitle: item?.statusTitle ?? "",
        trackingNumbers: item?.parcels.map(({ trackingNumber }) => trackingNumber) ?? [],
      };
    },
  };
}

storeContract("built-in", () => world());

let telling: Awaited<ReturnType<typeof world>>;
const told: Parameters<TellCustomer>[0][] = [];
beforeAll(async () => {
  telling = await world(told);
});
afterAll(() => telling.close());

test("a customer is told of a new status once, and not of one that is there already", async () => {
  for (const _ of ["first", "again"])
    await telling.store.setItemStatus("order-1", "item-1", "shipped", true, null);
  await telling.store.setItemStatus("order-1", "item-1", "delivered", false, null);
  expect(told).toEqual([{ orderId: "order-1", itemId: "item-1", statusId: "shipped", comment: null }]);
  const item = (await telling.orders.find(order.id))?.items[0];
  expect(item?.history.slice(-2).map(({ statusId }) => statusId)).toEqual(["shipped", "delivered"]);
});

test("a status of the shop's own making can be set like any other", async () => {
  const { store } = telling;
  expect((await store.statuses()).map(({ title }) => title)).toEqual(
    defaultOrderProductStatuses.map(({ title }) => title),
  );
});

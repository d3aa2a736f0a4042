import type { ArtworkFile } from "@overprint/core/artwork";
import type {
  Cart,
  CartLine,
  OrderDraft,
  OrderQuery,
  StoreId,
  StoreOrder,
  StoreOrderId,
  StoreOrderItem,
  StoreOrderItemId,
} from "@overprint/core/orders";
import { defaultOrderProductStatuses } from "@overprint/core/orders";
import type { Address } from "@overprint/core/shipping";
import { fixedClock, testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#open.ts";
import { jobs, stores } from "#schema/index.ts";
import { cartRepository } from "./carts.ts";
import { statusRepository } from "./order-statuses.ts";
import { orderRepository } from "./orders.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.insert(stores).values([
    { id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" },
    { id: "ops", kind: "onprintshop", name: "Corner Print", currency: "USD" },
  ]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(
    sql`truncate store_orders, store_order_items, artwork_files, item_artwork, jobs, carts, order_counters,
      item_status_history, item_parcels, order_product_statuses cascade`,
  );
});

const usd = (minor: number) => ({ minor, currency: "USD" as const });
const shipTo: Address = {
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
};
const file = (id: string): ArtworkFile => ({
  id: id as ArtworkFile["id"],
  key: `2026/${id}.pdf`,
  fileName: `${id}.pdf`,
  type: "application/pdf",
  sizeBytes: 4096,
  sha256: "ab".repeat(32),
});
const item = (id: string, changes: Partial<StoreOrderItem> = {}): StoreOrderItem => ({
  id: id as StoreOrderItemId,
  externalId: id,
  storeProductId: null,
  title: "16pt Silk Business Cards",
  sku: "16PT-BC",
  quantity: 500,
  sets: 1,
  combination: null,
  specification: [{ label: "Quantity", value: "500" }],
  price: usd(4999),
  artwork: [],
  shipTo: null,
  statusTitle: "New",
  ...changes,
});
const order = (id: string, changes: Partial<OrderDraft> = {}): OrderDraft => ({
  id: id as StoreOrderId,
  storeId: "built-in" as StoreId,
  externalId: id,
  placedAt: "2026-11-20T15:00:00.000Z",
  modifiedAt: "2026-11-20T15:00:00.000Z",
  customer: { name: "Dana Reyes", email: "dana@larkspur.example", phone: "8185550142" },
  shipTo,
  blindShipFrom: null,
  shippingMethod: { code: "03", name: "Ground", price: usd(1295) },
  items: [item(`${id}-1`)],
  total: usd(6294),
  paymentState: "invoice",
  accessKey: `key-of-${id}-0123456789abcdef`,
  note: "",
  ...changes,
});
const query = (changes: Partial<OrderQuery> = {}): OrderQuery => ({
  search: "",
  state: null,
  storeId: null,
  placedFrom: null,
  placedTo: null,
  sort: "placed",
  descending: true,
  offset: 0,
  limit: 50,
  ...changes,
});
const job = (jobId: string, of: OrderDraft, statusBucket: "accepted" | "shipped" | "closed") =>
  database.db.insert(jobs).values({
    jobId,
    orderId: of.id,
    itemId: of.items[0]?.id ?? "",
    origin: "transferred",
    statusBucket,
    currency: "USD",
  });

describe("placing orders", () => {
  test("an order comes back as it was placed, with its artwork and the first number", async () => {
    const orders = orderRepository(database.db);
    const artwork = [{ set: 1, reason: "fr" as const, file: file("front") }];
    const draft = order("a", { items: [item("a-1", { artwork })], note: "Please call first." });
    expect(await orders.place(draft)).toEqual({ number: "1001", accessKey: draft.accessKey, isNew: true });
    const found = await orders.findByAccessKey(draft.accessKey);
    expect(found).toMatchObject({
      id: "a",
      number: "1001",
      placedAt: "2026-11-20T15:00:00.000Z",
      total: usd(6294),
      shippingMethod: { code: "03", name: "Ground", price: usd(1295) },
      note: "Please call first.",
      storeName: "Juniper Press",
      items: [{ id: "a-1", price: usd(4999), artwork, standing: { state: "to-do", reason: null } }],
    });
  });

  test("the same cart ordered twice at once is one order with one number", async () => {
    const orders = orderRepository(database.db);
    const answers = await Promise.all(
      ["x", "y", "z"].map((key) => orders.place(order("a", { accessKey: `${key}-0123456789abcdefghij` }))),
    );
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set(["1001"]));
    expect(new Set(answers.map(({ accessKey }) => accessKey)).size).toBe(1);
    expect((await orders.place(order("b"))).number).toBe("1002");
  });

  test("twenty orders at once have twenty consecutive numbers", async () => {
    const orders = orderRepository(database.db);
    const placed = await Promise.all(
      Array.from({ length: 20 }, (_, index) => orders.place(order(`o-${index}`))),
    );
    const numbers = placed.map(({ number }) => Number(number)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 1001 + index));
  });

  test("an address that is not an order's finds none", async () => {
    expect(await orderRepository(database.db).findByAccessKey("nobody-has-this-key-at-all")).toBeNull();
  });
});

describe("where order products stand", () => {
  test("a job at the printer, then shipped, moves the order product along", async () => {
    const orders = orderRepository(database.db);
    const draft = order("a");
    await orders.place(draft);
    await job("LA-1", draft, "accepted");
    expect((await orders.find(draft.id))?.items[0]?.standing.state).toBe("at-printer");
    await database.db.update(jobs).set({ statusBucket: "shipped" });
    expect((await orders.find(draft.id))?.items[0]?.standing.state).toBe("shipped");
  });

  test("a job that was cancelled leaves the order product to do", async () => {
    const orders = orderRepository(database.db);
    const draft = order("a");
    await orders.place(draft);
    await job("LA-1", draft, "closed");
    expect((await orders.find(draft.id))?.items[0]?.standing.state).toBe("to-do");
  });

  test("held with a reason, then released", async () => {
    const orders = orderRepository(database.db);
    const draft = order("a");
    await orders.place(draft);
    const itemId = draft.items[0]?.id as StoreOrderItemId;
    await orders.setStanding(itemId, { state: "held", reason: "new file on Friday" });
    expect((await orders.findByItem(itemId))?.items[0]?.standing).toEqual({
      state: "held",
      reason: "new file on Friday",
    });
    await orders.setStanding(itemId, { state: "to-do", reason: null });
    expect(await orders.countByState()).toEqual({
      all: 1,
      "to-do": 1,
      held: 0,
      excluded: 0,
      "at-printer": 0,
      shipped: 0,
    });
  });

  test("each status is kept in the history and the last one is the present", async () => {
    const orders = orderRepository(database.db);
    const draft = order("a");
    await orders.place(draft);
    const itemId = draft.items[0]?.id as StoreOrderItemId;
    const entry = { at: "2026-11-21T10:00:00.000Z", by: "sync", comment: null };
    await orders.setStatus(itemId, { ...entry, statusId: "at-printer", statusTitle: "Sent to printer" });
    await orders.setStatus(itemId, { ...entry, statusId: "shipped", statusTitle: "Shipped" });
    const found = (await orders.find(draft.id))?.items[0];
    expect(found?.statusTitle).toBe("Shipped");
    expect(found?.history.map(({ statusId }) => statusId)).toEqual(["at-printer", "shipped"]);
    const changed = await orders.changedSince(draft.storeId, "2026-11-21T00:00:00Z", { offset: 0, limit: 9 });
    expect(changed.map(({ id }) => id)).toEqual(["a"]);
  });

  test("a parcel is recorded once, and its tracking number is on the order product", async () => {
    const orders = orderRepository(database.db);
    const draft = order("a");
    await orders.place(draft);
    const itemId = draft.items[0]?.id as StoreOrderItemId;
    const parcel = {
      trackingNumber: "1Z999AA10123456784",
      carrier: "UPS",
      trackingUrl: null,
      pieces: 500,
      recordedAt: "2026-11-23T10:00:00.000Z",
    };
    expect(await orders.recordParcel(itemId, parcel)).toEqual({ isNew: true });
    expect(await orders.recordParcel(itemId, parcel)).toEqual({ isNew: false });
    const found = (await orders.find(draft.id))?.items[0];
    expect(found?.parcels).toEqual([parcel]);
    expect(found?.standing.state).toBe("shipped");
  });

  test("a replaced file takes the role of the one before", async () => {
    const orders = orderRepository(database.db);
    const draft = order("a", {
      items: [item("a-1", { artwork: [{ set: 1, reason: "fr", file: file("one") }] })],
    });
    await orders.place(draft);
    await orders.placeArtwork("a-1" as StoreOrderItemId, { set: 1, reason: "fr", file: file("two") });
    const found = (await orders.find(draft.id))?.items[0];
    expect(found?.artwork.map((known) => known.file.fileName)).toEqual(["two.pdf"]);
  });
});

describe("the list of orders", () => {
  test("a search finds customers, job ids and titles, and treats % as a letter", async () => {
    const orders = orderRepository(database.db);
    const a = order("a");
    await orders.place(a);
    await orders.place(
      order("b", {
        customer: { name: "Omar Haddad", email: "omar@quarry.example", phone: "" },
        items: [item("b-1", { title: "Postcards 100% cotton" })],
      }),
    );
    await job("LA-77", a, "accepted");
    const found = async (search: string) =>
      (await orders.list(query({ search }))).rows.map(({ number }) => number);
    expect(await found("omar haddad")).toEqual(["1002"]);
    expect(await found("LA-77")).toEqual(["1001"]);
    expect(await found("100%")).toEqual(["1002"]);
    expect(await found("%")).toEqual(["1002"]);
    expect(await found("nobody")).toEqual([]);
  });

  test("rows say how many order products there are, how far they got and which jobs print them", async () => {
    const orders = orderRepository(database.db);
    const a = order("a", { items: [item("a-1"), item("a-2", { title: "Postcards" })] });
    await orders.place(a);
    await job("LA-1", a, "shipped");
    const { rows, total } = await orders.list(query());
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      itemCount: 2,
      firstTitle: "16pt Silk Business Cards",
      progress: "partly-shipped",
      jobIds: ["LA-1"],
      total: usd(6294),
    });
  });

  test("pages, filters and sorting happen in the database", async () => {
    const orders = orderRepository(database.db);
    for (let day = 10; day < 22; day += 1) {
      const placedAt = `2026-11-${day}T12:00:00.000Z`;
      await orders.place(order(`o-${day}`, { placedAt, modifiedAt: placedAt, total: usd(1000 + day) }));
    }
    const second = await orders.list(query({ sort: "total", descending: false, offset: 5, limit: 5 }));
    expect(second.total).toBe(12);
    expect(second.rows.map(({ total }) => total.minor)).toEqual([1015, 1016, 1017, 1018, 1019]);
    const days = await orders.list(query({ placedFrom: "2026-11-12", placedTo: "2026-11-13" }));
    expect(days.rows.map(({ placedAt }) => placedAt.slice(0, 10))).toEqual(["2026-11-13", "2026-11-12"]);
    expect((await orders.list(query({ state: "held" }))).total).toBe(0);
  });
});

describe("orders of a store that numbers its own", () => {
  const theirs = (changes: Partial<StoreOrder> = {}): StoreOrder => {
    const {
      accessKey: _key,
      note: _note,
      ...known
    } = order("ops-9", {
      storeId: "ops" as StoreId,
      externalId: "9",
    });
    return { ...known, number: "9", ...changes };
  };

  test("taken in once, brought up to date when it changed, otherwise left alone", async () => {
    const orders = orderRepository(database.db);
    expect(await orders.takeIn([theirs()])).toEqual({ added: 1, changed: 0 });
    expect(await orders.takeIn([theirs({ id: "another" as StoreOrderId })])).toEqual({
      added: 0,
      changed: 0,
    });
    const later = theirs({
      modifiedAt: "2026-11-21T00:00:00.000Z",
      total: usd(7000),
      items: [item("ops-9-1", { title: "Renamed" }), item("ops-9-2", { externalId: "second" })],
    });
    expect(await orders.takeIn([later])).toEqual({ added: 0, changed: 1 });
    const found = await orders.findByExternalId("ops" as StoreId, "9");
    expect(found?.total).toEqual(usd(7000));
    expect(found?.items.map(({ title }) => title)).toEqual(["Renamed", "16pt Silk Business Cards"]);
  });
});

test("a cart is kept until nobody has touched it for a while", async () => {
  const clock = fixedClock("2026-11-01T00:00:00.000Z");
  const carts = cartRepository(database.db, clock);
  const cart: Cart = { id: "cart-1" as Cart["id"], orderId: "order-1", lines: [] };
  await carts.save(cart);
  clock.set("2026-11-20T00:00:00.000Z");
  const line = { id: "line-1", chosen: {}, artwork: [] } as unknown as CartLine;
  await carts.save({ ...cart, lines: [line] });
  expect((await carts.find(cart.id))?.lines).toEqual([line]);
  expect(await carts.forgetBefore("2026-11-19T00:00:00Z")).toBe(0);
  expect(await carts.forgetBefore("2026-11-21T00:00:00Z")).toBe(1);
  expect(await carts.find(cart.id)).toBeNull();
});

test("a shop starts with the default statuses and may define its own", async () => {
  const statuses = statusRepository(database.db);
  expect(await statuses.list()).toEqual(defaultOrderProductStatuses);
  const renamed = defaultOrderProductStatuses.map((status) =>
    status.id === "received" ? { ...status, customerTitle: "We have your order" } : status,
  );
  await statuses.save(renamed);
  expect((await statuses.list())[0]?.customerTitle).toBe("We have your order");
});

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoreId } from "@overprint/core/orders";
import { connectedStores, type Database, jobRepository, type KnownStore } from "@overprint/database";
import { type OnPrintShopSimulator, startOnPrintShopSimulator } from "@overprint/simulators/onprintshop";
import { testDatabase } from "@overprint/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "#server/config/config.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { openTaskQueue, type TaskQueue } from "#server/tasks/queue.ts";
import { replaceFile } from "#server/transfer/replace-file.ts";
import { standingOf } from "#server/transfer/steps.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";
import { tasks } from "#tasks/index.ts";
import { printReadyPdf } from "../../journeys/artwork.ts";
import { connectStore, switchStore } from "./connect.ts";
import { connectionSchema } from "./connection.ts";
import { fetchArtwork } from "./fetch-artwork.ts";
import { takeInOrders } from "./take-in-orders.ts";

let database: Database;
let queue: TaskQueue;
let overprint: Overprint;
let shop: OnPrintShopSimulator;
const change = { actor: "owner@shop.example" };
const stamp = { productId: 21 };
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  database = await testDatabase();
  const log = createLog("silent");
  queue = await openTaskQueue(database, tasks, log);
  overprint = wireOverprint({
    config: { ...readConfig({}), dataDir: mkdtempSync(join(tmpdir(), "overprint-")) },
    log,
    metrics: createMetrics(),
    database,
    tasks: queue.tasks,
    secretKey: Buffer.alloc(32),
  });
});
afterAll(async () => {
  await queue.close();
  await database.close();
});
beforeEach(async () => {
  await database.pool.query("TRUNCATE stores, problems, secrets CASCADE");
  shop = await startOnPrintShopSimulator({ requestsPerMinute: 100_000 });
});
afterEach(() => shop.close());

const draft = (simulator = shop, name = "Larkspur Print") => ({
  id: null,
  name,
  currency: "USD" as const,
  clientSecret: simulator.clientSecret,
  connection: connectionSchema.parse({
    baseUrl: simulator.url,
    clientId: simulator.clientId,
    filesBaseUrl: `${simulator.url}/printready`,
  }),
});
const connect = async (simulator = shop, name?: string): Promise<KnownStore> =>
  (await connectStore(overprint, draft(simulator, name), change)).store;
const read = (store: KnownStore) => takeInOrders(overprint, store, new AbortController().signal);
const orderOf = (store: KnownStore, externalId: number) =>
  overprint.orders.findByExternalId(store.id as StoreId, String(externalId));
const problems = async () => (await overprint.problems.listOpen()).map(({ code, what }) => ({ code, what }));

describe("connecting a store", () => {
  test("stores the connection, keeps the secret sealed, and switches the store on when it lets us in", async () => {
    const store = await connect();
    expect(store).toMatchObject({ kind: "onprintshop", isActive: true });
    const { rows } = await database.pool.query(
      "SELECT s.connection::text AS connection, x.sealed FROM stores s, secrets x",
    );
    expect(JSON.stringify(rows)).not.toContain(shop.clientSecret);
    expect(connectionSchema.parse(store.connection).checks.map(({ key }) => key)).toEqual([
      "address",
      "access",
      "roots",
      "statuses",
      "orders",
      "files",
      "own-module",
    ]);
  });

  test("a wrong secret is stored with what to do, and the store stays off", async () => {
    const { store, checks } = await connectStore(overprint, { ...draft(), clientSecret: "wrong" }, change);
    expect(store.isActive).toBe(false);
    expect(checks.find(({ key }) => key === "access")).toMatchObject({
      state: "bad",
      doNext: expect.stringContaining("Copy both again"),
    });
    const repaired = await connectStore(overprint, { ...draft(), id: store.id }, change);
    expect(repaired.checks.every(({ state }) => state !== "bad")).toBe(true);
    await switchStore(overprint, store.id, true, change);
    expect((await connectedStores(overprint.db).find(store.id))?.isActive).toBe(true);
  });

  test("a real store is not touched in Simulation", async () => {
    const store = await connect();
    const real = { ...store, connection: { ...store.connection, baseUrl: "https://shop.example.com" } };
    expect(await overprint.onPrintShop.open(real)).toMatchObject({
      ok: false,
      problem: { reason: expect.stringContaining("in Simulation nothing leaves this machine") },
    });
  });
});

describe("reading orders", () => {
  test("an order comes in with its order products, once however often it is read", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({
      lines: [{ ...stamp, printer: "Riverside Press" }, { productId: 22 }],
    });
    expect(await read(store)).toEqual({ added: 1, changed: 0 });
    expect(await read(store)).toEqual({ added: 0, changed: 0 });
    expect(await orderOf(store, placed.orders_id)).toMatchObject({
      number: placed.order_number,
      storeName: "Larkspur Print",
      items: [
        { title: "Rubber stamp", printerName: "Riverside Press" },
        { title: "Engraved name tag", printerName: null },
      ],
    });
  });

  test("a reading that dies in the middle is repeated and loses nothing", async () => {
    const store = await connect();
    for (let placed = 0; placed < 60; placed += 1) shop.control.placeOrder({ lines: [stamp] });
    shop.control.inject({
      situation: "html",
      call: "query shipToMultipleAddress",
      times: 1,
      rate: 0.02,
      seed: 7,
    });
    await read(store).catch(() => undefined);
    shop.control.clearInjections();
    await read(store);
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS orders, count(DISTINCT external_id)::int AS distinct FROM store_orders",
    );
    expect(rows).toEqual([{ orders: 60, distinct: 60 }]);
  });

  test("two OnPrintShop stores keep their orders apart, even with the same ids", async () => {
    const other = await startOnPrintShopSimulator({ requestsPerMinute: 100_000 });
    const [first, second] = [await connect(), await connect(other, "Second Shop")];
    const placed = [shop, other].map(({ control }) => control.placeOrder({ lines: [stamp] }));
    expect(placed[0]?.orders_id).toBe(placed[1]?.orders_id);
    expect([await read(first), await read(second)]).toEqual([
      { added: 1, changed: 0 },
      { added: 1, changed: 0 },
    ]);
    expect((await orderOf(second, placed[1]?.orders_id ?? 0))?.storeName).toBe("Second Shop");
    await other.close();
  });

  test("job ids typed in OnPrintShop become jobs here", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({ lines: [stamp] });
    await read(store);
    shop.control.typeExtraInfo(placed.product[0]?.orders_products_id ?? 0, "4over job Z3126529173-001");
    await read(store);
    const item = (await orderOf(store, placed.orders_id))?.items[0];
    expect(item?.jobIds).toEqual(["Z3126529173-001"]);
    const [job] = await jobRepository(overprint.db).ofItems([item?.id ?? ""]);
    expect(job).toMatchObject({ origin: "typed" });
  });

  test("an order edited after its transfer is told, and what was sent stays as it is", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({ lines: [{ ...stamp, extraInfo: "Z3126529173-002" }] });
    await read(store);
    shop.control.editLine(placed.product[0]?.orders_products_id ?? 0, 3);
    await read(store);
    expect(await problems()).toEqual([
      {
        code: "store/order-edited-after-transfer",
        what: `Order ${placed.order_number} of Larkspur Print was edited after its transfer. Rubber stamp: quantity 1 became 3.`,
      },
    ]);
  });

  test("an order without an address is a problem until it has one", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({ lines: [stamp] });
    placed.delivery_detail.delivery_street_address = "";
    await read(store);
    expect((await problems()).map(({ code }) => code)).toEqual(["store/order-unreadable"]);
    placed.delivery_detail.delivery_street_address = "412 N Brand Blvd";
    expect(await read(store)).toEqual({ added: 1, changed: 0 });
    expect(await problems()).toEqual([]);
  });

  test("a secret that is refused later is a problem that clears by itself when it works again", async () => {
    const store = await connect();
    await read(store);
    shop.control.revokeTokens();
    shop.control.inject({ situation: "token-refused" });
    await expect(read(store)).rejects.toMatchObject({ recovery: { kind: "fix-setup" } });
    expect((await problems()).map(({ code }) => code)).toEqual(["store/unreachable"]);
    shop.control.clearInjections();
    await read(store);
    expect(await problems()).toEqual([]);
  });
});

describe("an order older than the days that are read again", () => {
  const line = (index: number) => shop.control.state().orders[index]?.product[0]?.orders_products_id ?? 0;
  const readOldOrders = async (count: number, extraInfo?: string) => {
    await shop.close();
    shop = await startOnPrintShopSimulator({ requestsPerMinute: 100_000, now: daysAgo(90) });
    for (let placed = 0; placed < count; placed += 1)
      shop.control.placeOrder({ lines: [{ ...stamp, ...(extraInfo ? { extraInfo } : {}) }] });
    shop.control.advance({ days: 90 });
    const given = draft();
    const connection = { ...given.connection, ordersFrom: daysAgo(120).toISOString() };
    const { store } = await connectStore(overprint, { ...given, connection }, change);
    expect(await read(store)).toEqual({ added: count, changed: 0 });
    return store;
  };

  test("is compared with the store while one of its jobs is open, so that an edit is told", async () => {
    const store = await readOldOrders(1, "Z3126529173-003");
    shop.control.editLine(line(0), 4);
    expect(await read(store)).toEqual({ added: 0, changed: 1 });
    expect(await problems()).toMatchObject([
      { code: "store/order-edited-after-transfer", what: expect.stringContaining("quantity 1 became 4") },
    ]);
  });

  test("comes with its edit while it waits for its transfer", async () => {
    const store = await readOldOrders(1);
    shop.control.editLine(line(0), 4);
    await read(store);
    expect((await orderOf(store, shop.control.state().orders[0]?.orders_id ?? 0))?.items).toMatchObject([
      { quantity: 4 },
    ]);
  });

  test("is left alone once its jobs have come to their end, or nothing of it goes to the printer", async () => {
    const store = await readOldOrders(2);
    const [finished, excluded] = shop.control.state().orders;
    const inHouse = (await orderOf(store, excluded?.orders_id ?? 0))?.items[0];
    if (!inHouse) throw new Error("the order is there");
    await overprint.orders.setStanding(inHouse.id, { state: "excluded", reason: "made in house" });
    const item = (await orderOf(store, finished?.orders_id ?? 0))?.items[0];
    shop.control.typeExtraInfo(line(0), "Z3126529173-004");
    await read(store);
    expect(await jobRepository(overprint.db).ofItems([item?.id ?? ""])).toHaveLength(1);
    await database.pool.query("UPDATE jobs SET is_open = false");
    for (const index of [0, 1]) shop.control.editLine(line(index), 4);
    const asked = shop.control.state().calls["query orders"] ?? 0;
    expect(await read(store)).toEqual({ added: 0, changed: 0 });
    expect((shop.control.state().calls["query orders"] ?? 0) - asked).toBe(1);
  });

  test("has its turn however many there are: ten of them at each reading, those that waited longest first", async () => {
    const store = await readOldOrders(25);
    for (let index = 0; index < 25; index += 1) shop.control.editLine(line(index), 7);
    const changed: number[] = [];
    for (const _reading of [1, 2, 3]) {
      const asked = shop.control.state().calls["query orders"] ?? 0;
      changed.push((await read(store)).changed);
      expect((shop.control.state().calls["query orders"] ?? 0) - asked).toBeLessThanOrEqual(11);
    }
    expect(changed).toEqual([10, 10, 5]);
  });
});

describe("print-ready files", () => {
  test("are stored as front and back, and not fetched again", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({ lines: [{ ...stamp, artwork: "object" }] });
    await read(store);
    for (const _time of [1, 2])
      await fetchArtwork(overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
    const item = (await orderOf(store, placed.orders_id))?.items[0];
    expect(item?.artwork.map(({ reason, file }) => [reason, file.type])).toEqual([
      ["fr", "application/pdf"],
      ["bk", "application/pdf"],
    ]);
  });

  test("that cannot be had are a problem with the way to upload them", async () => {
    const { store } = await connectStore(
      overprint,
      { ...draft(), connection: { ...draft().connection, filesBaseUrl: null } },
      change,
    );
    const placed = shop.control.placeOrder({ lines: [{ ...stamp, artwork: "file-name" }] });
    await read(store);
    await fetchArtwork(overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
    expect((await overprint.problems.listOpen())[0]).toMatchObject({
      code: "store/artwork-not-fetched",
      doNext: expect.stringContaining("upload the files in step 2"),
    });
  });

  test("that an order product does not name are a problem that leads to its artwork step", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({ lines: [{ ...stamp, artwork: "none" }] });
    await read(store);
    await fetchArtwork(overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
    const item = (await orderOf(store, placed.orders_id))?.items[0];
    expect((await overprint.problems.listOpen())[0]).toMatchObject({
      code: "store/artwork-missing",
      severity: "stops-an-order",
      what: `Artwork missing: order ${placed.order_number} of Larkspur Print came without a print-ready file.`,
      link: `/admin/transfers/${item?.id}/artwork`,
    });
  });

  test("that a person uploads in step 2 settle it, and what the store names later does not take their place", async () => {
    const store = await connect();
    const placed = shop.control.placeOrder({ lines: [{ ...stamp, artwork: "none" }] });
    await read(store);
    const request = { storeId: store.id, orderExternalId: String(placed.orders_id) };
    await fetchArtwork(overprint, request);
    const item = (await orderOf(store, placed.orders_id))?.items[0];
    const standing = item ? await standingOf(overprint, item.id, 0) : null;
    if (!standing) throw new Error("the order product can be transferred");
    const by = { actor: change.actor, requestId: null };
    const give = (bytes: Uint8Array) =>
      replaceFile(overprint, standing, { fileName: "front.pdf", bytes, reason: "fr", set: 1 }, by);

    expect(await give(new TextEncoder().encode("no artwork"))).toMatchObject({ ok: false });
    expect((await problems()).map(({ code }) => code)).toEqual(["store/artwork-missing"]);

    expect(await give(await printReadyPdf(2, 1))).toEqual({ ok: true, value: { placed: true } });
    expect(await problems()).toEqual([]);
    await fetchArtwork(overprint, request);
    expect(await problems()).toEqual([]);
    const kept = (await orderOf(store, placed.orders_id))?.items[0]?.artwork;
    expect(kept?.map(({ reason, file }) => [reason, file.fileName])).toEqual([["fr", "front.pdf"]]);
  });
});

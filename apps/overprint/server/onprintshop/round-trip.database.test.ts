import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  ColorSpecId,
  Combination,
  RunSizeId,
  TradeProductId,
  TurnaroundId,
} from "@overprint/core/catalogue";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import { ok, refused } from "@overprint/core/outcome";
import type { JobId } from "@overprint/core/status";
import type { PublishableProduct } from "@overprint/core/stores";
import { type Database, jobRepository } from "@overprint/database";
import { storeProducts } from "@overprint/database/schema";
import { type OnPrintShopSimulator, startOnPrintShopSimulator } from "@overprint/simulators/onprintshop";
import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#server/config/config.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { loadJudgement } from "#server/status/context.ts";
import { record } from "#server/status/record.ts";
import { tellStores } from "#server/status/tell-stores.ts";
import { openTaskQueue, type TaskQueue } from "#server/tasks/queue.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";
import { tasks } from "#tasks/index.ts";
import { connectStore } from "./connect.ts";
import { connectionSchema } from "./connection.ts";
import { fetchArtwork } from "./fetch-artwork.ts";
import { openOnPrintShop } from "./open-store.ts";
import { takeInOrders } from "./take-in-orders.ts";

let database: Database;
let queue: TaskQueue;
let overprint: Overprint;
let shop: OnPrintShopSimulator;

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
  shop = await startOnPrintShopSimulator({ requestsPerMinute: 100_000 });
});
afterAll(async () => {
  await shop.close();
  await queue.close();
  await database.close();
});

const prices: Readonly<Record<string, number>> = {
  "4/0 2-4 days": 2000,
  "4/4 2-4 days": 2400,
  "4/4 next day": 3700,
};
const cards: PublishableProduct = {
  bleedIn: 0.125,
  id: "cards" as StoreProductId,
  tradeProductId: "trade-cards" as TradeProductId,
  title: "Business Cards 14pt",
  internalTitle: "Business Cards 14pt (4over)",
  sku: "14PT-BC",
  description: "",
  category: { id: "business-cards", name: "Business Cards" },
  size: { title: '2" x 3.5"', widthIn: 3.5, heightIn: 2 },
  currency: "USD",
  runSizes: [{ id: "250" as RunSizeId, pieces: 250 }],
  colorSpecs: ["4/0", "4/4"].map((name) => ({ id: name as ColorSpecId, name })),
  turnarounds: ["2-4 days", "next day"].map((label) => ({ id: label as TurnaroundId, code: label, label })),
  optionGroups: [],
  price: ({ colorSpecId, turnaroundId }: Combination) => {
    const minor = prices[`${colorSpecId} ${turnaroundId}`];
    return minor === undefined
      ? refused({ kind: "combination-not-offered", detail: "" })
      : ok({ retail: { minor, currency: "USD" }, trade: { minor: minor / 2, currency: "USD" } });
  },
};

test("a published product is ordered in OnPrintShop, taken in, and comes back shipped with its tracking number", async () => {
  await overprint.db.insert(storeProducts).values({
    id: cards.id,
    origin: "own",
    sku: cards.sku,
    slug: "cards",
    title: cards.title,
    currency: "USD",
  });
  const connection = connectionSchema.parse({
    baseUrl: shop.url,
    clientId: shop.clientId,
    addsSurchargesExactly: true,
    completedOrderStatusId: 3,
  });
  const { store } = await connectStore(
    overprint,
    { id: null, name: "Larkspur Print", currency: "USD", clientSecret: shop.clientSecret, connection },
    { actor: "test" },
  );

  const publishable = { load: async () => [cards] };
  const opened = await openOnPrintShop(
    { ...overprint, clients: overprint.onPrintShop.clients, publishable },
    store,
  );
  if (!opened.ok) throw new Error(opened.problem.reason);
  const published = await opened.value.publish(await opened.value.planPublish([cards.id]));
  expect(published.failed).toEqual([]);

  const nextDay =
    shop.control.state().attributes.find(({ label }) => label === "4/4, next day")?.attribute_id ?? 0;
  const placed = shop.control.placeOrder({
    lines: [{ productId: Number(published.done[0]?.externalId), quantity: 250, attributeIds: [nextDay] }],
  });
  expect(placed.product[0]?.products_price).toBe(37);
  expect(await takeInOrders(overprint, store, new AbortController().signal)).toEqual({
    added: 1,
    changed: 0,
  });
  await fetchArtwork(overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
  const order = await overprint.orders.findByExternalId(store.id as StoreId, String(placed.orders_id));
  const item = order?.items[0];
  expect(item).toMatchObject({
    storeProductId: "cards",
    combination: { productId: "trade-cards", runSizeId: "250", colorSpecId: "4/4", turnaroundId: "next day" },
  });
  expect(item?.artwork.map(({ reason }) => reason)).toEqual(["fr", "bk"]);
  if (!order || !item) throw new Error("the order is there");

  const jobId = "Z3126529173-001" as JobId;
  const now = overprint.clock.now().toISOString();
  await jobRepository(overprint.db).add(
    [
      {
        jobId,
        orderId: order.id,
        itemId: item.id,
        origin: "transferred",
        jobName: "WEB",
        cost: null,
        promisedDate: null,
        currency: "USD",
      },
    ],
    now,
  );
  const seen = {
    jobId,
    source: "api" as const,
    label: "Complete: Shipped",
    at: now,
    seenAt: now,
    trackingNumbers: ["1Z999AA10123456784"],
  };
  await record(overprint, { observations: [seen] }, await loadJudgement(overprint));
  await tellStores(overprint, [item.id]);

  const { orders, shipments } = shop.control.state();
  expect(orders[0]).toMatchObject({
    order_status: "Completed",
    airway_bill_number: "1Z999AA10123456784",
    courier_company_name: "UPS",
    product: [{ product_status: "Shipped" }],
  });
  expect(shipments).toMatchObject([
    { tracking_number: "1Z999AA10123456784", packages: [{ opdata: [{ qty: "250" }] }] },
  ]);
  expect(JSON.parse(String(orders[0]?.product[0]?.item_extra_info_json))).toMatchObject({
    fourover: { jobs: [jobId] },
  });
});

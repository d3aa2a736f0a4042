import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import type { JobId } from "@overprint/core/status";
import { jobRepository, type KnownStore } from "@overprint/database";
import { type OnPrintShopSimulator, startOnPrintShopSimulator } from "@overprint/simulators/onprintshop";
import { RouterContextProvider } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { overprintContext, requestContext, sessionContext } from "#server/contexts.ts";
import { fetchArtwork } from "#server/onprintshop/fetch-artwork.ts";
import { takeInOrders } from "#server/onprintshop/take-in-orders.ts";
import { openShop, type Shop } from "#server/products/shop.ts";
import { loadJudgement } from "#server/status/context.ts";
import { record } from "#server/status/record.ts";
import { tellStores } from "#server/status/tell-stores.ts";
import { publishTask } from "#tasks/products.ts";
import { loader as dashboard } from "../dashboard/dashboard.tsx";
import { bulkAction } from "../products/bulk.server.ts";
import { action as artworkStep } from "../transfers/artwork.tsx";
import { loader as storePage, action as storePageAction } from "./settings-store.tsx";
import { loader as storesPage } from "./settings-stores.tsx";

/** The printer's own sample product. */
const sample = "a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId;

let shop: Shop;
let ops: OnPrintShopSimulator;
let store: KnownStore;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());
beforeEach(async () => {
  ops = await startOnPrintShopSimulator({
    requestsPerMinute: 100_000,
    now: new Date(shop.overprint.clock.now()),
  });
  await shop.database.pool.query("truncate problems, problem_subjects cascade");
  await connect("new");
  store = await newest();
});
afterEach(() => ops.close());

const owner = {
  userId: "u",
  name: "Ada",
  email: "ada@shop.example",
  role: "owner" as const,
  actor: "Ada",
  mustChangePassword: false,
  hasSecondFactor: false,
};
function argsOf(params: Record<string, string>, body?: FormData) {
  const context = new RouterContextProvider();
  context.set(overprintContext, shop.overprint);
  context.set(sessionContext, owner);
  context.set(requestContext, { requestId: "request-1" } as never);
  const url = "http://localhost/admin";
  const request = body ? new Request(url, { method: "POST", body }) : new Request(url);
  return { request, context, params } as never;
}
function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
/** Fills in the connect screen and presses its button. */
const connect = (id: string, more: Readonly<Record<string, string>> = {}) =>
  storePageAction(
    argsOf(
      { id },
      formOf({
        intent: "save",
        name: "Larkspur Print",
        baseUrl: ops.url,
        clientId: ops.clientId,
        clientSecret: ops.clientSecret,
        timeZone: "UTC",
        currency: "USD",
        ...more,
      }),
    ),
  );
async function newest(): Promise<KnownStore> {
  const known = (await shop.overprint.knownStores()).find(({ connection }) => connection.baseUrl === ops.url);
  if (!known) throw new Error("the store is connected");
  return known;
}
const needsAttention = async () => (await dashboard(argsOf({}))).problems;
const read = () => takeInOrders(shop.overprint, store, new AbortController().signal);
async function orderOf(externalId: number) {
  const found = await shop.overprint.orders.findByExternalId(store.id as StoreId, String(externalId));
  const item = found?.items[0];
  if (!found || !item) throw new Error("the order is there");
  return { order: found, item };
}

describe("a wrong secret", () => {
  test("is told on the store's page with where the right one is, and the list says that it needs a person", async () => {
    expect(await connect(store.id, { clientSecret: "mistyped" })).toMatchObject({
      notice: { title: "Saved, but the store cannot be used yet" },
    });
    const page = await storePage(argsOf({ id: store.id }));
    expect(page.store?.connection.checks.find(({ key }) => key === "access")).toMatchObject({
      state: "bad",
      what: "The store refused the client id or the secret.",
      doNext: expect.stringContaining("Advanced API"),
    });
    const listed = (await storesPage(argsOf({}))).stores.find(({ id }) => id === store.id);
    expect(listed).toMatchObject({ isActive: false, isBad: true });
    expect(JSON.stringify(page)).not.toContain("mistyped");
  });

  test("costs nothing: with the right one, what was ordered meanwhile comes in", async () => {
    ops.control.placeOrder({ lines: [{ productId: 21 }] });
    await connect(store.id, { clientSecret: "mistyped" });
    expect(await connect(store.id)).toMatchObject({
      notice: { title: "The connection works", text: expect.stringContaining("press Switch on") },
    });
    await storePageAction(argsOf({ id: store.id }, formOf({ intent: "switch", isActive: "yes" })));
    store = await newest();
    expect(store.isActive).toBe(true);
    expect(await read()).toEqual({ added: 1, changed: 0 });
  });
});

test("OnPrintShop's own 4over module is warned of on the store's page, and our own products are not taken for it", async () => {
  const checkOf = async () => {
    await connect(store.id);
    const { store: shown } = await storePage(argsOf({ id: store.id }));
    return shown?.connection.checks.find(({ key }) => key === "own-module");
  };
  await publish(await shop.product(sample));
  expect(await checkOf()).toMatchObject({ state: "good", what: "No sign of it." });
  const { products } = ops.control.state();
  const [stamp] = products;
  if (stamp) products.push({ ...stamp, product_id: 77, product_name: "Gloss Flyers (4over)" });
  expect(await checkOf()).toMatchObject({
    state: "attention",
    what: expect.stringContaining('that Overprint did not publish, such as "Gloss Flyers (4over)"'),
    doNext: "Switch it off in OnPrintShop before you transfer here: both could send the same job to 4over.",
  });
  const listed = (await storesPage(argsOf({}))).stores.find(({ id }) => id === store.id);
  expect(listed).toMatchObject({ isActive: true, isBad: false });
  expect(listed?.toDo).toBeGreaterThan(0);
});

describe("a token", () => {
  test("that expires in the middle of reading orders is renewed, and nobody is bothered", async () => {
    for (let placed = 0; placed < 6; placed += 1) ops.control.placeOrder({ lines: [{ productId: 21 }] });
    ops.control.inject({ situation: "token-expired", times: 1, call: "query shipToMultipleAddress" });
    expect(await read()).toEqual({ added: 6, changed: 0 });
    expect(await needsAttention()).toEqual([]);
  });

  test("that expires in the middle of publishing is renewed, and everything is written once", async () => {
    const product = await shop.product(sample);
    ops.control.inject({ situation: "token-expired", times: 1, call: "mutation setProductPrice" });
    await publish(product);
    expect(await needsAttention()).toEqual([]);
    expect(ops.control.state().products.filter(({ external_ref }) => external_ref !== "")).toHaveLength(1);
  });
});

describe("a status", () => {
  const shipped = async () => {
    const placed = ops.control.placeOrder({ lines: [{ productId: 21 }] });
    await read();
    const { order, item } = await orderOf(placed.orders_id);
    const now = shop.overprint.clock.now().toISOString();
    const jobId = `Z${String(Date.parse(now)).slice(-8)}${store.id.replaceAll(/\D/g, "")}-001` as JobId;
    const none = { jobName: null, cost: null, promisedDate: null };
    const job = {
      jobId,
      orderId: order.id,
      itemId: item.id,
      origin: "typed" as const,
      currency: "USD" as const,
    };
    await jobRepository(shop.overprint.db).add([{ ...job, ...none }], now);
    const seen = { jobId, source: "api" as const, label: "Complete: Shipped", at: now, seenAt: now };
    await record(
      shop.overprint,
      { observations: [{ ...seen, trackingNumbers: ["1Z999AA10123456784"] }] },
      await loadJudgement(shop.overprint),
    );
    await tellStores(shop.overprint, [item.id]);
    return { item, line: () => ops.control.state().orders[0]?.product[0]?.product_status };
  };

  test("that was renamed in OnPrintShop is written by its new title", async () => {
    ops.control.renameStatus(105, "Shipped to you");
    expect((await shipped()).line()).toBe("Shipped to you");
    expect(await needsAttention()).toEqual([]);
  });

  test("that OnPrintShop refuses is on the dashboard with the way out, and is written when told again", async () => {
    ops.control.inject({ situation: "result-false", call: "updateOrderStatus" });
    const { item, line } = await shipped();
    expect(line()).toBe("New");
    const [problem] = await needsAttention();
    expect(problem?.what).toBe(
      "The store refused a status or a shipment: OnPrintShop refused it: Something went wrong.",
    );
    expect(problem?.doNext.length).toBeGreaterThan(20);
    ops.control.clearInjections();
    await tellStores(shop.overprint, [item.id]);
    expect(line()).toBe("Shipped");
    expect(await needsAttention()).toEqual([]);
  });
});

/** What the products list answers to "Publish" with one product ticked: the plan that a person confirms. */
const planOf = async (id: StoreProductId) =>
  (await bulkAction(shop.overprint, formOf({ intent: "plan-publish", store: store.id, id }), owner as never))
    .plan;
const publish = ({ id }: { readonly id: StoreProductId }) =>
  publishTask.handler({ storeId: store.id, ids: [id] }, shop.overprint, new AbortController().signal);
const ours = () => ops.control.state().products.find(({ external_ref }) => external_ref !== "");

describe("a product", () => {
  test("that somebody deleted in OnPrintShop is named in the plan, and publishing makes it again", async () => {
    const product = await shop.product(sample);
    await publish(product);
    const prices = ops.control.state().prices.length;
    ops.control.deleteProduct(ours()?.product_id ?? 0);
    const plan = await planOf(product.id);
    expect(plan?.lines.join(" ")).toContain("was deleted by hand in OnPrintShop and will be created again");
    await publish(product);
    expect(ours()).toMatchObject({ status: "1" });
    expect(ops.control.state().prices).toHaveLength(prices);
  });

  test("whose price somebody edited in OnPrintShop is named in the plan, and publishing puts the price back", async () => {
    const product = await shop.product(sample);
    await publish(product);
    const row = ops.control.state().prices.find(({ products_id }) => products_id === ours()?.product_id);
    const before = row?.price;
    ops.control.editPrice(row?.product_price_id ?? 0, 1);
    const plan = await planOf(product.id);
    expect(plan?.lines.join(" ")).toMatch(
      /1 prices of .* were edited by hand in OnPrintShop.*\(1\.00 instead of/,
    );
    await publish(product);
    expect(
      ops.control.state().prices.find((one) => one.product_price_id === row?.product_price_id)?.price,
    ).toBe(before);
  });
});

describe("an order product without artwork", () => {
  const withoutArtwork = async () => {
    const placed = ops.control.placeOrder({ lines: [{ productId: 21, artwork: "none" }] });
    await read();
    await fetchArtwork(shop.overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
    const { item } = await orderOf(placed.orders_id);
    expect(await needsAttention()).toMatchObject([
      {
        code: "store/artwork-missing",
        severity: "stops-an-order",
        link: `/admin/transfers/${item.id}/artwork`,
      },
    ]);
    return { placed, item };
  };

  test("stops needing attention when a person uploads the file in step 2 of its transfer", async () => {
    const { placed, item } = await withoutArtwork();
    const pdf = await (await fetch(`${ops.url}/printready/card.pdf`)).blob();
    const body = formOf({ file: new File([pdf], "card.pdf"), reason: "fr", set: "1" });
    expect(await artworkStep(argsOf({ itemId: item.id }, body))).toMatchObject({
      notice: { title: "The file is in place" },
    });
    expect(await needsAttention()).toEqual([]);
    expect((await orderOf(placed.orders_id)).item.artwork).toMatchObject([
      { set: 1, reason: "fr", file: { fileName: "card.pdf" } },
    ]);
    await fetchArtwork(shop.overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
    expect(await needsAttention()).toEqual([]);
  });

  test("keeps needing attention when what was uploaded is no artwork", async () => {
    const { item } = await withoutArtwork();
    const body = formOf({ file: new File(["hello"], "card.txt"), reason: "fr", set: "1" });
    expect(await artworkStep(argsOf({ itemId: item.id }, body))).toMatchObject({
      notice: { title: "The file was not taken" },
    });
    expect((await needsAttention()).map(({ code }) => code)).toEqual(["store/artwork-missing"]);
  });

  test("stops needing attention when the customer adds the file in OnPrintShop", async () => {
    const { placed } = await withoutArtwork();
    const line = ops.control.state().orders[0]?.product[0];
    if (line) line.print_ready_files = [`${ops.url}/printready/late.pdf`];
    await read();
    await fetchArtwork(shop.overprint, { storeId: store.id, orderExternalId: String(placed.orders_id) });
    expect(await needsAttention()).toEqual([]);
    expect((await orderOf(placed.orders_id)).item.artwork).toMatchObject([
      { file: { fileName: "late.pdf" } },
    ]);
  });
});

test("an order edited after its transfer is on the dashboard with both values, and what was sent stays", async () => {
  const placed = ops.control.placeOrder({ lines: [{ productId: 21, extraInfo: "Z8126529173-002" }] });
  await read();
  ops.control.editLine(placed.product[0]?.orders_products_id ?? 0, 3);
  await read();
  expect(await needsAttention()).toMatchObject([
    {
      code: "store/order-edited-after-transfer",
      what: expect.stringContaining("quantity 1 became 3"),
      doNext: expect.stringContaining("Cancel the job while the printer still lets you"),
    },
  ]);
  expect((await orderOf(placed.orders_id)).item.jobIds).toEqual(["Z8126529173-002"]);
});

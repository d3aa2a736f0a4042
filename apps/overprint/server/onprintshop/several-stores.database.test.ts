import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreId } from "@overprint/core/orders";
import type { CustomerGroupId } from "@overprint/core/pricing";
import { type StoreProduct, storeGroupsSetting } from "@overprint/core/products";
import type { JobId } from "@overprint/core/status";
import { jobRepository, type KnownStore, statusBook } from "@overprint/database";
import { type OnPrintShopSimulator, startOnPrintShopSimulator } from "@overprint/simulators/onprintshop";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, percentRule, type Shop } from "#server/products/shop.ts";
import { loadJudgement } from "#server/status/context.ts";
import { record } from "#server/status/record.ts";
import { tellStores } from "#server/status/tell-stores.ts";
import { publishTask } from "#tasks/products.ts";
import { connectStore } from "./connect.ts";
import { connectionSchema } from "./connection.ts";
import { takeInOrders } from "./take-in-orders.ts";

/** The printer's own sample product: its cheapest line costs $149.82. */
const sample = "a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId;
const retailers = { id: "retailers" as CustomerGroupId, name: "Retailers" };

let shop: Shop;
let simulators: Readonly<Record<"larkspur" | "juniper", OnPrintShopSimulator>>;
let stores: Readonly<Record<"larkspur" | "juniper", KnownStore>>;

beforeAll(async () => {
  shop = await openShop();
  const start = () =>
    startOnPrintShopSimulator({ requestsPerMinute: 100_000, now: new Date("2026-03-02T15:00:00Z") });
  simulators = { larkspur: await start(), juniper: await start() };
  const connect = async (simulator: OnPrintShopSimulator, name: string) =>
    (
      await connectStore(
        shop.overprint,
        {
          id: null,
          name,
          currency: "USD",
          clientSecret: simulator.clientSecret,
          connection: connectionSchema.parse({ baseUrl: simulator.url, clientId: simulator.clientId }),
        },
        { actor: "test" },
      )
    ).store;
  stores = {
    larkspur: await connect(simulators.larkspur, "Larkspur Print"),
    juniper: await connect(simulators.juniper, "Juniper Retail"),
  };
});
afterAll(async () => {
  await simulators?.larkspur.close();
  await simulators?.juniper.close();
  await shop?.close();
});

const publish = (product: { readonly id: StoreProduct["id"] }, storeId: string) =>
  publishTask.handler({ storeId, ids: [product.id] }, shop.overprint, new AbortController().signal);

const sold = (name: keyof typeof simulators) => simulators[name].control.state();
/** Prices of what was published, not of the shop's own two products. */
const pricesIn = (name: keyof typeof simulators, externalId: string | null | undefined) =>
  sold(name)
    .prices.filter(({ products_id }) => products_id === Number(externalId))
    .map(({ price }) => price);
const publicationsOf = async (product: Pick<StoreProduct, "id">) =>
  new Map(
    (await shop.overprint.publications.ofProduct(product.id)).map((one) => [one.storeId as string, one]),
  );

/** The next product of the catalogue that OnPrintShop can sell with every price written out. */
async function nextSellable() {
  for (;;) {
    const product = shop.nextProduct();
    const opened = await shop.overprint.openStore(stores.larkspur.id);
    if (!opened.ok) throw new Error(opened.problem.reason);
    const { changes } = await opened.value.planPublish([product.id]);
    if (changes[0]?.action === "create") return product;
  }
}

test("each store sells at the prices of its own customers", async () => {
  const { overprint } = shop;
  await overprint.markupRules.saveGroup(retailers);
  await overprint.markupRules.save([
    percentRule(20, { scope: { kind: "all" }, customerGroupId: retailers.id }),
    percentRule(50, { scope: { kind: "product", productId: sample } }),
  ]);
  await overprint.settings.set(storeGroupsSetting, { [stores.juniper.id]: retailers.id }, "test");
  const product = await shop.product(sample);
  for (const storeId of ["built-in", stores.larkspur.id, stores.juniper.id]) await publish(product, storeId);
  const published = await publicationsOf(product);
  expect(published.get("built-in")).toMatchObject({ state: "published", lowestPriceMinor: 22_473 });
  expect(published.get(stores.larkspur.id)).toMatchObject({ state: "published", lowestPriceMinor: 22_473 });
  expect(published.get(stores.juniper.id)).toMatchObject({ state: "published", lowestPriceMinor: 17_978 });
  expect(Math.min(...pricesIn("larkspur", published.get(stores.larkspur.id)?.externalId))).toBe(224.73);
  expect(Math.min(...pricesIn("juniper", published.get(stores.juniper.id)?.externalId))).toBe(179.78);
});

test("each store sells its own products; what is published in one is not in the others", async () => {
  const [here, there] = [await nextSellable(), await nextSellable()];
  await publish(here, stores.larkspur.id);
  await publish(there, stores.juniper.id);
  expect([...(await publicationsOf(here)).keys()]).toEqual([stores.larkspur.id]);
  expect([...(await publicationsOf(there)).keys()]).toEqual([stores.juniper.id]);
  const titles = (name: keyof typeof simulators) =>
    sold(name).products.map(({ products_internal_name }) => products_internal_name);
  expect(titles("larkspur")).toContain(`${here.title} (4over)`);
  expect(titles("larkspur")).not.toContain(`${there.title} (4over)`);
  expect(titles("juniper")).not.toContain(`${here.title} (4over)`);
});

test("a product that 4over discontinues is hidden in every store that sold it", async () => {
  const product = await nextSellable();
  for (const storeId of ["built-in", stores.larkspur.id, stores.juniper.id]) await publish(product, storeId);
  const published = await publicationsOf(product);
  shop.simulator.control.discontinue(product.tradeProductId);
  await shop.sync();
  expect([...(await publicationsOf(product)).values()].map(({ state }) => state)).toEqual([
    "unpublished",
    "unpublished",
    "unpublished",
  ]);
  for (const name of ["larkspur", "juniper"] as const) {
    const externalId = Number(published.get(stores[name].id)?.externalId);
    expect(sold(name).products.find(({ product_id }) => product_id === externalId)?.status).toBe("0");
  }
});

test("a shipped job is told to each store in that store's own status", async () => {
  const { overprint } = shop;
  const now = overprint.clock.now().toISOString();
  simulators.larkspur.control.renameStatus(105, "Off to the customer");
  await statusBook(overprint.db).saveMapping(
    stores.larkspur.id,
    { label: "Complete: Shipped", statusId: "105", notifyCustomer: false, customerWords: null },
    "test",
    now,
  );
  for (const [index, name] of (["larkspur", "juniper"] as const).entries()) {
    const placed = simulators[name].control.placeOrder({ lines: [{ productId: 21 }] });
    await takeInOrders(overprint, stores[name], new AbortController().signal);
    const order = await overprint.orders.findByExternalId(
      stores[name].id as StoreId,
      String(placed.orders_id),
    );
    const item = order?.items[0];
    if (!order || !item) throw new Error("the order is there");
    const jobId = `Z312652917${index}-001` as JobId;
    const job = {
      jobId,
      orderId: order.id,
      itemId: item.id,
      origin: "typed" as const,
      currency: "USD" as const,
    };
    await jobRepository(overprint.db).add([{ ...job, jobName: null, cost: null, promisedDate: null }], now);
    const seen = { jobId, source: "api" as const, label: "Complete: Shipped", at: now, seenAt: now };
    const observations = [{ ...seen, trackingNumbers: [`1Z999AA1012345678${index}`] }];
    await record(overprint, { observations }, await loadJudgement(overprint));
    await tellStores(overprint, [item.id]);
  }
  const shown = (name: keyof typeof simulators) => ({
    status: sold(name).orders[0]?.product[0]?.product_status,
    tracking: sold(name).shipments.map(({ tracking_number }) => tracking_number),
  });
  expect(shown("larkspur")).toEqual({ status: "Off to the customer", tracking: ["1Z999AA10123456780"] });
  expect(shown("juniper")).toEqual({ status: "Shipped", tracking: ["1Z999AA10123456781"] });
});

test("a store that cannot be reached when a product is discontinued keeps nobody else from hiding it, and is named", async () => {
  const product = await shop.product(sample);
  simulators.larkspur.control.revokeTokens();
  simulators.larkspur.control.inject({ situation: "token-refused" });
  shop.simulator.control.discontinue(sample);
  await shop.sync();
  const states = await publicationsOf(product);
  expect(states.get(stores.larkspur.id)?.state).toBe("published");
  expect(states.get(stores.juniper.id)?.state).toBe("unpublished");
  expect((await shop.overprint.problems.listOpen()).map(({ code }) => code)).toContain(
    "products/discontinued-still-published",
  );
  simulators.larkspur.control.clearInjections();
});

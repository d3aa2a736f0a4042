import type { KnownStore } from "@overprint/database";
import { type OnPrintShopSimulator, startOnPrintShopSimulator } from "@overprint/simulators/onprintshop";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OnPrintShopClients } from "./clients.ts";
import { connectionSchema } from "./connection.ts";
import { orderStatusesOf } from "./order-statuses.ts";

let shop: OnPrintShopSimulator;
beforeEach(async () => {
  shop = await startOnPrintShopSimulator({ requestsPerMinute: 100_000 });
});
afterEach(() => shop.close());

/** The page of a connected store, which asks for its order statuses until it is told to stop, and the store's client. */
function aStore() {
  const clients = new OnPrintShopClients();
  const connection = connectionSchema.parse({ baseUrl: shop.url, clientId: shop.clientId });
  const known: KnownStore = {
    id: "ops-1",
    kind: "onprintshop",
    name: "Larkspur Print",
    currency: "USD",
    connection,
    isActive: true,
  };
  const ports = {
    onPrintShop: { clients },
    secrets: { get: async () => shop.clientSecret },
  };
  const leave = new AbortController();
  return {
    page: () => orderStatusesOf(ports, known, leave.signal),
    leave: () => leave.abort(),
    client: clients.of(known.id, { ...connection, clientSecret: shop.clientSecret }),
  };
}

test("the order statuses of a store are offered, those of order products are not", async () => {
  const statuses = await aStore().page();
  expect(statuses).toContainEqual({ id: 3, title: "Completed" });
  expect(statuses?.map(({ title }) => title)).not.toContain("Shipped");
});

test("a page that has waited long enough for a silent store goes on without its statuses", async () => {
  const { page, leave } = aStore();
  shop.control.inject({ situation: "slow", delayMs: 600_000 });
  const statuses = page();
  await vi.waitFor(() => expect(shop.control.state().calls).toHaveProperty("query orderStatus"), {
    timeout: 60_000,
    interval: 20,
  });
  leave();
  expect(await statuses).toBeNull();
});

test("a store that refuses fails no page", async () => {
  shop.control.inject({ situation: "root-missing" });
  expect(await aStore().page()).toBeNull();
});

test("while a catalogue is published, the page has the statuses without waiting for the next minute", async () => {
  const { page, client } = aStore();
  const stop = new AbortController();
  const bulk = client.inBackground();
  const publishing = Array.from({ length: 1_000 }, () => bulk.products.find(21, { signal: stop.signal }));
  // 90 calls of the minute are for bulk work, one of them the token.
  await Promise.all(publishing.slice(0, 89));
  expect(await page()).not.toBeNull();
  stop.abort();
  const ends = await Promise.allSettled(publishing);
  expect(ends.some(({ status }) => status === "rejected")).toBe(true);
});

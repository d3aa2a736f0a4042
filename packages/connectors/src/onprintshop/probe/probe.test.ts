import { afterEach, beforeEach, expect, test } from "vitest";
import { aSimulatedStore } from "../simulated-store.fixture.ts";
import { probeStore } from "./probe.ts";

let ops: Awaited<ReturnType<typeof aSimulatedStore>>;
beforeEach(async () => {
  ops = await aSimulatedStore();
});
afterEach(() => ops.simulator.close());

const probe = async (timeZone = "UTC") => {
  const checks = await probeStore({
    client: ops.client,
    baseUrl: ops.simulator.url,
    filesBaseUrl: null,
    timeZone,
    clock: { now: () => new Date() },
  });
  return new Map<string, (typeof checks)[number]>(checks.map((check) => [check.key, check]));
};

test("a store that is ready has every check green", async () => {
  ops.simulator.control.placeOrder({ lines: [{ productId: 21 }] });
  const checks = await probe();
  expect([...checks.values()].filter(({ state }) => state !== "good")).toEqual([]);
  expect(checks.get("statuses")?.what).toBe("7 order-product statuses and 4 order statuses.");
  expect(checks.get("roots")?.what).toContain("52 queries and 49 mutations");
  expect(checks.get("files")?.what).toContain("one was fetched");
});

test("a wrong secret is told with the place where the right one is", async () => {
  ops.simulator.control.inject({ situation: "token-refused" });
  expect((await probe()).get("access")).toMatchObject({
    state: "bad",
    what: "The store refused the client id or the secret.",
    doNext: expect.stringContaining("Advanced API"),
  });
});

test("an IP allow-list is told with what to add to it", async () => {
  ops.simulator.control.inject({ situation: "ip-not-allowed" });
  expect((await probe()).get("access")?.doNext).toContain(
    "Add this server's outgoing IP address to IP Addresses",
  );
});

test("an address that is not OnPrintShop's is told", async () => {
  ops.simulator.control.inject({ situation: "html" });
  expect((await probe()).get("access")?.what).toBe("What answers at /api/ is not OnPrintShop's API.");
});

test("a busy store asks for a minute", async () => {
  ops.simulator.control.inject({ situation: "rate-limited" });
  expect((await probe()).get("access")?.what).toContain("120 requests a minute are used up");
});

test("file names without a folder ask for the folder", async () => {
  ops.simulator.control.placeOrder({ lines: [{ productId: 21, artwork: "file-name" }] });
  expect((await probe()).get("files")).toMatchObject({
    state: "attention",
    doNext: "Enter the address of the folder that holds your print-ready files below.",
  });
});

test("an order in the future says that the time zone is wrong", async () => {
  ops.simulator.control.placeOrder({ lines: [{ productId: 21 }] });
  expect((await probe("America/Los_Angeles")).get("orders")).toMatchObject({
    state: "attention",
    doNext: expect.stringContaining("time zone"),
  });
});

test("OnPrintShop's own 4over module is warned of, our own products are not taken for it", async () => {
  await ops.client.products.setProducts([
    {
      products_id: 0,
      products_title: "Flyers (4over)",
      category_id: 11,
      measurement_unit_id: 1,
      predefined_product_type: "0",
      external_ref: "",
    },
    {
      products_id: 0,
      products_title: "Cards (4over)",
      category_id: 11,
      measurement_unit_id: 1,
      predefined_product_type: "0",
      external_ref: "overprint:product:1",
    },
  ]);
  const check = (await probe()).get("own-module");
  expect(check).toMatchObject({
    state: "attention",
    doNext: expect.stringContaining("both could send the same job"),
  });
  expect(check?.what).toContain('a product ends in "(4over)"');
});

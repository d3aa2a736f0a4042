import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  OnPrintShopContractError,
  OnPrintShopGraphQLError,
  OnPrintShopRateLimitError,
  OnPrintShopServerError,
} from "../src/index.ts";
import { aStore } from "./store.fixture.ts";

let store: Awaited<ReturnType<typeof aStore>>;
beforeEach(async () => {
  store = await aStore({ now: new Date("2026-11-02T10:00:00Z") });
});
afterEach(() => store.simulator.close());

const dates = { from_date: "2026-11-01", to_date: "2026-11-07" };
const numbersOf = async () => {
  const numbers: string[] = [];
  for await (const order of store.ops.orders.list(dates)) numbers.push(order.order_number ?? "");
  return numbers.sort();
};
const stamp = { productId: 21, artwork: "object" } as const;
const order = (count: number) =>
  Array.from(
    { length: count },
    () => store.simulator.control.placeOrder({ lines: [stamp] }).order_number,
  ).sort();

describe("lists", () => {
  test("short pages are followed until the total is reached", async () => {
    const placed = order(7);
    store.simulator.control.inject({ situation: "short-pages" });
    expect(await numbersOf()).toEqual(placed);
    expect(store.calls("query orders")).toBe(4);
  });

  test("300 orders come in two pages", async () => {
    const placed = order(300);
    expect(await numbersOf()).toEqual(placed);
    expect(store.calls("query orders")).toBe(2);
  });

  test("a page that comes twice is an error, because rows would be missing", async () => {
    order(5);
    store.simulator.control.inject({ situation: "short-pages" });
    store.simulator.control.inject({ situation: "repeated-page" });
    await expect(numbersOf()).rejects.toThrow("repeats the one before");
  });

  test("a total that changes while reading is an error, because rows may have moved", async () => {
    order(5);
    store.simulator.control.inject({ situation: "short-pages" });
    store.simulator.control.inject({ situation: "total-changes" });
    await expect(numbersOf()).rejects.toThrow(OnPrintShopContractError);
  });

  test("data not found is an empty list", async () => {
    expect(await numbersOf()).toEqual([]);
    const surcharges = [];
    for await (const row of store.ops.products.surcharges(1)) surcharges.push(row);
    expect(surcharges).toEqual([]);
  });
});

describe("an order as it is read", () => {
  test("ids are numbers, amounts are text, and JSON is parsed", async () => {
    const placed = store.simulator.control.placeOrder({
      lines: [{ productId: 22, quantity: 25, artwork: "json-text" }],
      blind: true,
    });
    const read = await store.ops.orders.find(placed.orders_id);
    expect(read).toMatchObject({
      orders_id: placed.orders_id,
      total_amount: "211.4",
      blind_detail: { blind_company: "Whitfield Design" },
      product: [
        {
          products_quantity: 25,
          products_price: "199",
          print_ready_files: [{ pagename: "Front" }, { pagename: "Back" }],
        },
      ],
    });
  });

  test("an order that is not there is null", async () => {
    expect(await store.ops.orders.find(99)).toBeNull();
  });
});

describe("faults of a read", () => {
  test("a failing store is asked again, with growing waits", async () => {
    order(1);
    store.simulator.control.inject({ situation: "server-error", times: 2 });
    expect(await numbersOf()).toHaveLength(1);
    expect(store.time.waits).toEqual([500, 1000]);
  });

  test("a store that keeps failing is given up after four attempts", async () => {
    store.simulator.control.inject({ situation: "server-error" });
    await expect(numbersOf()).rejects.toThrow(OnPrintShopServerError);
    expect(store.calls("query orders")).toBe(4);
  });

  test("a store that asks to slow down is left alone for a minute", async () => {
    store.simulator.control.inject({ situation: "rate-limited", times: 1 });
    await numbersOf();
    expect(store.time.waits).toEqual([60_000]);
    store.simulator.control.inject({ situation: "rate-limited" });
    await expect(numbersOf()).rejects.toThrow(OnPrintShopRateLimitError);
  });

  test("data beside errors is used, and the errors are reported", async () => {
    order(1);
    store.simulator.control.inject({ situation: "partial-data" });
    const seen: string[] = [];
    const ops = store.client({
      onPartialData: (call, errors) => seen.push(`${call.root}: ${errors[0]?.message}`),
    });
    for await (const one of ops.orders.list(dates)) expect(one.orders_id).toBeTypeOf("number");
    expect(seen).toEqual(["orders: Part of the data could not be read"]);
  });

  test("a root that an older store lacks is something to fix, not to repeat", async () => {
    store.simulator.control.inject({ situation: "root-missing" });
    const failed = await numbersOf().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(OnPrintShopGraphQLError);
    expect(failed).toMatchObject({
      recovery: { kind: "fix-input" },
      errors: [{ code: "GRAPHQL_VALIDATION_FAILED" }],
    });
  });

  test.each(["html", "malformed-json"] as const)("%s instead of GraphQL is reported", async (situation) => {
    store.simulator.control.inject({ situation });
    await expect(numbersOf()).rejects.toThrow(OnPrintShopContractError);
  });

  test("a silent store is asked again and then given up", async () => {
    store.simulator.control.inject({ situation: "slow", delayMs: 600_000 });
    const ops = store.client({ fetch, timeoutMs: 50, retry: { attempts: 2, budgetMs: 60_000 } });
    await expect(ops.orders.find(1)).rejects.toMatchObject({
      code: "onprintshop/timeout",
      recovery: { kind: "retry" },
    });
  });

  test("a store that cannot be reached is a passing fault", async () => {
    await expect(store.client({ baseUrl: "http://127.0.0.1:9" }).orders.find(1)).rejects.toMatchObject({
      code: "onprintshop/connection",
      recovery: { kind: "retry", afterMs: 30_000 },
    });
  });
});

test("no more than 120 calls start in any minute, tokens included", async () => {
  await store.simulator.close();
  store = await aStore({ requestsPerMinute: 1_000 });
  for (let call = 0; call < 125; call += 1) await store.ops.orders.find(1);
  expect(store.time.waits.filter((ms) => ms > 0)).toHaveLength(1);
  expect(store.calls("query orders")).toBe(125);
});

test("bulk work shares the token and the minute, and leaves a quarter of it to what somebody waits for", async () => {
  await store.simulator.close();
  store = await aStore({ requestsPerMinute: 1_000 });
  const bulk = store.ops.inBackground();
  const waits = () => store.time.waits.filter((ms) => ms > 0).length;
  for (let call = 0; call < 89; call += 1) await bulk.orders.find(1);
  for (let call = 0; call < 30; call += 1) await store.ops.orders.find(1);
  expect([waits(), store.calls("token")]).toEqual([0, 1]);
  await bulk.orders.find(1);
  expect(waits()).toBe(1);
});

test("a store says which roots it has", async () => {
  const { queries, mutations } = await store.ops.capabilities();
  expect([queries.size, mutations.size]).toEqual([52, 49]);
  expect(mutations.has("setQuantityBasedAttributePrice")).toBe(true);
});

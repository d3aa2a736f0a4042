import { type Situation, situations } from "@overprint/simulators/onprintshop";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aStore, askToken, jsonKeys } from "./caller.ts";

let store: Awaited<ReturnType<typeof aStore>>;
beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.simulator.close());

const read = "{ orderStatus(limit: 3) { orderStatus { process_status_id } totalOrderStatus currentCount } }";
const write = `mutation { setProductCategory(inputs: [{ category_name: "Cards" }, { category_name: "Flyers" }])
  { result message } }`;
const categories = () =>
  store.control
    .state()
    .categories.map(({ category_name }) => category_name)
    .slice(1);
const once = (situation: Situation) => store.control.inject({ situation, times: 1 });

describe("a read", () => {
  test.each([
    ["ip-not-allowed", 403, "not allowed"],
    ["token-expired", 401, "UNAUTHENTICATED"],
    ["token-expired-in-body", 200, "UNAUTHENTICATED"],
    ["rate-limited", 429, "Too many requests"],
    ["server-error", 503, "unavailable"],
    ["html", 200, "<!doctype html>"],
    ["malformed-json", 200, '{"data": {'],
    ["root-missing", 200, "GRAPHQL_VALIDATION_FAILED"],
    ["partial-data", 200, "Part of the data could not be read"],
  ] as const)("%s: HTTP %i, once, and then all is well again", async (situation, status, words) => {
    once(situation);
    const answer = await store.post(read);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    await store.renewToken();
    expect((await store.ask(read)).data?.orderStatus).toMatchObject({ totalOrderStatus: 11 });
  });

  test.each([
    ["short-pages", { totalOrderStatus: 11, currentCount: 2 }],
    ["total-changes", { totalOrderStatus: 12, currentCount: 3 }],
  ] as const)("%s: the counters of a page", async (situation, counters) => {
    once(situation);
    expect((await store.ask(read)).data?.orderStatus).toMatchObject(counters);
  });

  test("repeated-page: the first page whatever the offset", async () => {
    const second = read.replace("limit: 3", "limit: 3, offset: 3");
    once("repeated-page");
    const first = (await store.ask(read)).data;
    once("repeated-page");
    expect((await store.ask(second)).data).toEqual(first);
  });
});

describe("a write that nothing comes of", () => {
  test.each([
    ["result-false", { result: false, message: "Something went wrong" }],
    ["result-false-as-text", { message: "Something went wrong" }],
    ["success-without-id", { result: true, message: "Success" }],
    ["success-without-change", { result: true, message: "Success" }],
  ] as const)("%s", async (situation, reply) => {
    once(situation);
    expect((await store.ask(write)).data?.setProductCategory).toMatchObject([reply, reply]);
    expect(categories()).toEqual([]);
  });

  test("one-row-fails: the second is refused, the first is there", async () => {
    once("one-row-fails");
    expect((await store.ask(write)).data?.setProductCategory).toMatchObject([
      { result: true },
      { result: false, message: "Row could not be saved" },
    ]);
    expect(categories()).toEqual(["Cards"]);
  });
});

describe("a write whose answer is lost", () => {
  test("answers-500-after-accepting: it is carried out all the same", async () => {
    once("answers-500-after-accepting");
    expect((await store.post(write)).status).toBe(500);
    expect(categories()).toEqual(["Cards", "Flyers"]);
  });

  test("resets-after-accepting: it is carried out all the same", async () => {
    once("resets-after-accepting");
    await expect(store.post(write)).rejects.toThrow("fetch failed");
    expect(categories()).toEqual(["Cards", "Flyers"]);
  });

  test("accepts-but-never-answers: it is carried out, counted as held back, and the caller has to hang up", async () => {
    once("accepts-but-never-answers");
    const hangUp = new AbortController();
    const token = (await (await askToken(store.simulator.url, jsonKeys(store.simulator))).json()) as {
      access_token: string;
    };
    const call = fetch(`${store.simulator.url}/api/`, {
      method: "POST",
      headers: { authorization: `Bearer ${token.access_token}`, "content-type": "application/json" },
      body: JSON.stringify({ query: write }),
      signal: hangUp.signal,
    });
    const hungUp = expect(call).rejects.toThrow();
    await expect.poll(() => store.control.withheld()).toBe(1);
    hangUp.abort();
    await hungUp;
    expect(categories()).toEqual(["Cards", "Flyers"]);
  });
});

test("token-refused: right keys get no token", async () => {
  once("token-refused");
  expect((await askToken(store.simulator.url, jsonKeys(store.simulator))).status).toBe(401);
});

test("slow: the answer comes after the delay that was given", async () => {
  store.control.inject({ situation: "slow", delayMs: 1, times: 1 });
  expect((await store.ask(read)).status).toBe(200);
  expect(store.control.withheld()).toBe(1);
});

test("a share of the calls to one root is struck, the same ones for the same seed", async () => {
  const pattern = async () => {
    store.control.clearInjections();
    store.control.inject({ situation: "server-error", call: "query orderStatus", rate: 0.5, seed: 7 });
    const struck: number[] = [];
    for (let call = 0; call < 12; call += 1) struck.push((await store.post(read)).status);
    return struck;
  };
  const first = await pattern();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await pattern()).toEqual(first);
  expect((await store.post("{ productCategory { currentCount } }")).status).toBe(200);
});

test("every situation is explained over HTTP and armed and cleared without a key", async () => {
  const told = (await (await fetch(`${store.simulator.url}/__control/situations`)).json()) as object;
  expect(Object.keys(told)).toEqual(Object.keys(situations));
  const arm = (body: object) =>
    fetch(`${store.simulator.url}/__control/inject`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await arm({ situation: "no such situation" })).status).toBe(400);
  expect((await arm({ situation: "server-error" })).status).toBe(200);
  expect((await store.post(read)).status).toBe(503);
  await fetch(`${store.simulator.url}/__control/clear`, { method: "POST" });
  expect((await store.post(read)).status).toBe(200);
});

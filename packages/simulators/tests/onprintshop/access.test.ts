import { afterEach, describe, expect, test } from "vitest";
import { aStore, askToken, jsonKeys } from "./caller.ts";

let store: Awaited<ReturnType<typeof aStore>>;
afterEach(() => store.simulator.close());

const statuses =
  "query { orderStatus(limit: 2) { orderStatus { process_status_title } totalOrderStatus currentCount } }";

describe("the token endpoint", () => {
  test("gives a bearer token for an hour", async () => {
    store = await aStore();
    const answer = await askToken(store.simulator.url, jsonKeys(store.simulator));
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{32}$/),
      token_type: "Bearer",
      expires_in: 3600,
    });
  });

  test.each([
    ["json", 200, 400],
    ["form", 400, 400],
  ] as const)(
    "a store that wants %s answers JSON with %i and Basic with %i",
    async (tokenForm, json, basic) => {
      store = await aStore({ tokenForm });
      const { url, clientId, clientSecret } = store.simulator;
      expect((await askToken(url, jsonKeys(store.simulator))).status).toBe(json);
      const answer = await askToken(url, "grant_type=client_credentials", {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      });
      expect(answer.status).toBe(basic);
    },
  );

  test("a wrong secret, another grant and no JSON at all are refused", async () => {
    store = await aStore();
    const { url, clientId, clientSecret } = store.simulator;
    const keys = { client_id: clientId, client_secret: clientSecret };
    for (const body of [
      JSON.stringify({ grant_type: "client_credentials", ...keys, client_secret: "wrong" }),
      JSON.stringify({ grant_type: "password", ...keys }),
      "no JSON",
    ])
      expect((await askToken(url, body)).status).toBe(401);
  });
});

describe("the API", () => {
  test("answers at /api/ with the slash; without it, and anywhere else, the store front does", async () => {
    store = await aStore();
    expect((await store.ask(statuses)).data).toEqual({
      orderStatus: {
        orderStatus: [{ process_status_title: "Pending" }, { process_status_title: "Processing" }],
        totalOrderStatus: 11,
        currentCount: 2,
      },
    });
    for (const path of ["/api", "/graphql"]) {
      const answer = await fetch(`${store.simulator.url}${path}`, { method: "POST", body: "{}" });
      expect([answer.status, (await answer.text()).startsWith("<!doctype html>")]).toEqual([200, true]);
    }
  });

  test("a token that is unknown, expired or revoked is 401", async () => {
    store = await aStore();
    const answer = await fetch(`${store.simulator.url}/api/`, {
      method: "POST",
      headers: { authorization: "Bearer unknown", "content-type": "application/json" },
      body: JSON.stringify({ query: statuses }),
    });
    expect(answer.status).toBe(401);
    store.control.advance({ minutes: 50 });
    expect((await store.ask(statuses)).status).toBe(200);
    store.control.advance({ minutes: 20 });
    expect((await store.ask(statuses)).status).toBe(401);
    await store.renewToken();
    store.control.revokeTokens();
    expect(await store.ask(statuses)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
    });
  });

  test("the 121st request of a minute is refused, and the next minute is free", async () => {
    store = await aStore({ requestsPerMinute: 120 });
    for (let request = 0; request < 120; request += 1) expect((await store.post(statuses)).status).toBe(200);
    expect((await store.post(statuses)).status).toBe(429);
    store.control.advance({ minutes: 1 });
    expect((await store.post(statuses)).status).toBe(200);
  });
});

describe("the schema", () => {
  test("introspection names the 52 queries and 49 mutations of the recording", async () => {
    store = await aStore();
    const { data } = await store.ask(
      "{ __schema { queryType { fields { name } } mutationType { fields { name } } subscriptionType { name } } }",
    );
    const schema = data?.__schema as Record<"queryType" | "mutationType", { fields: { name: string }[] }>;
    expect([schema.queryType.fields.length, schema.mutationType.fields.length]).toEqual([52, 49]);
    expect(schema.mutationType.fields.map(({ name }) => name)).toContain("setQuantityBasedAttributePrice");
    expect(data?.__schema).toMatchObject({ subscriptionType: null });
  });

  test("a field that is not in it is refused before anything is carried out", async () => {
    store = await aStore();
    const { errors, data } = await store.ask('{ orders(from_date: "2026-03-01") { rows { orders_id } } }');
    expect([data, errors[0]?.message]).toEqual([null, 'Cannot query field "rows" on type "OrdersResult".']);
  });

  test("roots that Overprint does not use have their shape and hold nothing", async () => {
    store = await aStore();
    expect(await store.ask("{ faq { faq { faq_id } } }")).toMatchObject({
      status: 200,
      data: { faq: null },
      errors: [{ extensions: { code: "DATA_NOT_FOUND" } }],
    });
  });
});

test("pages hold 250 rows at most, 50 unless more is asked for", async () => {
  store = await aStore();
  for (let order = 0; order < 251; order += 1) store.control.placeOrder({ lines: [{ productId: 21 }] });
  const page = async (args: string) =>
    (
      await store.ask(
        `{ orders(from_date: "2026-03-01", to_date: "2026-03-03"${args}) { totalOrders currentCount } }`,
      )
    ).data?.orders;
  expect(await page("")).toEqual({ totalOrders: 251, currentCount: 50 });
  expect(await page(", limit: 1000")).toEqual({ totalOrders: 251, currentCount: 250 });
  expect(await page(", limit: 250, offset: 250")).toEqual({ totalOrders: 251, currentCount: 1 });
});

test("orders want an id or a date, ship-tos an order", async () => {
  store = await aStore();
  for (const query of ["{ orders { totalOrders } }", "{ shipToMultipleAddress { currentCount } }"])
    expect((await store.ask(query)).errors[0]?.extensions?.code).toBe("INVALID_USER_INPUT");
});

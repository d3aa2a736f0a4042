import { afterEach, beforeEach, expect, test } from "vitest";
import { aStore } from "./caller.ts";

let store: Awaited<ReturnType<typeof aStore>>;
beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.simulator.close());

const send = async (method: string, path: string, body?: object) => {
  const answer = await fetch(`${store.simulator.url}/__control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
test("over HTTP an order is placed, edited and looked at", async () => {
  const { body } = await send("POST", "orders", { lines: [{ productId: 22, quantity: 10 }] });
  const line = (body.product as { orders_products_id: number }[])[0]?.orders_products_id;
  expect(await send("POST", `lines/${line}`, { quantity: 25 })).toMatchObject({ body: { edited: true } });
  await send("POST", `lines/${line}/extra-info`, { note: "Z3126529173-001" });
  const state = await send("GET", "state");
  expect(state.body.orders).toMatchObject([
    { product: [{ products_quantity: 25, item_extra_info_json: { note: "Z3126529173-001" } }] },
  ]);
});

test("over HTTP a status is renamed, a price changed, a product deleted, the clock moved", async () => {
  expect((await send("POST", "statuses/105", { title: "On its way" })).body).toEqual({ renamed: true });
  expect((await send("POST", "prices/31", { price: 30 })).body).toEqual({ edited: true });
  expect((await send("DELETE", "products/22")).body).toEqual({ deleted: true });
  expect((await send("POST", "advance", { days: 2 })).body.now).toMatch(/^2026-03-04T16:0/);
  const { statuses, prices, products } = store.control.state();
  expect(statuses.map(({ process_status_title }) => process_status_title)).toContain("On its way");
  expect(prices.map(({ product_price_id, price }) => [product_price_id, price])).toEqual([[31, 30]]);
  expect(products.map(({ product_id }) => product_id)).toEqual([21]);
});

test("over HTTP what makes no sense is refused with the reason", async () => {
  for (const [path, body] of [
    ["orders", { lines: [] }],
    ["orders", { lines: [{ productId: 404 }] }],
    ["inject", { situation: "explodes" }],
    ["prices/31", { price: -1 }],
  ] as const)
    expect(await send("POST", path, body)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/.{8}/) },
    });
});

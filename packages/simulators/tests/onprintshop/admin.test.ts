import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { aStore } from "./caller.ts";

let store: Awaited<ReturnType<typeof aStore>>;
afterEach(() => store.simulator.close());

const page = async (path: string) => (await fetch(`${store.simulator.url}/admin/${path}`)).text();
const send = (path: string, fields: Record<string, string>) =>
  fetch(`${store.simulator.url}/admin/${path}`, { method: "POST", body: new URLSearchParams(fields) });

test("a person orders on a product's page and watches the order, its status and its parcel", async () => {
  store = await aStore();
  expect(await page("")).toContain("No orders yet.");
  expect(await page("products/21")).toContain("Place an order");
  await send("orders", {
    product: "21",
    size: "121",
    quantity: "1",
    artwork: "object",
    customer: "Dana Whitfield",
  });
  const [order] = store.control.state().orders;
  expect(await page("")).toMatch(
    new RegExp(`${order?.order_number}[\\s\\S]*Rubber stamp[\\s\\S]*No tracking number yet`),
  );
  await store.ask(
    `mutation ($id: Int, $info: JSON) { setShipment(order_id: $id, tracking_number: "1Z999", shipmentinfo: $info) { result } }`,
    { id: order?.orders_id, info: [{ packageinfo: [{ tracking: "1Z999", opdata: [] }] }] },
  );
  expect(await page("shipments")).toContain("<code>1Z999</code>");
});

test("a person renames a status, changes a price and deletes a product", async () => {
  store = await aStore();
  await send("statuses/105", { title: "On its way" });
  await send("prices/31", { product: "21", price: "26.5" });
  expect(await page("statuses")).toContain('value="On its way"');
  expect(await page("products/21")).toContain("$26.50");
  await send("products/21/delete", {});
  expect(await page("products")).not.toContain("Rubber stamp");
  expect((await fetch(`${store.simulator.url}/admin/products/21`)).status).toBe(404);
});

test("what a person types is shown as text, not run", async () => {
  store = await aStore();
  store.control.renameStatus(105, "<script>alert(1)</script>");
  expect(await page("statuses")).not.toContain("<script>alert(1)");
});

test("records and clock survive a restart where a file keeps them", async () => {
  const statePath = join(mkdtempSync(join(tmpdir(), "simulated-ops-")), "state.json");
  store = await aStore({ statePath });
  const placed = store.control.placeOrder({ lines: [{ productId: 22, quantity: 25 }], shipTos: 1 });
  store.control.advance({ days: 3 });
  await store.simulator.close();
  store = await aStore({ statePath });
  const { orders, now } = store.control.state();
  expect(orders).toMatchObject([{ order_number: placed.order_number, total_amount: 211.4 }]);
  expect(now.slice(0, 10)).toBe("2026-03-05");
});

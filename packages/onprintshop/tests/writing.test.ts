import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  OnPrintShopGraphQLError,
  OnPrintShopOutcomeUnknownError,
  OnPrintShopRequestError,
} from "../src/index.ts";
import { aStore } from "./store.fixture.ts";

let store: Awaited<ReturnType<typeof aStore>>;
beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.simulator.close());

const category = {
  category_id: 0,
  category_name: "Business Cards",
  parent_id: -1,
  status: "1",
  external_ref: "4over:c1",
};
const price = {
  product_price_id: 0,
  products_id: 21,
  size_id: 121,
  qty: 5,
  qty_to: 5,
  price: 90.5,
  vendor_price: 40,
  visible: "1",
};
const categories = () => store.simulator.control.state().categories.length;

describe("a write", () => {
  test("gives the id of what it made", async () => {
    const [made] = await store.ops.products.setCategories([category]);
    expect(made).toMatchObject({ ok: true });
    expect(categories()).toBe(2);
  });

  test("carries the user type without which prices are dropped in silence", async () => {
    expect(await store.ops.products.setPrices([price])).toMatchObject([{ ok: true }]);
    expect(store.simulator.control.state().prices.at(-1)).toMatchObject({ price: 90.5, user_type_id: "1" });
  });

  test.each(["result-false", "result-false-as-text"] as const)(
    "%s is a refusal with the store's words",
    async (situation) => {
      store.simulator.control.inject({ situation });
      expect(await store.ops.products.setCategories([category])).toEqual([
        { ok: false, reason: "Something went wrong", isSilent: false },
      ]);
      await expect(store.ops.orders.updateOrder(1, { order_status: "Completed" })).rejects.toThrow(
        OnPrintShopRequestError,
      );
    },
  );

  test("success without an id is not success", async () => {
    store.simulator.control.inject({ situation: "success-without-id" });
    expect(await store.ops.products.setCategories([category])).toMatchObject([{ ok: false, isSilent: true }]);
    await expect(store.ops.orders.setShipment(1, null, "1Z", [])).rejects.toThrow("nothing was stored");
  });

  test("each row of a list stands alone", async () => {
    store.simulator.control.inject({ situation: "one-row-fails" });
    const rows = await store.ops.products.setCategories([category, category, category]);
    expect(rows.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  test("an expired token is renewed and the write is carried out once", async () => {
    store.simulator.control.inject({ situation: "token-expired", times: 1 });
    await store.ops.products.setCategories([category]);
    expect(categories()).toBe(2);
  });
});

describe("a write whose outcome is unknown", () => {
  test.each(["accepts-but-never-answers", "answers-500-after-accepting", "resets-after-accepting"] as const)(
    "%s: it is not sent again",
    async (situation) => {
      store.simulator.control.inject({ situation });
      await expect(store.ops.products.setCategories([category])).rejects.toThrow(
        OnPrintShopOutcomeUnknownError,
      );
      expect(store.calls("mutation setProductCategory")).toBe(1);
      expect(categories()).toBe(2);
    },
  );

  test("an answer that cannot be read leaves the outcome unknown", async () => {
    store.simulator.control.inject({ situation: "malformed-json" });
    await expect(store.ops.products.setCategories([category])).rejects.toMatchObject({
      recovery: { kind: "reconcile" },
    });
  });

  test("data beside errors is to be read back, and the data is kept", async () => {
    store.simulator.control.inject({ situation: "partial-data" });
    const failed = await store.ops.products.setCategories([category]).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(OnPrintShopGraphQLError);
    expect(failed).toMatchObject({
      recovery: { kind: "reconcile" },
      data: { setProductCategory: [{ result: true }] },
    });
  });

  test("a busy store did not carry it out", async () => {
    store.simulator.control.inject({ situation: "rate-limited" });
    await expect(store.ops.products.setCategories([category])).rejects.toMatchObject({
      recovery: { kind: "retry", afterMs: 60_000 },
    });
    expect(categories()).toBe(1);
  });
});

describe("orders written back", () => {
  const order = () => store.simulator.control.placeOrder({ lines: [{ productId: 21 }] });

  test("an order product takes a status by its title, and refuses one the shop does not have", async () => {
    const line = order().product[0]?.orders_products_id ?? 0;
    await store.ops.orders.updateProduct(line, { order_product_status: "In Production", notify: 0 });
    expect(store.simulator.control.state().orders[0]?.product[0]).toMatchObject({
      product_status: "In Production",
      product_status_id: 103,
    });
    await expect(store.ops.orders.updateProduct(line, { order_product_status: "At press" })).rejects.toThrow(
      "Invalid order product status: At press",
    );
  });

  test("a shipment keeps its id, because no read gives it back", async () => {
    const { orders_id, product } = order();
    const pack = {
      weight: 1,
      length: 9,
      width: 6,
      height: 2,
      tracking: "1Z999AA10123456784",
      opdata: [{ opid: product[0]?.orders_products_id ?? 0, qty: "1" }],
    };
    const id = await store.ops.orders.setShipment(orders_id, null, pack.tracking, [pack]);
    expect(
      await store.ops.orders.setShipment(orders_id, id, pack.tracking, [pack, { ...pack, tracking: "1Z2" }]),
    ).toBe(id);
    expect(store.simulator.control.state().shipments).toHaveLength(1);
    for await (const shipment of store.ops.orders.shipments(orders_id))
      expect(shipment.shipment_tracking_number).toBe(pack.tracking);
  });

  test("extra information replaces what was there", async () => {
    const { orders_id, product } = order();
    await store.ops.orders.setExtraInfo(product[0]?.orders_products_id ?? 0, {
      fourover: { jobs: ["Z1-001"] },
    });
    expect((await store.ops.orders.find(orders_id))?.product[0]?.item_extra_info_json).toEqual({
      fourover: { jobs: ["Z1-001"] },
    });
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aStore } from "./caller.ts";

let store: Awaited<ReturnType<typeof aStore>>;
beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.simulator.close());

const reply = async (root: string, type: string, inputs: readonly object[], id: string) =>
  (
    await store.ask(`mutation ($inputs: [${type}!]!) { ${root}(inputs: $inputs) { result message ${id} } }`, {
      inputs,
    })
  ).data?.[root];
const price = (row: object) => reply("setProductPrice", "ProductPriceInput", [row], "product_price_id: id");
const stamps = { products_id: 21, size_id: 121, qty: 5, qty_to: 5, price: 99, vendor_price: 40 };

describe("products", () => {
  test("a price without a user type is answered with success, without an id, and dropped", async () => {
    const before = store.control.state().prices.length;
    expect(await price(stamps)).toEqual([{ result: true, message: "Success", product_price_id: null }]);
    expect(store.control.state().prices).toHaveLength(before);
    await price({ ...stamps, user_type_id: "1" });
    expect(store.control.state().prices.at(-1)).toMatchObject({ products_id: 21, qty_from: 5, price: 99 });
  });

  test("a product without a predefined type is dropped the same way; with it, it has an id", async () => {
    const product = { products_title: "Flyer", measurement_unit_id: 1 };
    const set = (input: object) => reply("setProduct", "ProductInput", [input], "id");
    expect(await set(product)).toEqual([{ result: true, message: "Success", id: null }]);
    expect(await set({ ...product, predefined_product_type: "0" })).toEqual([
      { result: true, message: "Success", id: expect.any(Number) },
    ]);
    expect(store.control.state().products.map(({ product_name }) => product_name)).toEqual([
      "Rubber stamp",
      "Engraved name tag",
      "Flyer",
    ]);
  });

  test("a cost above the price, an unknown size and an unknown record are refused in words", async () => {
    const row = { ...stamps, user_type_id: "1" };
    const messages: unknown[] = [];
    for (const wrong of [
      { ...row, vendor_price: 100 },
      { ...row, size_id: 999 },
      { ...row, product_price_id: 999 },
    ])
      messages.push(await price(wrong));
    expect(messages).toMatchObject([
      [{ result: false, message: "Vendor price exceeds price" }],
      [{ result: false, message: "Invalid size" }],
      [{ result: false, message: "Record not found" }],
    ]);
  });
});

describe("orders", () => {
  const anOrder = () => {
    const order = store.control.placeOrder({ lines: [{ productId: 21, artwork: "url" }] });
    return { order, line: order.product[0]?.orders_products_id ?? 0 };
  };
  const moveLine = (line: number, title: string) =>
    store.ask(
      `mutation ($id: Int, $title: String) { updateOrderStatus(type: product, orders_products_id: $id,
        input: { order_product_status: $title, notify: 1 }) { result message } }`,
      { id: line, title },
    );

  test("a status goes by its present title, and the customer is told when asked", async () => {
    const { order, line } = anOrder();
    store.control.renameStatus(105, "On its way");
    expect((await moveLine(line, "Shipped")).data).toEqual({
      updateOrderStatus: { result: false, message: "Invalid order product status: Shipped" },
    });
    await moveLine(line, "On its way");
    const { orders, mails } = store.control.state();
    expect(orders[0]?.product[0]).toMatchObject({ product_status: "On its way", product_status_id: 105 });
    expect(mails).toMatchObject([
      { to: order.customer.customers_email_address, about: "Rubber stamp: On its way" },
    ]);
  });

  test("a shipment names its packages' order products, and is changed by its id", async () => {
    const { order, line } = anOrder();
    const ship = (opid: number, tracking: string, shipment = 0) =>
      store.ask(
        `mutation ($order: Int, $shipment: Int, $tracking: String, $info: JSON) {
          setShipment(order_id: $order, shipment_id: $shipment, tracking_number: $tracking, shipmentinfo: $info) { result message } }`,
        {
          order: order.orders_id,
          shipment,
          tracking,
          info: [{ packageinfo: [{ tracking, opdata: [{ opid, qty: "1" }] }] }],
        },
      );
    expect((await ship(999, "1Z1")).data?.setShipment).toMatchObject({
      result: false,
      message: "Invalid opid",
    });
    await ship(line, "1Z1");
    await ship(line, "1Z2", store.control.state().shipments[0]?.shipment_id);
    expect(store.control.state().shipments).toMatchObject([
      { orders_id: order.orders_id, tracking_number: "1Z2" },
    ]);
  });

  test("extra information is overwritten, not merged", async () => {
    const { line } = anOrder();
    store.control.typeExtraInfo(line, { note: "rush" });
    await store.ask(
      `mutation ($id: Int, $info: String) { setOrderProduct(order_product_id: $id,
        input: { is_extra_info: true, extra_json_info: $info }) { result } }`,
      { id: line, info: '{"jobs":["Z1"]}' },
    );
    expect(store.control.state().orders[0]?.product[0]?.item_extra_info_json).toBe('{"jobs":["Z1"]}');
  });

  test("an order keeps its artwork where a client can fetch it", async () => {
    const { order } = anOrder();
    const [address] = (order.product[0]?.print_ready_files ?? []) as string[];
    const file = await fetch(address ?? "");
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect((await file.text()).startsWith("%PDF-")).toBe(true);
  });
});

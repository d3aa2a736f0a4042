import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aConnectedStore } from "../connected-store.fixture.ts";

let ops: Awaited<ReturnType<typeof aConnectedStore>>;
beforeEach(async () => {
  ops = await aConnectedStore();
});
afterEach(() => ops.simulator.close());

const stamp = { productId: 21 };
const order = (count = 1) => {
  const placed = ops.place({ lines: Array.from({ length: count }, () => stamp) });
  return {
    id: String(placed.orders_id),
    lines: placed.product.map(({ orders_products_id }) => String(orders_products_id)),
  };
};
const present = () => ops.data().orders[0];
const [inProduction, shipped] = ["103", "105"];

describe("the status of an order product", () => {
  test("is written by its present title, with the comment, and the customer told when asked", async () => {
    const { id, lines } = order();
    expect(
      await ops.store.setItemStatus(id, lines[0] ?? "", inProduction, true, "Your order is being printed."),
    ).toEqual({ ok: true, value: { title: "In Production" } });
    expect(present()?.product[0]?.product_status).toBe("In Production");
    expect(ops.data().mails).toHaveLength(1);
  });

  test("written again is not written, and nobody is told twice", async () => {
    const { id, lines } = order();
    for (const _time of [1, 2]) await ops.store.setItemStatus(id, lines[0] ?? "", inProduction, true, null);
    expect(ops.data().calls["mutation updateOrderStatus"]).toBe(1);
    expect(ops.data().mails).toHaveLength(1);
  });

  test("a status that was renamed in OnPrintShop is written by its new title", async () => {
    const { id, lines } = order();
    await ops.store.statuses();
    ops.simulator.control.renameStatus(103, "On press");
    expect(await ops.store.setItemStatus(id, lines[0] ?? "", inProduction, false, null)).toMatchObject({
      ok: true,
    });
    expect(present()?.product[0]?.product_status).toBe("On press");
  });

  test("a status that was removed is refused with the way out", async () => {
    const { id, lines } = order();
    expect(await ops.store.setItemStatus(id, lines[0] ?? "", "199", false, null)).toMatchObject({
      ok: false,
      problem: { kind: "status-unknown", doNext: expect.stringContaining("Import Status") },
    });
  });

  test("success that changed nothing is found by reading back", async () => {
    const { id, lines } = order();
    ops.simulator.control.inject({ situation: "success-without-change", call: "updateOrderStatus" });
    expect(await ops.store.setItemStatus(id, lines[0] ?? "", inProduction, false, null)).toMatchObject({
      ok: false,
      problem: {
        kind: "store-refused",
        reason: expect.stringContaining('still shows "New" instead of "In Production"'),
      },
    });
  });

  test("a lost answer is settled by reading back, not by writing again", async () => {
    const { id, lines } = order();
    ops.simulator.control.inject({ situation: "answers-500-after-accepting", call: "updateOrderStatus" });
    expect(await ops.store.setItemStatus(id, lines[0] ?? "", inProduction, false, null)).toMatchObject({
      ok: true,
    });
    expect(ops.data().calls["mutation updateOrderStatus"]).toBe(1);
  });

  test("an order that was deleted is said to be missing", async () => {
    expect(await ops.store.setItemStatus("99", "1", inProduction, false, null)).toMatchObject({
      ok: false,
      problem: { kind: "order-missing" },
    });
  });

  test("only the shop's order-product statuses are offered", async () => {
    expect((await ops.store.statuses()).map(({ title }) => title)).toEqual([
      "New",
      "Artwork check",
      "In Production",
      "On hold",
      "Shipped",
      "Delivered",
      "Cancelled",
    ]);
  });
});

test("the order takes its completed status when its last order product has shipped, not before", async () => {
  const { id, lines } = order(2);
  await ops.store.setItemStatus(id, lines[0] ?? "", shipped, false, null);
  expect(present()?.order_status).toBe("Pending");
  await ops.store.setItemStatus(id, lines[1] ?? "", shipped, false, null);
  expect(present()?.order_status).toBe("Completed");
});

describe("a parcel", () => {
  const parcel = (line: string, trackingNumber = "1Z999AA10123456784") => ({
    trackingNumber,
    carrier: "UPS",
    trackingUrl: null,
    items: [{ itemExternalId: line, pieces: 250 }],
  });

  test("becomes a shipment with its package, and courier and number on the order", async () => {
    const { id, lines } = order();
    expect(await ops.store.recordShipment(id, parcel(lines[0] ?? ""))).toEqual({
      ok: true,
      value: { recorded: true },
    });
    expect(ops.data().shipments).toMatchObject([
      {
        tracking_number: "1Z999AA10123456784",
        packages: [{ opdata: [{ opid: Number(lines[0]), qty: "250" }] }],
      },
    ]);
    expect(present()).toMatchObject({
      courier_company_name: "UPS",
      airway_bill_number: "1Z999AA10123456784",
    });
  });

  test("recorded twice is one shipment; a second parcel is a second one", async () => {
    const { id, lines } = order();
    for (const number of ["1Z1", "1Z1", "1Z2"])
      await ops.store.recordShipment(id, parcel(lines[0] ?? "", number));
    expect(ops.data().shipments.map(({ tracking_number }) => tracking_number)).toEqual(["1Z1", "1Z2"]);
    expect(present()?.airway_bill_number).toBe("1Z1, 1Z2");
  });

  test.each(["accepts-but-never-answers", "answers-500-after-accepting", "resets-after-accepting"] as const)(
    "whose answer is lost (%s) is looked for before anything is sent again",
    async (situation) => {
      const { id, lines } = order();
      ops.simulator.control.inject({ situation, call: "setShipment", times: 1 });
      expect(await ops.store.recordShipment(id, parcel(lines[0] ?? ""))).toMatchObject({ ok: true });
      expect(await ops.store.recordShipment(id, parcel(lines[0] ?? ""))).toMatchObject({ ok: true });
      expect(ops.data().shipments).toHaveLength(1);
    },
  );

  test("that OnPrintShop refuses comes with the way out", async () => {
    const { id } = order();
    expect(await ops.store.recordShipment(id, parcel("7"))).toMatchObject({
      ok: false,
      problem: {
        reason: "OnPrintShop refused it: Invalid opid.",
        doNext: expect.stringContaining("by hand"),
      },
    });
  });
});

describe("job ids on an order product", () => {
  test("are merged into what others keep there", async () => {
    const placed = ops.place({ lines: [{ ...stamp, extraInfo: { erp: { row: 7 } } }] });
    const line = String(placed.product[0]?.orders_products_id);
    for (const ids of [["Z3126529173-001"], ["Z3126529173-002"]])
      expect(await ops.store.recordJobIds(String(placed.orders_id), line, ids)).toMatchObject({ ok: true });
    expect(JSON.parse(String(present()?.product[0]?.item_extra_info_json))).toEqual({
      erp: { row: 7 },
      fourover: { jobs: ["Z3126529173-001", "Z3126529173-002"] },
    });
  });

  test("that did not stick are reported", async () => {
    const { id, lines } = order();
    ops.simulator.control.inject({ situation: "success-without-change", call: "setOrderProduct" });
    expect(await ops.store.recordJobIds(id, lines[0] ?? "", ["Z3126529173-001"])).toMatchObject({
      ok: false,
      problem: { kind: "store-refused" },
    });
  });
});

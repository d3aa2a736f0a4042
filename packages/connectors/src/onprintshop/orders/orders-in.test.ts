import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aConnectedStore } from "../connected-store.fixture.ts";

type Connected = Awaited<ReturnType<typeof aConnectedStore>>;
let ops: Connected;
beforeEach(async () => {
  ops = await aConnectedStore();
});
afterEach(() => ops.simulator.close());

const stamp = { productId: 21 };

describe("an order from OnPrintShop", () => {
  test("says whom staff have assigned an order product to, and nobody where they have not", async () => {
    ops.place({ lines: [{ ...stamp, printer: "Riverside Press" }, stamp] });
    const [order] = await ops.take();
    expect(order?.items.map(({ printerName }) => printerName)).toEqual(["Riverside Press", null]);
  });

  test("has customer, ship-to, shipping, price and payment in our words", async () => {
    ops.place({ lines: [stamp] });
    expect(await ops.take()).toMatchObject([
      {
        storeId: "ops-1",
        number: "WEB-1001",
        placedAt: expect.stringMatching(/^2026-11-02T10:00/),
        customer: { name: "Dana Whitfield", email: "dana@example.com", phone: "8185550142" },
        shipTo: {
          firstName: "Dana",
          lastName: "Whitfield",
          street: "412 N Brand Blvd",
          city: "Glendale",
          state: "CA",
          postalCode: "91201",
          country: "US",
        },
        blindShipFrom: null,
        shippingMethod: { code: "ups_ground", name: "UPS Ground", price: { minor: 1240, currency: "USD" } },
        total: { minor: 3690, currency: "USD" },
        paymentState: "paid",
        items: [
          {
            title: "Rubber stamp",
            sku: "STAMP-1",
            quantity: 1,
            price: { minor: 2450 },
            combination: null,
            storeProductId: null,
            statusTitle: "New",
          },
        ],
      },
    ]);
  });

  test.each([false, true])(
    "options of a published product are mapped back to its combination (details as text: %s)",
    async (featuresAsText) => {
      const productId = await ops.publishCards();
      const attributeIds = [ops.attribute("4/4, next"), ops.attribute("Rounded")];
      ops.place({ lines: [{ productId, quantity: 250, attributeIds }], featuresAsText });
      const [order] = await ops.take();
      expect(order?.items[0]).toMatchObject({
        storeProductId: "store Business Cards 14pt",
        quantity: 250,
        price: { minor: 4200 },
        combination: {
          productId: "trade Business Cards 14pt",
          runSizeId: "250",
          colorSpecId: "4/4",
          turnaroundId: "next",
          optionIds: ["Rounded"],
        },
        specification: [
          { label: "Size", value: '2" x 3.5"' },
          { label: "Printing and turnaround", value: "4/4, next" },
          { label: "Corners", value: "Rounded" },
        ],
      });
    },
  );

  test("a store with one size for each choice maps back too", async () => {
    await ops.simulator.close();
    ops = await aConnectedStore({ addsSurchargesExactly: false });
    const productId = await ops.publishCards();
    const size = ops.data().sizes.find(({ size_title }) => size_title === '2" x 3.5", 4/4, 2-4d, Rounded');
    ops.place({ lines: [{ productId, sizeId: size?.size_id ?? 0, quantity: 500 }] });
    expect((await ops.take())[0]?.items[0]?.combination).toMatchObject({
      runSizeId: "500",
      colorSpecId: "4/4",
      turnaroundId: "2-4d",
      optionIds: ["Rounded"],
    });
  });

  test("a quantity that the printer does not sell is never rounded: the order product waits for a person", async () => {
    const productId = await ops.publishCards();
    ops.place({ lines: [{ productId, quantity: 250 }] });
    ops.simulator.control.editLine(ops.data().orders[0]?.product[0]?.orders_products_id ?? 0, 300);
    expect((await ops.take())[0]?.items[0]).toMatchObject({
      quantity: 300,
      combination: null,
      storeProductId: "store Business Cards 14pt",
    });
  });

  test("the customer's own sender becomes the blind ship-from", async () => {
    ops.place({ lines: [stamp], blind: true });
    expect((await ops.take())[0]?.blindShipFrom).toMatchObject({
      company: "Whitfield Design",
      street: "77 Studio Way",
      city: "Burbank",
      state: "CA",
    });
  });

  test("several ship-tos go to their order products", async () => {
    ops.place({ lines: [stamp, stamp], shipTos: 2 });
    const items = (await ops.take())[0]?.items ?? [];
    expect(items.map(({ shipTo }) => shipTo?.street)).toEqual(["100 Main St", "101 Main St"]);
  });

  test("job ids typed in OnPrintShop are picked up, ours are not typed ones", async () => {
    ops.place({
      lines: [
        { ...stamp, extraInfo: "ordered at 4over, job z3126529173-001" },
        { ...stamp, extraInfo: { fourover: { jobs: ["Z3126529999-001"] } } },
      ],
    });
    expect((await ops.take())[0]?.items.map(({ typedJobIds }) => typedJobIds)).toEqual([
      ["Z3126529173-001"],
      undefined,
    ]);
  });

  test("read twice it is the same order with the same order products", async () => {
    ops.place({ lines: [stamp] });
    const read = async () => {
      for await (const order of ops.store.ordersSince("2026-11-01T00:00:00Z")) return order;
      return null;
    };
    const first = await read();
    expect((await read())?.items[0]?.id).toBe(first?.items[0]?.id);
    expect(first?.id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("reading again", () => {
  test("passes over what did not change and takes what did, however old the order is within the window", async () => {
    ops.place({ lines: [stamp] });
    ops.place({ lines: [stamp] });
    expect(await ops.take()).toHaveLength(2);
    ops.simulator.control.advance({ days: 20 });
    expect(await ops.take()).toHaveLength(0);
    ops.simulator.control.editLine(ops.data().orders[0]?.product[0]?.orders_products_id ?? 0, 2);
    expect(await ops.take()).toMatchObject([
      { number: "WEB-1001", items: [{ quantity: 2 }], modifiedAt: expect.stringMatching(/^2026-11-22/) },
    ]);
  });

  test("finds every order over several pages", async () => {
    for (let placed = 0; placed < 7; placed += 1) ops.place({ lines: [stamp] });
    ops.simulator.control.inject({ situation: "short-pages" });
    expect(new Set((await ops.take()).map(({ number }) => number)).size).toBe(7);
  });

  test("an order placed while the pages are read makes them read again, and nothing is missed", async () => {
    for (let placed = 0; placed < 5; placed += 1) ops.place({ lines: [stamp] });
    ops.simulator.control.inject({ situation: "short-pages" });
    ops.simulator.control.inject({ situation: "total-changes", times: 2, call: "query orders" });
    expect(await ops.take()).toHaveLength(5);
  });

  test("a store whose clock is an hour ahead or behind loses no order", async () => {
    for (const minutes of [60, -60]) {
      await ops.simulator.close();
      ops = await aConnectedStore(
        {
          clock: { now: () => new Date(Date.parse("2026-11-03T00:10:00Z") - minutes * 60_000) },
          lookBackDays: 0,
        },
        { now: new Date("2026-11-03T00:10:00Z") },
      );
      ops.place({ lines: [stamp] });
      expect(
        await ops.take(new Date(Date.parse("2026-11-03T00:09:00Z") - minutes * 60_000).toISOString()),
      ).toHaveLength(1);
    }
  });

  test("after a long stand-still the window reaches back to the last reading", async () => {
    ops.place({ lines: [stamp] });
    ops.simulator.control.advance({ days: 90 });
    expect(await ops.take("2026-11-02T09:00:00Z")).toHaveLength(1);
  });

  test("orders from before the store was connected are left alone", async () => {
    await ops.simulator.close();
    ops = await aConnectedStore({ ordersFrom: "2026-11-02T12:00:00Z" });
    ops.place({ lines: [stamp] });
    ops.simulator.control.advance({ hours: 3 });
    ops.place({ lines: [stamp] });
    expect((await ops.take()).map(({ number }) => number)).toEqual(["WEB-1003"]);
  });

  test("an expired token in the middle costs nothing", async () => {
    for (let placed = 0; placed < 4; placed += 1) ops.place({ lines: [stamp] });
    ops.simulator.control.inject({ situation: "short-pages" });
    ops.simulator.control.inject({
      situation: "token-expired",
      times: 1,
      call: "query shipToMultipleAddress",
    });
    expect(await ops.take()).toHaveLength(4);
  });
});

test("an order without an address is reported, not dropped, and comes in when it has one", async () => {
  const order = ops.place({ lines: [stamp] });
  order.delivery_detail.delivery_street_address = "";
  expect(await ops.take()).toEqual([]);
  expect(ops.unreadable).toEqual([
    {
      kind: "order-unreadable",
      number: "WEB-1001",
      reason: "It has no delivery address.",
      doNext: "Enter the address in OnPrintShop; the order comes in by itself then.",
    },
  ]);
  order.delivery_detail.delivery_street_address = "412 N Brand Blvd";
  expect(await ops.take()).toHaveLength(1);
});

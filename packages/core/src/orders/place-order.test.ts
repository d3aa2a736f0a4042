import { describe, expect, test } from "vitest";
import type { ArtworkFile } from "#artwork/index.ts";
import { ok, refused } from "#outcome/index.ts";
import type { ShippingChoice } from "#shipping/index.ts";
import {
  addLine,
  type Cart,
  type CartLine,
  changeSets,
  maxCartLines,
  placeArtwork,
  removeLine,
} from "./cart.ts";
import type { PriceConfiguration, PricedConfiguration } from "./chosen-configuration.ts";
import { isAccessKey, orderNumber } from "./order-number.ts";
import { type Checkout, missingArtwork, type PlaceOrderPorts, planOrder, priceCart } from "./place-order.ts";
import type { StoreId, StoreProductId } from "./store-order.ts";

const usd = (minor: number) => ({ minor, currency: "USD" as const });

const cards: PricedConfiguration = {
  title: "16pt Silk Business Cards",
  sku: "16PT-BC",
  pieces: 500,
  combination: null,
  specification: [{ label: "Quantity", value: "500" }],
  pricePerSet: usd(4999),
  productionDays: { from: 2, to: 4 },
  sides: 2,
  areaSquareInches: 7,
};

/** The price book of the tests: everything in it costs $49.99 a set, and 750 pieces do not exist. */
const priceConfiguration: PriceConfiguration = async ({ runSizeId }) =>
  runSizeId === "750"
    ? refused({ kind: "combination-not-offered", reason: "750 pieces are not offered in 4/4." })
    : ok(cards);

const ground: ShippingChoice = {
  code: "03",
  name: "Ground",
  price: usd(1295),
  arrives: { from: "2026-12-03", to: "2026-12-10" },
};

const ports: PlaceOrderPorts = {
  storeId: "built-in" as StoreId,
  currency: "USD",
  clock: { now: () => new Date("2026-11-24T15:00:00Z") },
  newId: () => "item-1",
  newAccessKey: () => "access-key",
  firstStatusTitle: "New",
  priceConfiguration,
  shippingChoices: async () => [ground],
};

const line = (id: string, changes: Partial<CartLine["chosen"]> = {}): CartLine => ({
  id: id as CartLine["id"],
  chosen: {
    productId: "p-1" as StoreProductId,
    runSizeId: "500",
    colorSpecId: "4/4",
    turnaroundId: "224",
    optionIds: [],
    sets: 1,
    ...changes,
  },
  artwork: [],
});
const cart = (...lines: CartLine[]): Cart => ({ id: "cart-1" as Cart["id"], orderId: "order-1", lines });

const checkout: Checkout = {
  address: {
    company: "",
    firstName: "Dana",
    lastName: "Reyes",
    email: "dana@larkspur.example",
    phone: "8185550142",
    street: "5900 San Fernando Rd",
    street2: "",
    city: "Glendale",
    state: "CA",
    postalCode: "91202",
  },
  shippingCode: "03",
  shownTotalMinor: 4999 + 1295,
  note: "",
};

describe("placing an order", () => {
  test("one set of cards at $49.99 with ground shipping at $12.95 comes to $62.94, on invoice", async () => {
    const draft = await planOrder(cart(line("a")), checkout, ports);
    expect(draft).toMatchObject({
      ok: true,
      value: {
        id: "order-1",
        placedAt: "2026-11-24T15:00:00.000Z",
        total: usd(6294),
        paymentState: "invoice",
        shippingMethod: { code: "03", name: "Ground", price: usd(1295) },
        items: [
          { title: "16pt Silk Business Cards", quantity: 500, sets: 1, price: usd(4999), statusTitle: "New" },
        ],
      },
    });
  });

  test("three sets cost three times one set", async () => {
    const priced = await priceCart(cart(line("a", { sets: 3 })), priceConfiguration, "USD");
    expect(priced.subtotal).toEqual(usd(14_997));
  });

  test("a combination that does not exist is refused with its reason, and nothing else is lost", async () => {
    const priced = await priceCart(
      cart(line("a"), line("b", { runSizeId: "750" })),
      priceConfiguration,
      "USD",
    );
    expect(priced.lines).toHaveLength(1);
    expect(priced.refused[0]?.refusal.reason).toBe("750 pieces are not offered in 4/4.");
    const draft = await planOrder(cart(line("b", { runSizeId: "750" })), checkout, ports);
    expect(draft).toMatchObject({ ok: false, problem: { kind: "lines-refused" } });
  });

  test.each([0, -1, 1.5, 51, Number.NaN])("%d sets are refused", async (sets) => {
    const priced = await priceCart(cart(line("a", { sets })), priceConfiguration, "USD");
    expect(priced.refused[0]?.refusal.kind).toBe("sets-not-offered");
  });

  test("a posted total of one cent is refused and answered with the total that holds", async () => {
    const draft = await planOrder(cart(line("a")), { ...checkout, shownTotalMinor: 1 }, ports);
    expect(draft).toEqual({
      ok: false,
      problem: { kind: "total-changed", total: usd(6294), difference: usd(6293) },
    });
  });

  test("an empty cart cannot be ordered", async () => {
    expect(await planOrder(cart(), checkout, ports)).toMatchObject({
      ok: false,
      problem: { kind: "cart-empty" },
    });
  });

  test("a way to ship that is not offered for the address is refused", async () => {
    const draft = await planOrder(cart(line("a")), { ...checkout, shippingCode: "00" }, ports);
    expect(draft).toMatchObject({ ok: false, problem: { kind: "shipping-not-offered" } });
  });

  test("an address that no carrier finds is refused field by field", async () => {
    const address = { ...checkout.address, postalCode: "10001" };
    const draft = await planOrder(cart(line("a")), { ...checkout, address }, ports);
    expect(draft).toMatchObject({ ok: false, problem: { kind: "address-refused", fields: {} } });
    expect(
      !draft.ok && draft.problem.kind === "address-refused" && draft.problem.fields.postalCode,
    ).toContain("10001");
  });
});

const file = (id: string): ArtworkFile => ({
  id: id as ArtworkFile["id"],
  key: id,
  fileName: `${id}.pdf`,
  type: "application/pdf",
  sizeBytes: 1,
  sha256: "",
});

describe("a cart", () => {
  test("a second file for the same side of the same set replaces the first", () => {
    const first = placeArtwork(cart(line("a")), line("a").id, { set: 1, reason: "fr", file: file("one") });
    if (!first.ok) throw new Error("the line is there");
    const second = placeArtwork(first.value, line("a").id, { set: 1, reason: "fr", file: file("two") });
    expect(second.ok && second.value.lines[0]?.artwork.map((known) => known.file.id)).toEqual(["two"]);
  });

  test("fewer sets leave the artwork of the remaining ones", () => {
    const two = {
      ...line("a", { sets: 2 }),
      artwork: [1, 2].map((set) => ({ set, reason: "fr" as const, file: file(`${set}`) })),
    };
    const changed = changeSets(cart(two), two.id, 1);
    expect(changed.ok && changed.value.lines[0]?.artwork.map(({ set }) => set)).toEqual([1]);
  });

  test("a line that is gone cannot be changed, and a full cart takes no more", () => {
    expect(removeLine(cart(), line("a").id)).toMatchObject({ ok: false, problem: { kind: "line-missing" } });
    const full = cart(...Array.from({ length: maxCartLines }, (_, index) => line(`${index}`)));
    expect(addLine(full, line("x"))).toMatchObject({ ok: false, problem: { kind: "cart-full" } });
  });
});

test("two sets of two-sided cards need four files, fewer when one PDF holds both sides", () => {
  const multipage = { set: 1, reason: "multipagepdf" as const, file: file("both") };
  expect(missingArtwork({ sets: 2, artwork: [] }, 2)).toHaveLength(4);
  expect(missingArtwork({ sets: 2, artwork: [multipage] }, 2)).toEqual([
    { set: 2, reason: "fr" },
    { set: 2, reason: "bk" },
  ]);
});

test("order numbers begin at 1001, and order pages have unguessable addresses", () => {
  expect([orderNumber(0), orderNumber(41)]).toEqual(["1001", "1042"]);
  expect(isAccessKey("V1StGXR8_Z5jdHi6B-myT0")).toBe(true);
  expect(isAccessKey("1042")).toBe(false);
});

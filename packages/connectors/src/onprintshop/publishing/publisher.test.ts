import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aProduct } from "../pricing/publishable.fixture.ts";
import { aSimulatedStore } from "../simulated-store.fixture.ts";

type Store = Awaited<ReturnType<typeof aSimulatedStore>>;
let store: Store;
beforeEach(async () => {
  store = await aSimulatedStore();
});
afterEach(() => store.simulator.close());

const cards = {
  250: { "4/0 2-4d": 2000, "4/4 2-4d": 2400, "4/0 next": 3100, "4/4 next": 3700 },
  500: { "4/0 2-4d": 2600, "4/4 2-4d": 3000, "4/0 next": 4000 },
};
const corners = { name: "Corners", options: { Rounded: 500 } };
const product = (prices: Record<number, Record<string, number>> = cards) =>
  aProduct({ prices, groups: [corners] });
const ours = () => store.data().products.find(({ external_ref }) => external_ref !== "");
const attribute = (label: string) =>
  store.data().attributes.find((row) => row.label === label)?.attribute_id ?? 0;
const charge = (pieces: number, ...labels: string[]) => {
  const size = store.data().sizes.find(({ products_id }) => products_id === ours()?.product_id)?.size_id ?? 0;
  return store.simulator.control.charge(ours()?.product_id ?? 0, size, pieces, labels.map(attribute));
};

describe("publishing a product", () => {
  test("makes category, product, size, pages, prices, options and rules, and shows the product last", async () => {
    store.sell(product());
    expect(await store.publish()).toMatchObject({
      done: [{ externalId: String(ours()?.product_id) }],
      failed: [],
    });
    expect(ours()).toMatchObject({
      product_name: "Business Cards 14pt",
      products_internal_name: "Business Cards 14pt (4over)",
      main_sku: "14PT-BC",
      status: "1",
      products_draw_cutting_margins: "0.125,0.125,0.125,0.125",
    });
    expect(store.data().categories.at(-1)).toMatchObject({ category_name: "Business Cards" });
    expect(store.data().pages.map(({ page_title }) => page_title)).toEqual(["Front", "Back"]);
  });

  test("OnPrintShop charges the retail price of every combination", async () => {
    store.sell(product());
    await store.publish();
    expect(charge(250, "4/0, 2-4d")).toBe(20);
    expect(charge(250, "4/4, next")).toBe(37);
    expect(charge(250, "4/4, next", "Rounded")).toBe(42);
    expect(charge(500, "4/0, next", "Rounded")).toBe(45);
    expect(charge(500, "4/4, next")).toBeNull();
  });

  test("our cost stands beside every price", async () => {
    store.sell(product());
    await store.publish();
    expect(store.data().prices.filter(({ products_id }) => products_id === ours()?.product_id)).toMatchObject(
      [
        { qty_from: 250, price: 20, vendor_price: 12 },
        { qty_from: 500, price: 26, vendor_price: 15.6 },
      ],
    );
  });

  test("rows go in bulk: a category of three products takes few calls", async () => {
    store.sell(
      product(),
      aProduct({ title: "Postcards", prices: cards }),
      aProduct({ title: "Flyers", prices: cards }),
    );
    expect((await store.publish()).done).toHaveLength(3);
    expect(store.calls("mutation setProductPrice")).toBe(3);
    expect(store.calls("mutation setProductCategory")).toBe(1);
  });

  test("a store that adds up by the piece gets every price written out", async () => {
    await store.simulator.close();
    store = await aSimulatedStore({ surchargePer: "piece" }, false);
    store.sell(product());
    expect((await store.publish()).failed).toEqual([]);
    const size = store.data().sizes.find(({ size_title }) => size_title === '2" x 3.5", 4/4, next, Rounded');
    expect(store.simulator.control.charge(ours()?.product_id ?? 0, size?.size_id ?? 0, 250, [])).toBe(42);
    expect(store.data().surcharges).toEqual([]);
  });
});

describe("publishing again", () => {
  test("with nothing changed does nothing", async () => {
    store.sell(product());
    await store.publish();
    const before = store.data().calls;
    expect((await store.plan()).changes).toMatchObject([
      { action: "nothing", summary: "Already as it should be." },
    ]);
    await store.publish();
    expect(
      Object.entries(store.data().calls).filter(
        ([name, count]) => name.startsWith("mutation") && count !== before[name],
      ),
    ).toEqual([]);
  });

  test("brings a changed bleed to the product and leaves its prices alone", async () => {
    store.sell(product());
    await store.publish();
    const before = store.calls("mutation setProductPrice");
    store.sell({ ...product(), bleedIn: 0.25 });
    expect((await store.plan()).changes[0]?.action).toBe("update");
    expect((await store.publish()).failed).toEqual([]);
    expect(ours()).toMatchObject({ products_draw_cutting_margins: "0.25,0.25,0.25,0.25", status: "1" });
    expect(store.calls("mutation setProductPrice")).toBe(before);
  });

  test("writes only the prices that changed and removes what is no longer offered", async () => {
    store.sell(product());
    await store.publish();
    store.sell(product({ 250: { ...cards[250], "4/0 2-4d": 1900 } }));
    expect((await store.plan()).changes[0]?.action).toBe("update");
    expect((await store.publish()).failed).toEqual([]);
    expect(charge(250, "4/4, next")).toBe(37);
    expect(charge(250, "4/0, 2-4d")).toBe(19);
    expect(charge(500, "4/0, 2-4d")).toBeNull();
    expect(store.data().products.filter(({ external_ref }) => external_ref !== "")).toHaveLength(1);
  });

  test("after our own table was lost finds the product by its reference and makes no second one", async () => {
    store.sell(product());
    await store.publish();
    await store.links.remove(store.links.all());
    expect((await store.publish()).failed).toEqual([]);
    expect(store.data().products.filter(({ external_ref }) => external_ref !== "")).toHaveLength(1);
    expect(store.data().options).toHaveLength(2);
    expect(charge(250, "4/4, next", "Rounded")).toBe(42);
  });

  test("an unpublished product is hidden, not deleted, and comes back", async () => {
    store.sell(product());
    await store.publish();
    await store.unpublish();
    expect(ours()?.status).toBe("0");
    await store.publish();
    expect(ours()?.status).toBe("1");
  });
});

test("a product that cannot be laid out is refused with its reason, not passed over", async () => {
  store.sell(product({}));
  const { changes } = await store.plan();
  expect(changes).toMatchObject([{ action: "refuse" }]);
  expect(await store.publish()).toEqual({
    done: [],
    failed: [{ productId: product().id, reason: changes[0]?.summary }],
  });
});

describe("what people did by hand in OnPrintShop", () => {
  test("a deleted product is noticed in the dry run and made again", async () => {
    store.sell(product());
    await store.publish();
    store.simulator.control.deleteProduct(ours()?.product_id ?? 0);
    expect((await store.plan()).changes[0]?.summary).toContain("was deleted by hand in OnPrintShop");
    expect((await store.publish()).done).toHaveLength(1);
    expect(charge(250, "4/4, next")).toBe(37);
  });

  test("an edited price is named in the dry run and put back", async () => {
    store.sell(product());
    await store.publish();
    const row = store.data().prices.find(({ products_id }) => products_id === ours()?.product_id);
    store.simulator.control.editPrice(row?.product_price_id ?? 0, 15);
    expect((await store.plan()).changes[0]?.summary).toContain("for 250 pieces (15.00 instead of 20.00)");
    await store.publish();
    expect(charge(250, "4/0, 2-4d")).toBe(20);
  });
});

describe("when OnPrintShop misbehaves", () => {
  test.each(["result-false", "success-without-id"] as const)(
    "prices that end in %s keep the product hidden, with the reason",
    async (situation) => {
      store.simulator.control.inject({ situation, call: "setProductPrice" });
      store.sell(product());
      const { done, failed } = await store.publish();
      expect(done).toEqual([]);
      expect(failed[0]?.reason).toContain("price of 250 pieces");
      expect(ours()?.status).toBe("0");
      store.simulator.control.clearInjections();
      expect((await store.publish()).done).toHaveLength(1);
    },
  );

  test("one refused row is named, the rest is kept, and the next push writes only what is missing", async () => {
    store.simulator.control.inject({ situation: "one-row-fails", call: "setProductPrice", times: 1 });
    store.sell(product());
    expect((await store.publish()).failed[0]?.reason).toBe("price of 500 pieces: Row could not be saved");
    expect((await store.publish()).failed).toEqual([]);
    expect(store.data().prices.filter(({ products_id }) => products_id === ours()?.product_id)).toHaveLength(
      2,
    );
  });

  test("success that changed nothing is found by reading back", async () => {
    store.sell(product());
    await store.publish();
    store.sell(product({ ...cards, 250: { ...cards[250], "4/0 2-4d": 2100 } }));
    store.simulator.control.inject({ situation: "success-without-change", call: "setProductPrice" });
    expect((await store.publish()).failed[0]?.reason).toContain(
      "should be 21.00 and OnPrintShop shows 20.00",
    );
    expect(ours()?.status).toBe("0");
  });

  test.each(["accepts-but-never-answers", "answers-500-after-accepting", "resets-after-accepting"] as const)(
    "a lost answer (%s) anywhere makes nothing twice",
    async (situation) => {
      const roots = [
        "setProductCategory",
        "setProduct",
        "setProductSize",
        "setProductPrice",
        "setAdditionalOption",
        "setAdditionalOptionAttributes",
        "setQuantityBasedAttributePrice",
        "setProductOptionRules",
      ];
      for (const call of roots)
        store.simulator.control.inject({ situation, call: `mutation ${call}`, times: 1 });
      store.sell(product());
      for (let push = 0; push < 4; push += 1) if ((await store.publish()).failed.length === 0) break;
      expect((await store.plan()).changes[0]?.action).toBe("nothing");
      const { products, options, attributes, sizes, rules, categories } = store.data();
      expect(products.filter(({ external_ref }) => external_ref !== "")).toHaveLength(1);
      expect([categories.length, sizes.length, options.length, attributes.length, rules.length]).toEqual([
        2, 3, 2, 5, 1,
      ]);
      expect(charge(250, "4/4, next", "Rounded")).toBe(42);
    },
  );

  test("a product that fails leaves the others alone", async () => {
    store.simulator.control.inject({ situation: "result-false", call: "mutation setProductSize", times: 1 });
    store.sell(product(), aProduct({ title: "Postcards", prices: cards }));
    expect(await store.publish()).toMatchObject({
      done: [{ productId: "store Postcards" }],
      failed: [{ reason: 'size 2" x 3.5": Something went wrong' }],
    });
  });

  test("a wrong secret ends the run instead of failing every product", async () => {
    store.sell(product());
    const plan = await store.plan();
    expect(plan.changes[0]?.action).toBe("create");
    store.simulator.control.inject({ situation: "token-refused" });
    store.simulator.control.revokeTokens();
    await expect(store.publish()).rejects.toMatchObject({ code: "onprintshop/authentication" });
  });
});

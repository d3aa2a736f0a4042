import { type PagingNote, readCents, readProduct } from "@overprint/fourover";
import { groupKind } from "@overprint/fourover/reference";
import { afterAll, beforeAll, expect, test } from "vitest";
import { all, aPrinter, fourFour, matteCards, thousand, turnaroundGroup } from "./world.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
beforeAll(async () => {
  printer = await aPrinter();
});
afterAll(() => printer.simulator.close());
const businessCards = "08a9625a-4152-40cf-9007-b2bbb349efec";

test("categories are listed by name, and one is read by its uuid", async () => {
  const { categories } = printer.client;
  const names = (await all(categories.list())).map((category) => category.category_name);
  expect(names).toContain("Business Cards");
  expect(new Set(names).size).toBe(names.length);
  expect(await categories.get(businessCards)).toEqual({
    category_uuid: businessCards,
    category_name: "Business Cards",
    category_description: "Business Cards",
  });
});

test("a category lists its products, more than the twenty of a page without max", async () => {
  const postcards = "6f4148e7-3842-4d8b-99f8-6d31c2f71883";
  const rows = await all(printer.client.categories.products(postcards));
  expect(rows.every((row) => /-PC/.test(row.product_code))).toBe(true);
  const cards = await all(printer.client.categories.products(businessCards, { max: 3 }));
  expect(cards.map((row) => row.product_uuid)).toContain(matteCards);
  expect(cards.length).toBeGreaterThan(3);
});

test("all products are listed once each", async () => {
  const rows = await all(printer.client.products.list({ max: 7 }));
  expect(rows).toHaveLength(50);
  expect(new Set(rows.map((row) => row.product_uuid)).size).toBe(50);
});

test("a list that repeats rows yields each once and reports the gap", async () => {
  printer.control.inject({ situation: "list-repeats-rows" });
  const notes: PagingNote[] = [];
  const rows = await all(printer.client.products.list({ max: 10, onNote: (note) => notes.push(note) }));
  printer.control.clearInjections();
  expect(new Set(rows.map((row) => row.product_uuid)).size).toBe(rows.length);
  expect(rows).toHaveLength(46);
  expect(notes.filter((note) => note.kind === "repeated-row")).toHaveLength(4);
  expect(notes.at(-1)).toEqual({ kind: "fewer-than-announced", rows: 46, announced: 50 });
});

test("a product's detail holds its groups, a turnaround row for each run size and color that is made", async () => {
  const product = await printer.client.products.detail(matteCards);
  expect(product).toMatchObject({ product_code: "14PT-BCMATT-1.75X3.5" });
  expect(product.categories[0]?.category_name).toBe("Business Cards");
  const turnarounds = product.product_option_groups.find(
    (group) => groupKind(group.product_option_group_uuid, group.product_option_group_name) === "turnaround",
  );
  expect(turnarounds?.product_option_group_name).toBe("Turn Around Time");
  expect(turnarounds?.options.length).toBeGreaterThan(30);
  expect(turnarounds?.options[0]).toMatchObject({ runsize: expect.any(String), colorspec: "4/0" });
});

test("a product's option groups are read from their odd envelope", async () => {
  const groups = await all(printer.client.products.optionGroups(matteCards));
  expect(groups.map((group) => group.product_option_group_name)).toContain("Colorspec");
  expect(groups.find((group) => group.product_option_group_name === "Size")).toMatchObject({
    minoccurs: 1,
    maxoccurs: 1,
  });
});

test("a product says which categories list it", async () => {
  const rows = await all(printer.client.products.categories(matteCards));
  expect(rows.map((row) => row.category_name)).toEqual(["Business Cards"]);
});

test("base prices are one row for each run size and color, in dollars as text", async () => {
  const rows = await all(printer.client.products.basePrices(matteCards));
  expect(rows).toHaveLength(32);
  const row = rows.find((one) => one.runsize_uuid === thousand && one.colorspec_uuid === fourFour);
  expect(row).toMatchObject({ runsize: "1000", colorspec: "4/4", can_group_ship: true });
  expect(readCents(row?.product_baseprice ?? "")).toBeGreaterThan(1000);
});

test("option prices come by option, and for turnarounds by the row's own price id", async () => {
  const { products } = printer.client;
  const [row] = await all(products.feed({ product_uuid: matteCards }));
  const read = readProduct(row);
  if (!("product" in read)) throw new Error(read.unreadable);
  const corners = read.product.product_option_groups.find(
    (group) => group.product_option_group_name === "Radius of Corners",
  );
  const group = corners?.product_option_group_uuid ?? "";
  const prices = await all(products.optionPrices(matteCards, group, corners?.options[0]?.option_uuid ?? ""));
  expect(prices).toMatchObject([{ startqty: 1, endqty: 100_000, price: "4.50", price_per_qty: "0.012" }]);

  const turn = read.product.product_option_groups.find(
    (one) => one.product_option_group_uuid === turnaroundGroup,
  )?.options[0];
  const own = turn?.option_prices_list[0]?.option_price_uuid ?? "";
  expect(own).not.toBe(turn?.option_uuid);
  expect(await all(products.optionPrices(matteCards, turnaroundGroup, own))).toMatchObject([
    { option_price_uuid: own },
  ]);
});

test("the link to an option's prices is asked for on our own base, whatever host it names", async () => {
  const { products } = printer.client;
  const detail = await products.detail(matteCards);
  const turn = detail.product_option_groups.find((one) => one.product_option_group_uuid === turnaroundGroup);
  const link = String(turn?.options[0]?.option_prices);
  expect(link).toMatch(/^http:\/\/dev-api\.4over\.com\//);
  expect(await all(products.optionPricesAt(link))).toMatchObject([{ price: expect.any(String) }]);
  expect(() => products.optionPricesAt("http://10.0.0.1/admin")).toThrow(/not a link to option prices/);
});

test("quantity discounts are fractions over a range of sets, by run size and color", async () => {
  const rows = await all(
    printer.client.products.quantityDiscounts(matteCards, {
      runsize_uuid: thousand,
      colorspec_uuid: fourFour,
      qty: 4,
    }),
  );
  expect(rows).toMatchObject([
    { quantity: "4-9", quantity_discount_percentage: "0.07", runsizeid: thousand, colorspec: "4/4" },
  ]);
});

test("the feed gives twenty products a page at most, whole with their price lists", async () => {
  const pages = await all(printer.client.products.feedPages());
  expect(pages.map((page) => page.rows.length)).toEqual([20, 20, 10]);
  const read = readProduct(pages[0]?.rows[0]);
  expect(read).toMatchObject({ product: { product_code: "16PT-ACAKFOSPUVBK-4.25X5.5" } });
});

test("pages of the feed can be in flight at once", async () => {
  const pages = await Promise.all([0, 20, 40, 60].map((offset) => printer.client.products.feedPage(offset)));
  expect(pages.map((page) => page.rows.length)).toEqual([20, 20, 10, 0]);
  expect(pages.map((page) => page.nextOffset)).toEqual([20, 40, 50, 60]);
  expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.product_uuid))).size).toBe(50);
});

test("a delta holds what changed since, in Pacific time, and nothing else", async () => {
  const { client, control, simulator } = await aPrinter();
  const query = { lastupdate: "2026-03-02", time: "08:00:00" };
  expect(await all(client.products.feed(query))).toEqual([]);
  control.changePrices(10, matteCards);
  expect((await all(client.products.feed(query))).map((row) => row.product_uuid)).toEqual([matteCards]);
  expect(await all(client.products.list({ lastupdate: "2026-03-02", time: "08:00:00" }))).toHaveLength(1);
  expect(await all(client.categories.products(businessCards, query))).toHaveLength(1);
  expect(await all(client.products.feed({ lastupdate: "2026-03-03" }))).toEqual([]);
  await simulator.close();
});

test("the filtered list narrows by size, stock and coating", async () => {
  const { products } = printer.client;
  const whole = await products.categoryProductsList({ category_uuid: businessCards });
  expect(whole.stock_list?.map((stock) => stock.name)).toContain("14PT");
  const size = whole.size_list?.find((one) => one.name === '1.75" x 3.5"')?.uuid ?? "";
  const narrowed = await products.categoryProductsList({
    category_uuid: businessCards,
    size_uuid: size,
    filter: "stock",
  });
  expect(narrowed.products.map((product) => product.product_code)).toEqual([
    "14PT-BCMATT-1.75X3.5",
    "14PTUC-BCUC-1.75X3.5",
  ]);
  expect(Object.keys(narrowed).sort()).toEqual(["products", "stock_list"]);
});

test("global option groups and their options have key names of their own", async () => {
  const { optionGroups } = printer.client;
  const groups = await all(optionGroups.list());
  const stock = groups.find((group) => group.option_group_name === "Stock");
  expect(stock?.option_group_uuid).toBe("24865ffa-793d-43ea-b3b1-d1b5cf22268d");
  const names = (await all(optionGroups.options(stock?.option_group_uuid ?? ""))).map(
    (option) => option.option_name,
  );
  expect(names).toContain("16PT C2S");
});

test("a product that is not sold is a refusal, not a crash", async () => {
  await expect(printer.client.products.detail("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({
    code: "fourover/request",
    reason: "Product not found",
    call: { status: 404 },
  });
});

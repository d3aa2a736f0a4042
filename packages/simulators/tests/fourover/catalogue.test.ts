import { readCents, readProduct } from "@overprint/fourover";
import { groupKind } from "@overprint/fourover/reference";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Catalogue } from "#fourover/catalogue/catalogue.ts";
import { all, aPrinter, colors, matteCards, runs } from "./shop.ts";

const now = new Date("2026-03-02T16:00:00Z");
let printer: Awaited<ReturnType<typeof aPrinter>>;
beforeAll(async () => {
  printer = await aPrinter();
});
afterAll(() => printer.simulator.close());

test("two thousand products hold at least 250,000 price rows", () => {
  const catalogue = new Catalogue(1, 2_000, now);
  const rows = catalogue
    .list()
    .map(
      (product) =>
        product.basePrices().length +
        product
          .groups()
          .flatMap((group) => group.options)
          .reduce((sum, option) => sum + option.option_prices_list.length, 0),
    )
    .reduce((sum, count) => sum + count, 0);
  expect(catalogue.list()).toHaveLength(2_000);
  expect(rows).toBeGreaterThan(250_000);
  expect(new Set(catalogue.list().map((product) => product.uuid)).size).toBe(2_000);
  expect(new Set(catalogue.list().map((product) => product.code)).size).toBe(2_000);
  expect(catalogue.categories()).toHaveLength(63);
});

test("every identifier of a row is its own", () => {
  const catalogue = new Catalogue(1, 120, now);
  const ids = catalogue.list().flatMap((product) => [
    ...product.basePrices().map((row) => row.base_price_uuid),
    ...product
      .groups()
      .flatMap((group) => group.options)
      .flatMap((option) => option.option_prices_list.map((row) => row.option_price_uuid)),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the same seed gives the same catalogue, another seed other identifiers", () => {
  const listOf = (seed: number) => new Catalogue(seed, 80, now).list().map((product) => product.uuid);
  expect(listOf(7)).toEqual(listOf(7));
  expect(listOf(7)).not.toEqual(listOf(8));
});

test("product codes follow the grammar stock, product and finish, size", () => {
  for (const product of new Catalogue(1, 2_000, now).list())
    expect(product.code).toMatch(/^[A-Z0-9]+-[A-Z0-9]+-[\d.]+X[\d.]+$/);
});

test("a longer run costs more, and less a piece", () => {
  const [, ...products] = new Catalogue(1, 300, now).list();
  for (const product of products)
    for (const color of new Set(product.basePrices().map((row) => row.colorspec_uuid))) {
      const rows = product
        .basePrices()
        .filter((row) => row.colorspec_uuid === color)
        .map((row) => ({ pieces: Number(row.runsize), cents: readCents(row.product_baseprice) ?? 0 }))
        .toSorted((a, b) => a.pieces - b.pieces);
      for (const [index, row] of rows.entries()) {
        const before = rows[index - 1];
        if (!before) continue;
        expect(row.cents).toBeGreaterThan(before.cents);
        expect(row.cents / row.pieces).toBeLessThan(before.cents / before.pieces);
      }
    }
});

test("some combinations are not made, and those have neither a row nor a quote", async () => {
  const { client } = printer;
  const [row] = await all(client.products.feed({ product_uuid: matteCards }));
  const read = readProduct(row);
  if (!("product" in read)) throw new Error(read.unreadable);
  const kindOf = (uuid: string, name: string) => groupKind(uuid, name);
  const groups = read.product.product_option_groups;
  const optionsOf = (kind: string) =>
    groups
      .filter((group) => kindOf(group.product_option_group_uuid, group.product_option_group_name) === kind)
      .flatMap((group) => group.options);
  const made = optionsOf("turnaround");
  const turnarounds = new Set(made.map((option) => option.option_uuid));
  const all_ = optionsOf("run-size").length * optionsOf("color-spec").length * turnarounds.size;
  expect(made.length).toBeLessThan(all_);
  const rush = made.find((option) => option.option_description === "Next Business Day")?.option_uuid ?? "";
  const query = { product_uuid: matteCards, colorspec_uuid: colors["4/4"], turnaroundtime_uuid: rush };
  expect(await client.quotes.product({ ...query, runsize_uuid: runs[25000] })).toBeNull();
});

test("the published sample product is served verbatim", async () => {
  const [row] = await all(printer.client.products.feed());
  expect(row).toMatchObject({ product_code: "16PT-ACAKFOSPUVBK-4.25X5.5" });
  expect(JSON.stringify(row)).toContain("bd9164cb-41ef-4ec5-8528-bb5d8fa60af6");
});

test("some products have no turnaround group, and are quoted without one", async () => {
  const mug = printer.control.products().find((product) => product.code.startsWith("STD-MG"));
  const uuid = mug?.uuid ?? "";
  const groups = await all(printer.client.products.optionGroups(uuid));
  expect(groups.some((group) => /^turn/i.test(group.product_option_group_name))).toBe(false);
  const [price] = await all(printer.client.products.basePrices(uuid));
  const quote = await printer.client.quotes.product({
    product_uuid: uuid,
    runsize_uuid: price?.runsize_uuid ?? "",
    colorspec_uuid: price?.colorspec_uuid ?? "",
  });
  expect(quote).toMatchObject({ turnaroundtime_price: 0 });
});

test("a product of a brand stock stands in its own category and in that of its kind", () => {
  const silk = new Catalogue(1, 600, now)
    .list()
    .find((product) => product.categories.some((category) => category.category_name === "Silk"));
  expect(silk?.categories.map((category) => category.category_name)).toEqual(["Silk", "Business Cards"]);
});

test("on command prices rise, a product ends, another is re-issued, more are added", async () => {
  const { client, control, simulator } = await aPrinter();
  const priceOf = async (uuid: string) =>
    (await all(client.products.basePrices(uuid))).find((row) => row.runsize_uuid === runs[1000])
      ?.product_baseprice;
  expect(await priceOf(matteCards)).toBe("22.21");
  expect(control.changePrices(10, matteCards)).toEqual([matteCards]);
  expect(await priceOf(matteCards)).toBe("24.43");

  const fresh = control.reissue(matteCards) ?? "";
  await expect(client.products.detail(matteCards)).rejects.toThrow(/Product not found/);
  expect(await client.products.detail(fresh)).toMatchObject({ product_code: "14PT-BCMATT-1.75X3.5" });
  expect(await priceOf(fresh)).toBe("24.43");

  expect(control.discontinue(fresh)).toBe(true);
  expect(control.discontinue(fresh)).toBe(false);
  expect(control.addProducts(3)).toHaveLength(3);
  expect(await all(client.products.list())).toHaveLength(52);
  await simulator.close();
});

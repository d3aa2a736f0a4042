import { readFileSync } from "node:fs";
import type { FetchedProduct, ProductFailure } from "@overprint/core/printer";
import { isFailure } from "@overprint/core/printer";
import type { BasePrice } from "@overprint/fourover";
import { expect, test } from "vitest";
import { readTradeProduct } from "./products.ts";

// The published feed sample of 16PT-ACAKFOSPUVBK-4.25X5.5, verbatim (4over documentation, PDF pp. 71-78).
const sampleFile = new URL(
  "../../../simulators/src/fourover/samples/productsfeed-16PT-ACAKFOSPUVBK.json",
  import.meta.url,
);
const sample = () => JSON.parse(readFileSync(sampleFile, "utf8")).entities[0];

const foil = { uuid: "a98d6ef3-be21-46ea-abc7-2cc0c24a1c7d", name: "5/1 (4/1 with Foil on Front)" };
const pieces = {
  "500": "f593fda3-2d5c-4b9e-9c2c-6197b899ae74",
  "1000": "52e3d710-0e8f-4d4d-8560-7d4d8655be69",
};

const basePrice = (runsize: keyof typeof pieces, price: string | number, id = runsize): BasePrice => ({
  base_price_uuid: `base-${id}-${price}`,
  product_baseprice: price,
  runsize_uuid: pieces[runsize],
  runsize,
  colorspec_uuid: foil.uuid,
  colorspec: foil.name,
  can_group_ship: false,
});

const prices = [basePrice("1000", "151.20"), basePrice("500", "98.5")];
const read = (row: unknown = sample(), base: readonly BasePrice[] = prices) => readTradeProduct(row, base);

function sold(result: FetchedProduct | ProductFailure): FetchedProduct {
  if (isFailure(result)) throw new Error(result.reason);
  return result;
}
const reason = (result: FetchedProduct | ProductFailure) =>
  isFailure(result) ? result.reason : "it was read";
const groupOf = (row: ReturnType<typeof sample>, name: string) =>
  row.product_option_groups.find(
    (group: { product_option_group_name: string }) => group.product_option_group_name === name,
  );

test("the published sample becomes a product with exact prices", () => {
  const { product, oddities } = sold(read());
  expect(product.code).toBe("16PT-ACAKFOSPUVBK-4.25X5.5");
  expect(product.runSizes.map((run) => run.pieces)).toEqual([500, 1000]);
  expect(product.basePrices.map((row) => row.price)).toEqual([
    { minor: 15_120, currency: "USD" },
    { minor: 9_850, currency: "USD" },
  ]);
  expect(product.turnarounds).toEqual([
    { id: "9f85d0c4-d344-4088-a719-86f8f84d504d", code: "224", label: "2-4 Business Days" },
  ]);
  expect(product.optionGroups.map((group) => group.kind)).toEqual([
    "other",
    "other",
    "other",
    "size",
    "other",
    "other",
    "stock",
    "coating",
    "finishing",
    "other",
    "other",
  ]);
  expect(oddities).toEqual([
    expect.stringMatching(/^Turnaround ".*" has no base price and is left out\. \(and \d+ more like it\)$/),
  ]);
});

test("an option row without a price costs nothing, one of $9.99 costs 999 cents", () => {
  const { product } = sold(read());
  const option = (name: string) =>
    product.optionGroups.flatMap((group) => group.options).find((one) => one.name === name);
  expect(option("Spot UV Back")?.prices).toMatchObject([
    { fromPieces: 0, toPieces: 1_000_000, priceMinor: 0 },
  ]);
  expect(option("Sample of Completed job (per set)")?.prices).toMatchObject([
    { priceMinor: 999, isFlatFee: true },
  ]);
});

test("an option whose price is a percentage costs a share of the base price", () => {
  const row = sample();
  groupOf(row, "Coating").options[0].option_prices_list = [
    { startqty: 1, endqty: 5000, price: "0.22", is_percentage: true },
  ];
  const { product } = sold(read(row));
  expect(product.optionGroups.find((group) => group.kind === "coating")?.options[0]?.prices).toEqual([
    { kind: "share", fromPieces: 1, toPieces: 5000, shareMillionths: 220_000 },
  ]);
});

test("a product with no base price is kept out, and says so", () => {
  expect(reason(read(sample(), []))).toBe("It has no base price, so nothing of it can be priced.");
});

test.each(["-5.00", "call us", "12.345"])("a base price of %s is left out and named", (price) => {
  const { product, oddities } = sold(read(sample(), [basePrice("500", price), basePrice("1000", "151.20")]));
  expect(product.basePrices).toHaveLength(1);
  expect(oddities[0]).toBe(
    `The base price of 500 pieces 5/1 (4/1 with Foil on Front) is left out: "${price}" is not an amount.`,
  );
});

test("of two base prices for one run size the higher counts", () => {
  const { product, oddities } = sold(
    read(sample(), [basePrice("500", "98.50"), basePrice("500", "99.50", "500")]),
  );
  expect(product.basePrices.map((row) => row.price.minor)).toEqual([9_950]);
  expect(oddities[0]).toMatch(/^Two base prices for 500 pieces/);
});

test("a product without a turnaround group is sold without a choice of turnaround", () => {
  const row = sample();
  row.product_option_groups = row.product_option_groups.filter(
    (group: { product_option_group_name: string }) => group.product_option_group_name !== "Turn-Around",
  );
  const { product, oddities } = sold(read(row));
  expect(product.turnaroundRows).toEqual([]);
  expect(oddities).toContain(
    "The product has no turnaround group: it is sold without a choice of turnaround.",
  );
});

test("an optional option with a price that is none is left out rather than given away", () => {
  const row = sample();
  groupOf(row, "Blank Envelopes").options[1].option_prices_list[0].price = "-25";
  const { product, oddities } = sold(read(row));
  const envelopes = product.optionGroups.find((group) => group.name === "Blank Envelopes");
  expect(envelopes?.options.map((option) => option.name)).not.toContain("Yes 500 Envelopes A2");
  expect(oddities).toContain(
    'Option "Yes 500 Envelopes A2" of "Blank Envelopes" is left out: "-25" is not an amount.',
  );
});

test("a required group none of whose options can be priced keeps the product out", () => {
  const row = sample();
  groupOf(row, "Shape").options[0].option_prices_list[0].price = "free";
  expect(reason(read(row))).toMatch(
    /^It cannot be ordered: the required group "Shape" has no option that can be priced\. Option "Rectangle"/,
  );
});

test("a group that nobody knows is offered as a plain choice, and named", () => {
  const row = sample();
  row.product_option_groups.push({
    ...groupOf(row, "Shape"),
    product_option_group_uuid: "e1",
    product_option_group_name: "Scent",
  });
  const { product, oddities } = sold(read(row));
  expect(product.optionGroups.at(-1)).toMatchObject({ name: "Scent", kind: "other" });
  expect(oddities).toContain('Option group "Scent" is not one we know; it is offered as a plain choice.');
});

test("ten thousand options are kept, and counted", () => {
  const row = sample();
  const group = groupOf(row, "Product Orientation");
  group.options = Array.from({ length: 10_000 }, (_, index) => ({
    ...group.options[0],
    option_uuid: `o${index}`,
  }));
  const { product, oddities } = sold(read(row));
  expect(product.optionGroups.find((one) => one.name === "Product Orientation")?.options).toHaveLength(
    10_000,
  );
  expect(oddities).toContain('Option group "Product Orientation" has 10,000 options.');
});

test("a row that is not a product is a failure with its identifier", () => {
  expect(read({ product_uuid: "p1", product_code: 12 })).toMatchObject({
    id: "p1",
    reason: expect.stringMatching(/cannot be read/),
  });
});

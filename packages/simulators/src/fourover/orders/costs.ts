import type { CatalogueProduct } from "../catalogue/catalogue-product.ts";
import { dollars } from "../catalogue/wire.ts";
import type { Asked, Quoted } from "../quotes.ts";
import { discountBps } from "./discounts.ts";

/** Whole cents of one job. */
export type JobCost = {
  readonly product: number;
  readonly options: number;
  readonly turnaround: number;
  readonly tax: number;
  readonly shipping: number;
};
export const totalOf = (cost: JobCost): number =>
  cost.product + cost.options + cost.turnaround + cost.tax + cost.shipping;

/** Printing of all sets together, the quantity discount taken off: what a shipping quote taxes. */
export function printingCents(product: CatalogueProduct, asked: Asked, quoted: Quoted, sets: number): number {
  const gross = quoted.total * sets;
  return gross - discountOf(product, asked, gross, sets);
}

const discountOf = (product: CatalogueProduct, asked: Asked, gross: number, sets: number) =>
  Math.round((gross * discountBps(product, asked.runsize, asked.colorspec, sets)) / 10_000);

/**
 * Shares the cost of sets alike among their jobs so that the sums are those of the quotes: discount off the product
 * price, remainders of discount and tax on the first job, freight whole on the first.
 */
export function costsOfSets(
  product: CatalogueProduct,
  asked: Asked,
  quoted: Quoted,
  sets: number,
  tax: number,
  freight: number,
): readonly JobCost[] {
  const discount = shares(discountOf(product, asked, quoted.total * sets, sets), sets);
  const taxes = shares(tax, sets);
  return taxes.map((share, set) => ({
    product: quoted.base - (discount[set] ?? 0),
    options: quoted.options,
    turnaround: quoted.turnaround,
    tax: share,
    shipping: set === 0 ? freight : 0,
  }));
}

/** Whole parts that add up, the remainder on the first. */
function shares(whole: number, parts: number): readonly number[] {
  const each = Math.floor(whole / parts);
  return Array.from({ length: parts }, (_, part) => (part === 0 ? whole - each * (parts - 1) : each));
}

/** The block that `display_breakdown_prices` adds, one entry a job. */
export const breakdown = (cost: JobCost) => ({
  product_price: dollars(cost.product),
  option_price: dollars(cost.options),
  turnaround_price: dollars(cost.turnaround),
  product_tax: dollars(cost.tax),
  shipping_price: dollars(cost.shipping),
  shipping_tax: "0.00",
  postage_price: "0.00",
  postage_tax: "0.00",
});

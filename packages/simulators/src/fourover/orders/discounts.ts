import type { CatalogueProduct } from "../catalogue/catalogue-product.ts";
import { uuidOf } from "../random.ts";

/** Sets alike earn a discount. The first range is published, the second is ours. @source "Quantity discounts" (PDF p. 40) */
const ranges = [
  { text: "4-9", from: 4, to: 9, fraction: "0.07", basisPoints: 700 },
  { text: "10-24", from: 10, to: 24, fraction: "0.10", basisPoints: 1000 },
] as const;
const rangeOf = (sets: number) => ranges.find((range) => sets >= range.from && sets <= range.to);

/** Basis points off the price of all sets together, where the product may be group-shipped. */
export function discountBps(
  product: CatalogueProduct,
  runsize: string,
  colorspec: string,
  sets: number,
): number {
  const price = product
    .basePrices()
    .find((row) => row.runsize_uuid === runsize && row.colorspec_uuid === colorspec);
  return price?.can_group_ship ? (rangeOf(sets)?.basisPoints ?? 0) : 0;
}

/** Rows as the route writes them: `runsizeid`, a range as text, a fraction as text. */
export function quantityDiscounts(product: CatalogueProduct, query: Readonly<Record<string, string>>) {
  const wanted = query.qty ? [rangeOf(Number(query.qty))].flatMap((range) => range ?? []) : ranges;
  return product
    .basePrices()
    .filter((price) => price.can_group_ship)
    .filter((price) => !query.runsize_uuid || price.runsize_uuid === query.runsize_uuid)
    .filter((price) => !query.colorspec_uuid || price.colorspec_uuid === query.colorspec_uuid)
    .flatMap((price) =>
      wanted.map((range) => ({
        quantity_discount_percentage: range.fraction,
        quantity_discount_uuid: uuidOf(`discount ${price.base_price_uuid} ${range.text}`),
        quantity: range.text,
        runsizeid: price.runsize_uuid,
        runsize: price.runsize,
        colorspec_uuid: price.colorspec_uuid,
        colorspec: price.colorspec,
        product_uuid: product.uuid,
        product_code: product.code,
      })),
    );
}

const coupons = { PRC5PKS: 500, WELCOME10: 1000 } as const;

/** Coupons that the simulator honours, in basis points off printing. The first is the documentation's example; the effect is ours. */
export const simulatorCoupons: Readonly<Record<string, number>> = coupons;

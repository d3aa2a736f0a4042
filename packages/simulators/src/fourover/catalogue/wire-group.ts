import { rowUuids } from "../random.ts";
import { rowTable } from "./base-prices.ts";
import type { ProductDefinition } from "./definitions.ts";
import { linkHost, type WireGroup, type WireOption, type WirePriceRow } from "./wire.ts";

/** An option as sold with a product: without a price list, at no charge, or with rows of its own. */
export type Sold = {
  readonly uuid: string;
  readonly name: string;
  readonly prices: "empty" | "zero" | readonly WirePriceRow[];
};

/** Writes a price row over a range of run sizes. `null` leaves the price out, as some published rows do. */
export type WritePriceRow = (
  name: string,
  from: number,
  to: number,
  price: string | null,
  more?: WirePriceRow,
) => WirePriceRow;

/** Numbers the price rows of one product in the order they are written. */
export function priceRowsOf(product: ProductDefinition): WritePriceRow {
  const idOf = rowUuids(product.uuid);
  let written = 0;
  return (name, from, to, price, more = {}) => {
    written += 1;
    return {
      option_price_uuid: idOf(rowTable.option, written),
      option_name: name,
      startqty: from,
      endqty: to,
      ...(price === null ? {} : { price }),
      is_flat_fee: true,
      ...more,
    };
  };
}

export function wireGroup(
  product: ProductDefinition,
  write: WritePriceRow,
  group: { readonly uuid: string; readonly name: string; readonly min: string; readonly max: string },
  options: readonly Sold[],
): WireGroup {
  return {
    product_option_group_uuid: group.uuid,
    product_option_group_name: group.name,
    minoccurs: group.min,
    maxoccurs: group.max,
    validator: null,
    options: options.map((sold) => wireOption(product, write, group.uuid, sold)),
  };
}

function wireOption(
  product: ProductDefinition,
  write: WritePriceRow,
  groupUuid: string,
  { uuid, name, prices }: Sold,
): WireOption {
  const free = () => write(name, 1, 100_000, "0", { price_per_qty: "0", qty: 0, is_percentage: false });
  return {
    option_uuid: uuid,
    option_name: name,
    option_description: name,
    capi_name: name,
    capi_description: name,
    option_prices: `${linkHost}/printproducts/products/${product.uuid}/optiongroups/${groupUuid}/options/${uuid}/prices`,
    option_prices_list: prices === "empty" ? [] : prices === "zero" ? [free()] : prices,
  };
}

import type { OnPrintShop } from "@overprint/onprintshop";
import { readMinor } from "../amount.ts";
import type { Found, RowStep } from "./sync-rows.ts";
import type {
  WantedAttribute,
  WantedOption,
  WantedPrice,
  WantedRecords,
  WantedSize,
  WantedSurcharge,
} from "./wanted.ts";

/** OnPrintShop's ids of what other records hang on, by our keys. */
export type Ids = (key: string) => number;
const dollars = (minor: number) => minor / 100;
const every = 999_999;

export const sizeStep = (
  client: OnPrintShop,
  productId: number,
  wanted: WantedRecords["sizes"],
): RowStep<WantedSize> => ({
  kind: "size",
  wanted,
  existing: async () => {
    const product = await client.products.find(productId);
    const byTitle = new Map((product?.product_size ?? []).map((size) => [size.size_title, size.size_id]));
    return found(wanted, ({ value }) => byTitle.get(value.title));
  },
  write: (rows) =>
    client.products.setSizes(
      rows.map(({ id, value }, index) => ({
        size_id: id,
        products_id: productId,
        size_title: value.title,
        size_width: value.widthIn,
        size_height: value.heightIn,
        visible: "1",
        default_size: index === 0 ? 1 : 0,
        sort_order: index,
      })),
    ),
  remove: (ids) =>
    client.products.setSizes(ids.map((id) => ({ size_id: id, products_id: productId, delete: 1 }))),
  describe: ({ value }) => `size ${value.title}`,
});

export const pageStep = (
  client: OnPrintShop,
  productId: number,
  wanted: WantedRecords["pages"],
): RowStep<{ title: string; position: number }> => ({
  kind: "page",
  wanted,
  existing: async () => {
    const product = await client.products.find(productId);
    const pages: readonly unknown[] = Array.isArray(product?.productpages) ? product.productpages : [];
    return found(wanted, ({ value }) => {
      const page = pages.find((one): one is { pages_id: number } => isPage(one, value.title));
      return page?.pages_id;
    });
  },
  write: (rows) =>
    client.products.setPages(
      rows.map(({ id, value }) => ({
        pages_id: id,
        products_id: productId,
        page_title: value.title,
        sort_order: value.position,
        visible: "1",
      })),
    ),
  remove: (ids) =>
    client.products.setPages(ids.map((id) => ({ pages_id: id, products_id: productId, delete: 1 }))),
  describe: ({ value }) => `page ${value.title}`,
});

const isPage = (value: unknown, title: string) =>
  typeof value === "object" &&
  value !== null &&
  "pages_id" in value &&
  "page_title" in value &&
  value.page_title === title &&
  typeof value.pages_id === "number";

/** Rows are shown without their ids: one that is there with the right price is left, with `null` for its id. */
export const priceStep = (
  client: OnPrintShop,
  productId: number,
  sizeId: Ids,
  wanted: WantedRecords["prices"],
): RowStep<WantedPrice> => ({
  kind: "price",
  wanted,
  existing: async () => {
    const rows = await client.products.prices(productId);
    return new Map(
      wanted.flatMap(({ key, value }): [string, Found][] => {
        const row = rows.find(
          ({ size_id, qty_from }) => size_id === sizeId(value.size) && qty_from === value.pieces,
        );
        if (!row) return [];
        const isRight = readMinor(row.price) === value.retailMinor;
        return [
          [key, { id: null, value: isRight ? value : { ...value, retailMinor: readMinor(row.price) ?? 0 } }],
        ];
      }),
    );
  },
  write: (rows) =>
    client.products.setPrices(
      rows.map(({ id, value }) => ({
        product_price_id: id,
        products_id: productId,
        size_id: sizeId(value.size),
        qty: value.pieces,
        qty_to: value.pieces,
        price: dollars(value.retailMinor),
        vendor_price: dollars(Math.min(value.tradeMinor, value.retailMinor)),
        user_type_id: "1",
        price_defining_method: "0",
        visible: "1",
      })),
    ),
  remove: (ids) =>
    client.products.setPrices(ids.map((id) => ({ product_price_id: id, products_id: productId, delete: 1 }))),
  describe: ({ value }) => `price of ${value.pieces} pieces`,
});

export const optionStep = (
  client: OnPrintShop,
  productId: number,
  wanted: WantedRecords["options"],
): RowStep<WantedOption> => ({
  kind: "option",
  wanted,
  existing: async () => {
    const byKey = new Map<string | null, number | null>();
    for await (const option of client.products.options(productId))
      byKey.set(option.option_key, option.prod_add_opt_id);
    return found(wanted, ({ key }) => byKey.get(key));
  },
  write: (rows) =>
    client.products.setOptions(
      rows.map(({ id, key, value }) => ({
        prod_add_opt_id: id,
        products_id: productId,
        title: value.title,
        option_key: key,
        options_type: "combo",
        price_calculate_type: "1",
        hire_designer_option: "0",
        required: value.isOptional ? "0" : "1",
        sort_order: value.position,
        status: "1",
      })),
    ),
  remove: (ids) =>
    client.products.setOptions(ids.map((id) => ({ prod_add_opt_id: id, products_id: productId, delete: 1 }))),
  describe: ({ value }) => `option ${value.title}`,
});

export const attributeStep = (
  client: OnPrintShop,
  optionId: Ids,
  wanted: WantedRecords["attributes"],
): RowStep<WantedAttribute> => ({
  kind: "attribute",
  wanted,
  existing: async () => {
    const byKey = new Map<string | null, number | null>();
    for (const option of new Set(wanted.map(({ value }) => value.option)))
      for await (const attribute of client.products.attributes(optionId(option)))
        byKey.set(attribute.attribute_key, attribute.attribute_id);
    return found(wanted, ({ key }) => byKey.get(key));
  },
  write: (rows) =>
    client.products.setAttributes(
      rows.map(({ id, key, value }) => ({
        attribute_id: id,
        prod_add_opt_id: optionId(value.option),
        label: value.label,
        attribute_key: key,
        default_attribute: value.position === 0 ? "1" : "0",
        sort_order: value.position,
        status: "1",
      })),
    ),
  remove: (ids) => client.products.setAttributes(ids.map((id) => ({ attribute_id: id, delete: 1 }))),
  describe: ({ value }) => `choice ${value.label}`,
});

export const surchargeStep = (
  client: OnPrintShop,
  attributeId: Ids,
  wanted: WantedRecords["surcharges"],
): RowStep<WantedSurcharge> => ({
  kind: "surcharge",
  wanted,
  existing: async () => {
    const ids = new Map<string, number | null>();
    for (const attribute of new Set(wanted.map(({ value }) => value.attribute)))
      for await (const row of client.products.surcharges(attributeId(attribute)))
        ids.set(`${attribute}@${row.qty}`, row.price_id);
    return found(wanted, ({ key }) => ids.get(key));
  },
  write: (rows) =>
    client.products.setSurcharges(
      rows.map(({ id, value }) => ({
        price_id: id,
        attribute_id: attributeId(value.attribute),
        quantity_from: value.pieces,
        quantity_to: value.pieces,
        size_from: 0,
        size_to: every,
        attribute_price: dollars(value.retailMinor),
        vendor_price: dollars(value.tradeMinor),
        site_admin_markup: 0,
      })),
    ),
  remove: (ids) => client.products.setSurcharges(ids.map((id) => ({ price_id: id, delete: 1 }))),
  describe: ({ value }) => `surcharge at ${value.pieces} pieces`,
});

function found<V>(
  wanted: readonly { readonly key: string; readonly value: V }[],
  idOf: (row: { readonly key: string; readonly value: V }) => number | null | undefined,
): ReadonlyMap<string, Found> {
  return new Map(
    wanted.flatMap((row): [string, Found][] => {
      const id = idOf(row);
      return id ? [[row.key, { id }]] : [];
    }),
  );
}

import type { PriceRow, ProductRow, SizeRow } from "../store/rows.ts";
import type { SimStore } from "../store/state.ts";
import { done, type Input, isDelete, number, type Reply, refused, text, upsert } from "./reply.ts";

export type RowWrite = (store: SimStore, input: Input) => Reply;

/** List writes, one input at a time. Silent drops are those that were seen on a staging store. */
export const productWrites: Readonly<Record<string, RowWrite>> = {
  setProductCategory: (store, input) =>
    upsert(
      store,
      store.data.categories,
      "category_id",
      number(input, "category_id"),
      input,
      (present, id) => ({
        category_id: id,
        parent_id: number(input, "parent_id", present?.parent_id ?? -1),
        category_name: text(input, "category_name", present?.category_name),
        category_internal_name: text(input, "category_internal_name", present?.category_internal_name),
        external_ref: text(input, "external_ref", present?.external_ref),
        status: text(input, "status", present?.status ?? "1"),
      }),
    ),
  setProduct,
  setProductSize: (store, input) => {
    if (!hasProduct(store, number(input, "products_id"))) return refused("Invalid product");
    return upsert(store, store.data.sizes, "size_id", number(input, "size_id"), input, (present, id) =>
      sizeOf(input, present, id, number(input, "products_id")),
    );
  },
  setProductPages: (store, input) =>
    upsert(store, store.data.pages, "pages_id", number(input, "pages_id"), input, (present, id) => ({
      pages_id: id,
      products_id: number(input, "products_id", present?.products_id),
      page_title: text(input, "page_title", present?.page_title),
    })),
  setProductPrice,
  setAdditionalOption: (store, input) => {
    const given = number(input, "prod_add_opt_id");
    if (!given && !hasProduct(store, number(input, "products_id"))) return refused("Invalid product");
    if (!given && !input.options_type) return refused("options_type is required");
    return upsert(store, store.data.options, "prod_add_opt_id", given, input, (present, id) => ({
      prod_add_opt_id: id,
      products_id: number(input, "products_id", present?.products_id),
      title: text(input, "title", present?.title),
      option_key: text(input, "option_key", present?.option_key),
      options_type: text(input, "options_type", present?.options_type),
      required: text(input, "required", present?.required ?? "0"),
      status: text(input, "status", present?.status ?? "1"),
    }));
  },
  setAdditionalOptionAttributes: (store, input) => {
    const option = number(input, "prod_add_opt_id");
    const isKnown = store.data.options.some(({ prod_add_opt_id }) => prod_add_opt_id === option);
    if (!input.attribute_id && !isKnown) return refused("Invalid option");
    const given = number(input, "attribute_id");
    return upsert(store, store.data.attributes, "attribute_id", given, input, (present, id) => ({
      attribute_id: id,
      prod_add_opt_id: option || (present?.prod_add_opt_id ?? 0),
      label: text(input, "label", present?.label),
      attribute_key: text(input, "attribute_key", present?.attribute_key),
      status: text(input, "status", present?.status ?? "1"),
    }));
  },
  setQuantityBasedAttributePrice: (store, input) => {
    const attribute = number(input, "attribute_id");
    if (!input.price_id && !store.data.attributes.some(({ attribute_id }) => attribute_id === attribute))
      return refused("Invalid attribute");
    return upsert(
      store,
      store.data.surcharges,
      "price_id",
      number(input, "price_id"),
      input,
      (present, id) => ({
        price_id: id,
        attribute_id: attribute || (present?.attribute_id ?? 0),
        qty: number(input, "quantity_from", present?.qty),
        qty_to: number(input, "quantity_to", present?.qty_to),
        size_from: number(input, "size_from", present?.size_from),
        size_to: number(input, "size_to", present?.size_to),
        attribute_price: number(input, "attribute_price", present?.attribute_price),
      }),
    );
  },
};

/** One rule a call. */
export const setProductOptionRules: RowWrite = (store, input) =>
  upsert(store, store.data.rules, "rule_id", number(input, "rule_id"), input, (present, id) => ({
    rule_id: id,
    rule_name: text(input, "rule_name", present?.rule_name),
    rule_type: text(input, "rule_type", present?.rule_type),
    condition: text(input, "condition", present?.condition),
    rules_quantity: number(input, "rules_quantity", present?.rules_quantity),
    rules_quantity_to: number(input, "rules_quantity_to", present?.rules_quantity_to),
    hide_option_attribute_ids: text(input, "hide_option_attribute_ids", present?.hide_option_attribute_ids),
    status: text(input, "status", present?.status ?? "1"),
  }));

const hasProduct = ({ data }: SimStore, id: number) =>
  data.products.some(({ product_id }) => product_id === id);

function setProduct(store: SimStore, input: Input): Reply {
  const given = number(input, "products_id");
  if (isDelete(input)) return deleteProduct(store, given);
  if (!given) {
    if (!input.products_title) return refused("products_title is required");
    if (!input.measurement_unit_id) return refused("Invalid measurement unit");
    if (input.predefined_product_type === undefined || input.predefined_product_type === null)
      return done(null);
  }
  const reply = upsert(
    store,
    store.data.products,
    "product_id",
    given,
    input,
    (present, id): ProductRow => ({
      product_id: id,
      product_name: text(input, "products_title", present?.product_name),
      products_internal_name: text(input, "products_internal_title", present?.products_internal_name),
      main_sku: text(input, "main_sku", present?.main_sku),
      external_ref: text(input, "external_ref", present?.external_ref),
      status:
        input.visible === undefined || input.visible === null
          ? (present?.status ?? "1")
          : String(input.visible),
      price_defining_method: text(input, "price_defining_method", present?.price_defining_method),
      default_category_id: number(input, "category_id", present?.default_category_id),
      production_description: text(input, "production_description", present?.production_description),
      products_draw_cutting_margins: text(
        input,
        "products_draw_cutting_margins",
        present?.products_draw_cutting_margins,
      ),
    }),
  );
  if (reply.id === null) return reply;
  const nested = (field: "sizes" | "pages", write: RowWrite | undefined) =>
    (Array.isArray(input[field]) ? (input[field] as Input[]) : []).map((row, index) => ({
      index,
      ...write?.(store, { ...row, products_id: reply.id }),
    }));
  return {
    ...reply,
    external_ref: text(input, "external_ref"),
    main_sku: text(input, "main_sku"),
    sizes_result: nested("sizes", productWrites.setProductSize),
    pages_result: nested("pages", productWrites.setProductPages),
  };
}

/** A deleted product takes what hangs on it along. */
export function deleteProduct({ data }: SimStore, id: number): Reply {
  const index = data.products.findIndex(({ product_id }) => product_id === id);
  if (index < 0) return refused("Record not found");
  data.products.splice(index, 1);
  const options = data.options.filter((row) => row.products_id === id).map((row) => row.prod_add_opt_id);
  const attributes = data.attributes
    .filter((row) => options.includes(row.prod_add_opt_id))
    .map((row) => row.attribute_id);
  data.sizes = data.sizes.filter((row) => row.products_id !== id);
  data.pages = data.pages.filter((row) => row.products_id !== id);
  data.prices = data.prices.filter((row) => row.products_id !== id);
  data.options = data.options.filter((row) => row.products_id !== id);
  data.attributes = data.attributes.filter((row) => !options.includes(row.prod_add_opt_id));
  data.surcharges = data.surcharges.filter((row) => !attributes.includes(row.attribute_id));
  return done(id, "Deleted");
}

const sizeOf = (input: Input, present: SizeRow | null, id: number, product: number): SizeRow => ({
  size_id: id,
  products_id: product || (present?.products_id ?? 0),
  size_title: text(input, "size_title", present?.size_title),
  size_width: number(input, "size_width", present?.size_width),
  size_height: number(input, "size_height", present?.size_height),
  visible: text(input, "visible", present?.visible ?? "1"),
});

/** Without a user type OnPrintShop says yes and stores nothing. */
function setProductPrice(store: SimStore, input: Input): Reply {
  if (isDelete(input))
    return upsert(
      store,
      store.data.prices,
      "product_price_id",
      number(input, "product_price_id"),
      input,
      (row) => row as PriceRow,
    );
  if (!input.user_type_id) return done(null);
  if (number(input, "vendor_price") > number(input, "price")) return refused("Vendor price exceeds price");
  if (!hasProduct(store, number(input, "products_id"))) return refused("Invalid product");
  if (!store.data.sizes.some(({ size_id }) => size_id === input.size_id)) return refused("Invalid size");
  const given = number(input, "product_price_id");
  return upsert(
    store,
    store.data.prices,
    "product_price_id",
    given,
    input,
    (present, id): PriceRow => ({
      product_price_id: id,
      products_id: number(input, "products_id", present?.products_id),
      size_id: number(input, "size_id", present?.size_id),
      qty_from: number(input, "qty", present?.qty_from),
      qty_to: number(input, "qty_to", present?.qty_to),
      price: number(input, "price", present?.price),
      vendor_price: number(input, "vendor_price", present?.vendor_price),
      user_type_id: text(input, "user_type_id", present?.user_type_id),
    }),
  );
}

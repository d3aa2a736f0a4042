import type { Struck } from "../faults/injector.ts";
import type { SimStore } from "../store/state.ts";
import { badInput, notFound, type Paging, page } from "./page.ts";

type Args = Paging & Readonly<Record<string, unknown>>;
export type Read = (store: SimStore, args: Args, struck: Struck) => unknown;

/** A list root: rows under its own name, and a total under its own. */
const list =
  (
    rowsField: string,
    totalField: string,
    rowsOf: (store: SimStore, args: Args) => readonly unknown[],
  ): Read =>
  (store, args, struck) => {
    const { shown, total, currentCount } = page(rowsOf(store, args), args, struck);
    return { [rowsField]: shown, [totalField]: total, currentCount };
  };

/** Keeps the rows whose field has the value asked for; nothing asked keeps all. */
const where = <R>(rows: readonly R[], field: keyof R, wanted: unknown): readonly R[] =>
  wanted === undefined || wanted === null ? rows : rows.filter((row) => row[field] === wanted);

/** The reads that the simulated store carries out. */
export const reads: Readonly<Record<string, Read>> = {
  orders: list("orders", "totalOrders", orders),
  orderProducts: list("orderProducts", "totalOrderProducts", ({ data }, args) =>
    where(data.orders, "orders_id", args.orders_id).flatMap((order) => order.product),
  ),
  orderStatus: list("orderStatus", "totalOrderStatus", ({ data }, args) =>
    where(data.statuses, "process_status_id", args.process_status_id),
  ),
  orderDeliveryDetails: list("orderDeliveryDetails", "totalOrderDeliveryDetails", ({ data }, args) =>
    where(data.orders, "orders_id", args.orders_id).map((order) => order.delivery_detail),
  ),
  orderShipmentDetails: list("orderShipmentDetails", "totalOrderShipmentDetails", ({ data }, args) =>
    where(data.shipments, "orders_id", args.orders_id).map((shipment) => ({
      shipment_company: "",
      shipment_package: shipment.packages,
      shipment_tracking_number: shipment.tracking_number,
    })),
  ),
  shipToMultipleAddress: list("shipToMultipleAddress", "totalShipToMultipleAddresses", ({ data }, args) => {
    if (!args.order_id) throw badInput("order_id is required");
    const found = data.shipTos.find(({ orders_id }) => orders_id === args.order_id);
    if (!found) throw notFound();
    return found.rows;
  }),
  productCategory: list("productCategory", "totalProductCategorySize", ({ data }, args) =>
    where(data.categories, "category_id", args.category_id),
  ),
  products: list("products", "totalProducts", ({ data }, args) =>
    where(data.products, "product_id", args.products_id),
  ),
  productsDetails: list("products", "totalProducts", productsDetails),
  productSize: list("productSize", "totalProductSize", ({ data }, args) =>
    where(data.sizes, "products_id", args.products_id),
  ),
  productPrice: list("productPrice", "totalProductPrice", ({ data }, args) =>
    args.product_uuid ? where(data.prices, "products_id", Number(args.product_uuid)) : data.prices,
  ),
  productAdditionalOptions: list(
    "productAdditionalOptions",
    "totalProductAdditionalOptions",
    ({ data }, args) => where(data.options, "products_id", args.products_id),
  ),
  attributes: list("attributes", "totalProductAdditionalOptionsAttributesSize", ({ data }, args) =>
    where(data.attributes, "prod_add_opt_id", args.prod_add_opt_id),
  ),
  quantityBasedAttributePrice: list(
    "quantityBasedAttributePrice",
    "totalQuantityBasedAttributePrice",
    ({ data }, args) => {
      const found = where(data.surcharges, "attribute_id", args.attribute_id);
      if (found.length === 0) throw notFound();
      return found;
    },
  ),
  productOptionRules: list("productOptionRules", "totalProductOptionRules", ({ data }, args) =>
    where(data.rules, "rule_id", args.rule_id),
  ),
  getStore: list("store", "totalStore", () => [
    { corporate_id: 1, corporate_name: "Simulated Print Shop", main_url: "", status: "1" },
  ]),
};

/** Wants an order id or a date, as the live API does; the newest order first. */
function orders({ data }: SimStore, args: Args): readonly unknown[] {
  if (!args.orders_id && !args.from_date) throw badInput("Please provide orders_id or from_date and to_date");
  const until = typeof args.to_date === "string" && args.to_date ? args.to_date : "9999-12-31";
  return where(data.orders, "orders_id", args.orders_id)
    .filter((order) => {
      const day = order.orders_date_finished.slice(0, 10);
      const isInRange = !args.from_date || (day >= String(args.from_date) && day <= until);
      const hasStatus = !args.order_status || order.order_status === args.order_status;
      const wanted = args.order_product_status;
      return (
        isInRange && hasStatus && (!wanted || order.product.some((line) => line.product_status_id === wanted))
      );
    })
    .toSorted((a, b) => b.orders_id - a.orders_id);
}

function productsDetails({ data }: SimStore, args: Args): readonly unknown[] {
  return where(data.products, "product_id", args.products_id).map((product) => ({
    ...product,
    productpages: where(data.pages, "products_id", product.product_id),
    product_size: where(data.sizes, "products_id", product.product_id),
    product_additional_options: where(data.options, "products_id", product.product_id),
  }));
}

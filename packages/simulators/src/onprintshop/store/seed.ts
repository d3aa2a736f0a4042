import type { StoreData } from "./state.ts";

/** A shop's own statuses: invented names, as every shop has its own. */
const orderStatuses = ["Pending", "Processing", "Completed", "Cancelled"];
const lineStatuses = [
  "New",
  "Artwork check",
  "In Production",
  "On hold",
  "Shipped",
  "Delivered",
  "Cancelled",
];

/** A small shop with two products of its own and nothing from 4over yet. */
export function seedStore(offsetMs: number): StoreData {
  const status = (title: string, index: number, type: "Order" | "Product") => ({
    process_status_id: (type === "Order" ? 1 : 101) + index,
    process_status_title: title,
    process_status_internal: title,
    process_status_set_as: ["Completed", "Cancelled", "Shipped"].includes(title) ? title.toLowerCase() : "",
    status_type: type,
  });
  const own = (id: number, name: string, sku: string) => ({
    product_id: id,
    product_name: name,
    products_internal_name: name,
    main_sku: sku,
    external_ref: "",
    status: "1",
    price_defining_method: "0",
    default_category_id: 11,
    production_description: "",
    products_draw_cutting_margins: "",
  });
  const price = (id: number, product: number, qty: number, amount: number) => ({
    product_price_id: id,
    products_id: product,
    size_id: product + 100,
    qty_from: qty,
    qty_to: qty,
    price: amount,
    vendor_price: amount / 2,
    user_type_id: "1",
  });
  const size = (product: number, title: string) => ({
    size_id: product + 100,
    products_id: product,
    size_title: title,
    size_width: 2,
    size_height: 1,
    visible: "1",
  });
  return {
    nextId: 1000,
    offsetMs,
    categories: [
      {
        category_id: 11,
        parent_id: -1,
        category_name: "Made in house",
        category_internal_name: "Made in house",
        external_ref: "",
        status: "1",
      },
    ],
    products: [own(21, "Rubber stamp", "STAMP-1"), own(22, "Engraved name tag", "TAG-1")],
    sizes: [size(21, "2 x 1 in"), size(22, "3 x 1 in")],
    pages: [],
    prices: [price(31, 21, 1, 24.5), price(32, 22, 10, 89), price(33, 22, 25, 199)],
    options: [],
    attributes: [],
    surcharges: [],
    rules: [],
    statuses: [
      ...orderStatuses.map((title, index) => status(title, index, "Order")),
      ...lineStatuses.map((title, index) => status(title, index, "Product")),
    ],
    orders: [],
    shipTos: [],
    shipments: [],
    mails: [],
  };
}

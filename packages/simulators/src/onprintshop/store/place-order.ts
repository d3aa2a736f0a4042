import { type ArtworkForm, artworkFields } from "./artwork.ts";
import { charge } from "./charge.ts";
import type { LineRow, OrderRow } from "./rows.ts";
import type { SimStore } from "./state.ts";

export type LineRequest = {
  readonly productId: number;
  /** Default: the product's first size. */
  readonly sizeId?: number;
  /** Default: the product's first quantity. */
  readonly quantity?: number;
  /** Default: the first attribute of every required option. */
  readonly attributeIds?: readonly number[];
  /** Default `url`. */
  readonly artwork?: ArtworkForm;
  readonly title?: string;
  readonly extraInfo?: unknown;
  /** Whom staff have assigned it to. Default: nobody. */
  readonly printer?: string;
};
export type OrderRequest = {
  readonly lines: readonly LineRequest[];
  readonly customerName?: string;
  readonly email?: string;
  /** The customer's own sender on the label. */
  readonly blind?: boolean;
  /** Splits the lines over as many ship-tos. Default 1. */
  readonly shipTos?: number;
  readonly isPaid?: boolean;
  /** Features as JSON text instead of an object. */
  readonly featuresAsText?: boolean;
};

const delivery = (prefix: string, name: string, street: string, city: string) => ({
  [`${prefix}_name`]: name,
  [`${prefix}_company`]: "",
  [`${prefix}_street_address`]: street,
  [`${prefix}_suburb`]: "",
  [`${prefix}_city`]: city,
  [`${prefix}_state`]: "California",
  [`${prefix}_state_code`]: "CA",
  [`${prefix}_postcode`]: "91201",
  [`${prefix}_country`]: "United States",
  [`${prefix}_country_code`]: "US",
  [`${prefix}_telephone`]: "8185550142",
});

/** A customer orders in the simulated store. Throws when the store has no price for what is asked. */
export function placeOrder(store: SimStore, request: OrderRequest): OrderRow {
  const id = store.newId();
  const name = request.customerName ?? "Dana Whitfield";
  const lines = request.lines.map((line) => lineOf(store, line, request.featuresAsText ?? false));
  const goods = Math.round(lines.reduce((sum, line) => sum + line.products_price, 0) * 100) / 100;
  const status = store.data.statuses.find(({ status_type }) => status_type === "Order");
  const order: OrderRow = {
    orders_id: id,
    order_number: `WEB-${id}`,
    order_status: status?.process_status_title ?? "",
    orders_status_id: status?.process_status_id ?? 0,
    orders_date_finished: store.stamp(),
    order_last_modified_date: store.stamp(),
    po_number: "",
    currency_code: "USD",
    order_amount: goods,
    shipping_amount: 12.4,
    tax_amount: 0,
    total_amount: Math.round((goods + 12.4) * 100) / 100,
    payment_method_name: "Credit Card",
    payment_status_title: request.isPaid === false ? "Unpaid" : "Paid",
    shipping_mode: "UPS Ground",
    shipping_type_id: "ups_ground",
    courier_company_name: "",
    airway_bill_number: "",
    delivery_detail: delivery("delivery", name, "412 N Brand Blvd", "Glendale"),
    blind_detail: request.blind
      ? {
          ...delivery("blind", "Whitfield Design", "77 Studio Way", "Burbank"),
          blind_company: "Whitfield Design",
        }
      : null,
    customer: {
      userid: 501,
      customers_name: name,
      customers_company: "",
      customers_email_address: request.email ?? "dana@example.com",
      customers_telephone: "8185550142",
    },
    product: lines,
  };
  store.data.orders.push(order);
  if ((request.shipTos ?? 1) > 1)
    store.data.shipTos.push({ orders_id: id, rows: splitOver(lines, request.shipTos ?? 1) });
  store.save();
  return order;
}

function splitOver(lines: readonly LineRow[], count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...delivery(
      "ship_to_multiple_address_delivery",
      `Branch ${index + 1}`,
      `${100 + index} Main St`,
      "Pasadena",
    ),
    ship_to_multiple_address_shipping_mode: "UPS Ground",
    ship_to_multiple_address_blind_address: null,
    ship_to_multiple_address_product_details: lines
      .filter((_line, position) => position % count === index)
      .map((line) => ({ orders_products_id: line.orders_products_id, quantity: line.products_quantity })),
  }));
}

function lineOf(store: SimStore, line: LineRequest, asText: boolean): LineRow {
  const { data } = store;
  const product = data.products.find(({ product_id }) => product_id === line.productId);
  if (!product) throw new Error(`no product ${line.productId}`);
  const size = data.sizes.find(
    (row) => row.products_id === line.productId && (!line.sizeId || row.size_id === line.sizeId),
  );
  const prices = data.prices.filter(
    (row) => row.products_id === line.productId && row.size_id === size?.size_id,
  );
  const quantity = line.quantity ?? prices[0]?.qty_from ?? 0;
  const options = data.options.filter(({ products_id }) => products_id === line.productId);
  const attributeIds = line.attributeIds ?? firstChoices(store, line.productId, size?.size_id ?? 0, quantity);
  const price = charge(store, line.productId, size?.size_id ?? 0, quantity, attributeIds);
  if (!size || price === null) throw new Error(`no price for ${quantity} of product ${line.productId}`);
  const chosen = attributeIds.flatMap((id) =>
    data.attributes.filter(({ attribute_id }) => attribute_id === id),
  );
  const features = Object.fromEntries(
    chosen.map((attribute, index) => {
      const option = options.find(({ prod_add_opt_id }) => prod_add_opt_id === attribute.prod_add_opt_id);
      const entry = {
        Heading: option?.title ?? "",
        option_key: option?.option_key ?? "",
        AttributeValue: attribute.label,
        AttributeLabel: attribute.label,
        optionId: String(attribute.prod_add_opt_id),
        attributeId: String(attribute.attribute_id),
        master_option_id: "0",
        optionGroup: "",
      };
      return [`AO-${index + 1}`, entry];
    }),
  );
  const status = data.statuses.find(({ status_type }) => status_type === "Product");
  const id = store.newId();
  return {
    orders_products_id: id,
    product_id: line.productId,
    products_sku: product.main_sku,
    products_name: product.product_name,
    products_title: line.title ?? product.product_name,
    products_quantity: quantity,
    productsize: size.size_title,
    product_size_details: { size_id: size.size_id, size_title: size.size_title },
    features_details: asText ? JSON.stringify(features) : features,
    products_price: price,
    ...artworkFields(line.artwork ?? "url", [`order-${id}-front.pdf`, `order-${id}-back.pdf`], store.url),
    product_status: status?.process_status_title ?? "",
    product_status_id: status?.process_status_id ?? 0,
    product_printer_name: line.printer ?? "",
    orders_products_last_modified_date: store.stamp(),
    item_extra_info_json: line.extraInfo ?? null,
  };
}

/** The first choice of every required option that the quantity is sold with. */
function firstChoices(
  store: SimStore,
  productId: number,
  sizeId: number,
  quantity: number,
): readonly number[] {
  const required = store.data.options.filter((row) => row.products_id === productId && row.required === "1");
  return required.flatMap((option) => {
    const choice = store.data.attributes.find(
      (row) =>
        row.prod_add_opt_id === option.prod_add_opt_id &&
        charge(store, productId, sizeId, quantity, [row.attribute_id]) !== null,
    );
    return choice ? [choice.attribute_id] : [];
  });
}

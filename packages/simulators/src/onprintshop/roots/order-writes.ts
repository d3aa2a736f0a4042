import type { LineRow, OrderRow, ShipmentRow } from "../store/rows.ts";
import type { SimStore } from "../store/state.ts";
import { done, type Input, number, type Reply, refused, text } from "./reply.ts";

type Args = Readonly<Record<string, unknown>>;
export type SingleWrite = (store: SimStore, args: Args) => Reply;

/** Writes that answer one reply. */
export const orderWrites: Readonly<Record<string, SingleWrite>> = {
  updateOrderStatus: (store, args) => {
    const input = args.input as Input;
    return args.type === "product"
      ? moveLine(store, number(args, "orders_products_id"), input)
      : moveOrder(store, number(args, "orders_id"), input);
  },
  setShipment,
  /** Overwrites: whether real stores merge is not published. */
  setOrderProduct: (store, args) => {
    const found = findLine(store, number(args, "order_product_id"));
    const input = args.input as Input;
    if (!found) return refused("Invalid order product");
    if (input.is_extra_info === true) found.line.item_extra_info_json = text(input, "extra_json_info");
    touch(store, found.order, found.line);
    return done(found.line.orders_products_id);
  },
  setOrderProductImageFromUrl: (store, args) => {
    const found = findLine(store, number(args, "order_product_id"));
    if (!found) return refused("Invalid order product");
    const { imagefiles } = args.input as Input;
    found.line.print_ready_files = Array.isArray(imagefiles)
      ? imagefiles.map((file: Input) => ({ pagename: file.pagename, file_url: file.file_url }))
      : null;
    touch(store, found.order, found.line);
    return done(found.line.orders_products_id, "Queued");
  },
};

export function findLine({ data }: SimStore, id: number): { order: OrderRow; line: LineRow } | null {
  for (const order of data.orders) {
    const line = order.product.find(({ orders_products_id }) => orders_products_id === id);
    if (line) return { order, line };
  }
  return null;
}

export function touch(store: SimStore, order: OrderRow, line?: LineRow): void {
  order.order_last_modified_date = store.stamp();
  if (line) line.orders_products_last_modified_date = store.stamp();
}

const statusOf = ({ data }: SimStore, type: "Order" | "Product", title: string) =>
  data.statuses.find((row) => row.status_type === type && row.process_status_title === title);

function moveLine(store: SimStore, id: number, input: Input): Reply {
  const found = findLine(store, id);
  if (!found) return refused("Invalid order product");
  const title = text(input, "order_product_status");
  const status = statusOf(store, "Product", title);
  if (title && !status) return refused(`Invalid order product status: ${title}`);
  if (status) {
    found.line.product_status = status.process_status_title;
    found.line.product_status_id = status.process_status_id;
  }
  if (input.notify === 1) tellCustomer(store, found.order, `${found.line.products_title}: ${title}`);
  touch(store, found.order, found.line);
  return done(id);
}

function moveOrder(store: SimStore, id: number, input: Input): Reply {
  const order = store.data.orders.find(({ orders_id }) => orders_id === id);
  if (!order) return refused("Invalid order");
  const title = text(input, "order_status");
  const status = statusOf(store, "Order", title);
  if (title && !status) return refused(`Invalid order status: ${title}`);
  if (status) {
    order.order_status = status.process_status_title;
    order.orders_status_id = status.process_status_id;
  }
  order.courier_company_name = text(input, "courier_company_name", order.courier_company_name);
  order.airway_bill_number = text(input, "tracking_number", order.airway_bill_number);
  if (input.notify === 1) tellCustomer(store, order, `Order ${order.order_number}: ${title}`);
  touch(store, order);
  return done(id);
}

function tellCustomer(store: SimStore, order: OrderRow, about: string): void {
  store.data.mails.push({ to: String(order.customer.customers_email_address), about, at: store.stamp() });
}

function setShipment(store: SimStore, args: Args): Reply {
  const order = store.data.orders.find(({ orders_id }) => orders_id === args.order_id);
  if (!order) return refused("Invalid order");
  const given = number(args, "shipment_id");
  const present = store.data.shipments.find(({ shipment_id }) => shipment_id === given);
  if (given && !present) return refused("Invalid shipment");
  const info = (Array.isArray(args.shipmentinfo) ? args.shipmentinfo : []) as { packageinfo?: unknown }[];
  const packages = info.flatMap(({ packageinfo }) =>
    Array.isArray(packageinfo) ? (packageinfo as ShipmentRow["packages"]) : [],
  );
  const lines = order.product.map(({ orders_products_id }) => orders_products_id);
  if (packages.some(({ opdata }) => opdata.some(({ opid }) => !lines.includes(opid))))
    return refused("Invalid opid");
  const shipment = { orders_id: order.orders_id, tracking_number: text(args, "tracking_number"), packages };
  const id = present?.shipment_id ?? store.newId();
  if (present) Object.assign(present, shipment);
  else store.data.shipments.push({ shipment_id: id, ...shipment });
  touch(store, order);
  return done(id);
}

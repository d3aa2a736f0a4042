import type { Currency } from "@overprint/core/money";
import type {
  StoreId,
  StoreOrder,
  StoreOrderId,
  StoreOrderItem,
  StoreOrderItemId,
  StoreProductId,
} from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { StoreLink } from "@overprint/core/stores";
import type { Order, OrderProduct, ShipToAddress } from "@overprint/onprintshop";
import { moneyOf, readCurrency } from "../amount.ts";
import { blindAddress, deliveryAddress, shipTosOf, splitAddress } from "./address.ts";
import { mapCombination } from "./combination.ts";
import { typedJobIds } from "./extra-info.ts";
import { specificationOf } from "./features.ts";
import { identityOf } from "./identity.ts";
import { readStoreTime } from "./store-time.ts";

export type OrderReading = {
  readonly storeId: StoreId;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly shipTos: readonly ShipToAddress[];
  /** The links of a product in OnPrintShop; empty for products that are not ours. */
  readonly linksOf: (productId: number) => readonly StoreLink[];
  /** When the change was learned; `null` at first sight. */
  readonly changedAt: string | null;
  readonly now: string;
};
/** An order that cannot be taken in as it stands. It is not lost: it is read again until it can. */
export type UnreadableOrder = {
  readonly kind: "order-unreadable";
  readonly number: string;
  readonly reason: string;
  readonly doNext: string;
};

/** An OnPrintShop order in our words. */
export function translateOrder(order: Order, reading: OrderReading): Outcome<StoreOrder, UnreadableOrder> {
  const number = order.order_number || String(order.orders_id ?? "");
  const unreadable = (reason: string, doNext: string) =>
    refused({ kind: "order-unreadable" as const, number, reason, doNext });
  const currency = readCurrency(order.currency_code, reading.currency);
  const shipTo =
    deliveryAddress(order) ?? reading.shipTos.map(splitAddress).find((address) => address !== null);
  if (!order.orders_id) return unreadable("The order has no id.", "Report this to OnPrintShop's support.");
  if (!currency)
    return unreadable(
      `It is in ${order.currency_code}, which Overprint does not handle.`,
      "Order it at the printer by hand.",
    );
  if (!shipTo)
    return unreadable(
      "It has no delivery address.",
      "Enter the address in OnPrintShop; the order comes in by itself then.",
    );
  const placedAt = readStoreTime(order.orders_date_finished, reading.timeZone) ?? reading.now;
  return ok({
    id: identityOf(reading.storeId, "order", order.orders_id) as StoreOrderId,
    storeId: reading.storeId,
    externalId: String(order.orders_id),
    number,
    placedAt,
    modifiedAt:
      reading.changedAt ?? readStoreTime(order.order_last_modified_date, reading.timeZone) ?? placedAt,
    customer: {
      name: order.customer?.customers_name ?? "",
      email: order.customer?.customers_email_address ?? "",
      phone: order.customer?.customers_telephone ?? "",
    },
    shipTo,
    blindShipFrom: blindAddress(order),
    shippingMethod: order.shipping_mode
      ? {
          code: order.shipping_type_id ?? order.shipping_mode,
          name: order.shipping_mode,
          price: moneyOf(order.shipping_amount, currency),
        }
      : null,
    items: order.product.flatMap((line) => translateLine(line, currency, reading) ?? []),
    total: moneyOf(order.total_amount, currency),
    paymentState: paymentState(order),
  });
}

function translateLine(line: OrderProduct, currency: Currency, reading: OrderReading): StoreOrderItem | null {
  const id = line.orders_products_id;
  if (!id) return null;
  const links = line.product_id ? reading.linksOf(line.product_id) : [];
  const shipTos = shipTosOf(id, reading.shipTos);
  const isSplit = shipTos.length > 1;
  const jobIds = typedJobIds(line.item_extra_info_json);
  const splitNote = {
    label: "Split shipping",
    value: `${shipTos.length} addresses for this one order product: send each part as a job of its own`,
  };
  return {
    id: identityOf(reading.storeId, "item", id) as StoreOrderItemId,
    externalId: String(id),
    storeProductId: (links[0]?.owner as StoreProductId | undefined) ?? null,
    title: line.products_title || line.products_name || `Order product ${id}`,
    sku: line.products_sku,
    quantity: line.products_quantity ?? 0,
    sets: 1,
    // One order product for several addresses is no one job: a person decides how to divide it.
    combination: isSplit ? null : mapCombination(line, links),
    specification: isSplit ? [...specificationOf(line), splitNote] : specificationOf(line),
    price: moneyOf(line.products_price, currency),
    artwork: [],
    shipTo: shipTos.length === 1 && shipTos[0] ? splitAddress(shipTos[0]) : null,
    statusTitle: line.product_status ?? "",
    printerName: line.product_printer_name?.trim() || null,
    ...(jobIds.length > 0 ? { typedJobIds: jobIds } : {}),
  };
}

function paymentState({
  payment_status_title: status,
  payment_method_name: method,
}: Order): StoreOrder["paymentState"] {
  if (
    /\bpaid\b|complete|captured|received/i.test(status ?? "") &&
    !/unpaid|not paid|partial/i.test(status ?? "")
  )
    return "paid";
  return /account|credit term|net \d+|invoice|purchase order|\bpo\b/i.test(method ?? "")
    ? "invoice"
    : "unpaid";
}

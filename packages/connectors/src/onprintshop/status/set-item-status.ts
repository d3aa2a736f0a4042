import { type Outcome, ok } from "@overprint/core/outcome";
import type { StoreRefusal } from "@overprint/core/stores";
import { OnPrintShopOutcomeUnknownError, OnPrintShopRequestError, type Order } from "@overprint/onprintshop";
import type { StatusContext } from "./context.ts";
import { asRefusal, orderMissing, refuse } from "./refusals.ts";
import { isKind, saysShipped } from "./status-titles.ts";

const mapAgain = "Open Settings > Import Status and choose a status of this store for it.";

/**
 * Gives an order product a status by its id: the title is looked up when it is written, because shops rename them. The
 * order is read back, and takes its completed status when all its order products have shipped.
 */
export async function setItemStatus(
  context: StatusContext,
  orderId: string,
  itemId: string,
  statusId: string,
  notifyCustomer: boolean,
  comment: string | null,
): Promise<Outcome<{ readonly title: string }, StoreRefusal>> {
  const title = await context.titles.titleOf(Number(statusId), "Product");
  if (title === null)
    return refuse(
      "status-unknown",
      `OnPrintShop has no order-product status ${statusId} any more.`,
      mapAgain,
    );
  const before = await context.client.orders.find(Number(orderId));
  const line = before?.product.find(({ orders_products_id }) => orders_products_id === Number(itemId));
  if (!before || !line) return orderMissing(orderId);
  if (line.product_status_id !== Number(statusId)) {
    try {
      await write(context, Number(itemId), Number(statusId), title, notifyCustomer, comment);
    } catch (error) {
      return asRefusal(error, mapAgain);
    }
  }
  const after =
    line.product_status_id === Number(statusId) ? before : await context.client.orders.find(Number(orderId));
  const present = after?.product.find(({ orders_products_id }) => orders_products_id === Number(itemId));
  if (!after || present?.product_status_id !== Number(statusId))
    return refuse(
      "store-refused",
      `OnPrintShop answered success, but the order product still shows "${present?.product_status ?? "nothing"}" instead of "${title}".`,
      "Set it by hand in OnPrintShop, and check that the status is active there.",
    );
  await completeOrder(context, after);
  return ok({ title });
}

/** A title that was refused may have been renamed this minute: it is looked up again, once. A lost answer is read back by the caller. */
async function write(
  context: StatusContext,
  itemId: number,
  statusId: number,
  title: string,
  notifyCustomer: boolean,
  comment: string | null,
) {
  const update = (status: string) =>
    context.client.orders.updateProduct(itemId, {
      order_product_status: status,
      notify: notifyCustomer ? 1 : 0,
      ...(comment ? { comment } : {}),
    });
  try {
    await update(title);
  } catch (error) {
    if (error instanceof OnPrintShopOutcomeUnknownError) return;
    if (!(error instanceof OnPrintShopRequestError)) throw error;
    const renamed = await context.titles.titleOf(statusId, "Product", true);
    if (!renamed || renamed === title) throw error;
    await update(renamed);
  }
}

/** The order's own status, once everything in it has shipped. */
export async function completeOrder(
  { client, titles, completedOrderStatusId, shippedStatusIds }: StatusContext,
  order: Order,
): Promise<void> {
  if (
    completedOrderStatusId === null ||
    order.orders_status_id === completedOrderStatusId ||
    !order.orders_id
  )
    return;
  const statuses = await titles.all();
  const shipped =
    shippedStatusIds.length > 0
      ? shippedStatusIds
      : statuses
          .filter((status) => isKind(status, "Product") && saysShipped(status))
          .map(({ process_status_id }) => process_status_id);
  const hasShipped =
    order.product.length > 0 &&
    order.product.every(({ product_status_id }) => shipped.includes(product_status_id ?? 0));
  const title = hasShipped ? await titles.titleOf(completedOrderStatusId, "Order") : null;
  if (title)
    await client.orders.updateOrder(order.orders_id, { order_status: title, notify: 0 }).catch(ignoreRefusal);
}

/** The order product is told already; the order's status is a courtesy that the next update tries again. */
function ignoreRefusal(error: unknown): void {
  if (error instanceof OnPrintShopRequestError || error instanceof OnPrintShopOutcomeUnknownError) return;
  throw error;
}

import {
  type Cart,
  type Checkout,
  type OrderRefusal,
  type PlaceOrderPorts,
  planOrder,
} from "@overprint/core/orders";
import { type Outcome, ok } from "@overprint/core/outcome";
import { type Audit, cartRepository, type Db, orderRepository } from "@overprint/database";
import type { Tasks } from "#server/tasks/queue.ts";
import { type OrderMailPayload, orderMailTask } from "#tasks/orders.ts";
import { newCart } from "./cart-cookie.ts";

export type CheckoutPorts = PlaceOrderPorts & {
  readonly db: Db;
  readonly audit: Audit;
  readonly tasks: Tasks;
  readonly requestId: string;
};

export type PlacedOrder = { readonly number: string; readonly accessKey: string };

/**
 * Places the order of a cart, once: the order, its number, its audit entry, the task that mails it and the emptied cart
 * are one transaction. A cart that was ordered already gives the order it became.
 */
export async function placeOrder(
  cart: Cart,
  checkout: Checkout,
  ports: CheckoutPorts,
): Promise<Outcome<PlacedOrder, OrderRefusal>> {
  const known = await orderRepository(ports.db).find(cart.orderId as never);
  if (known) return ok({ number: known.number, accessKey: known.accessKey });
  const draft = await planOrder(cart, checkout, ports);
  if (!draft.ok) return draft;
  const placed = await ports.db.transaction(async (tx) => {
    const { isNew, ...order } = await orderRepository(tx).place(draft.value);
    if (isNew) await afterPlacing(tx, cart, { id: draft.value.id, ...order }, ports);
    return order;
  });
  return ok(placed);
}

async function afterPlacing(
  tx: Db,
  cart: Cart,
  order: PlacedOrder & { readonly id: string },
  { audit, tasks, clock, newId, requestId }: CheckoutPorts,
): Promise<void> {
  const emptied = { ...cart, orderId: newCart(newId).orderId, lines: [] };
  await cartRepository(tx, clock).save(emptied);
  await audit.record(tx, {
    actor: "customer",
    action: "order.placed",
    subject: { kind: "order", id: order.id },
    orderId: order.id,
    after: { number: order.number },
    requestId,
  });
  const payload: OrderMailPayload = { orderId: order.id, about: "placed" };
  await tasks.enqueue(tx, orderMailTask, payload);
}

import {
  excludeItem,
  holdItem,
  type ItemStateRefusal,
  type OrderItemRecord,
  type OrderRecord,
  releaseItem,
  type StoreOrderId,
} from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import { type Db, orderRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { builtInStoreId } from "#server/wiring/storefront.ts";
import { orderMailTask } from "#tasks/orders.ts";

export type Deed = { readonly actor: string; readonly requestId: string };
export type DeedRefusal = { readonly what: string; readonly doNext: string };

const decisions = { hold: holdItem, exclude: excludeItem, release: releaseItem } as const;
export type Decision = keyof typeof decisions;
export const isDecision = (text: string): text is Decision => text in decisions;

/** Holds, excludes or releases an order product, with its reason, and records who did it. */
export async function decideItem(
  overprint: Overprint,
  { orderId, itemId, decision, reason }: DecisionOnItem,
  deed: Deed,
): Promise<Outcome<{ readonly title: string }, DeedRefusal>> {
  return overprint.db.transaction(async (tx) => {
    const found = await itemOf(tx, orderId, itemId);
    if (!found) return refused(itemGone);
    const { standing } = found.item;
    const decided: Outcome<OrderItemRecord["standing"], ItemStateRefusal> = decisions[decision](
      standing,
      reason,
    );
    if (!decided.ok) return refused(decided.problem);
    const { state } = decided.value;
    if (state === "at-printer" || state === "shipped")
      throw new Error("a person's decision never sends anything");
    await orderRepository(tx).setStanding(found.item.id, { state, reason: decided.value.reason });
    await overprint.audit.record(tx, {
      actor: deed.actor,
      action: `item.${decision}`,
      subject: { kind: "item", id: itemId },
      orderId,
      before: standing,
      after: decided.value,
      requestId: deed.requestId,
    });
    return ok({ title: found.item.title });
  });
}

export type DecisionOnItem = {
  readonly orderId: StoreOrderId;
  readonly itemId: string;
  readonly decision: Decision;
  readonly reason: string;
};

/** Sets an order product's status in the built-in store, and writes to the customer when asked to. */
export async function setStatusByHand(
  overprint: Overprint,
  { orderId, itemId, statusId, notify, comment }: StatusByHand,
  deed: Deed,
): Promise<Outcome<{ readonly title: string }, DeedRefusal>> {
  const status = (await overprint.orderStatuses.list()).find(({ id }) => id === statusId);
  if (!status)
    return refused({ what: "This status no longer exists.", doNext: "Reload the page and choose another." });
  return overprint.db.transaction(async (tx) => {
    const found = await itemOf(tx, orderId, itemId);
    if (!found) return refused(itemGone);
    if (found.order.storeId !== builtInStoreId)
      return refused({
        what: `The status of this order is kept in ${found.order.storeName}.`,
        doNext: "Change it there, or let Order Sync bring it over.",
      });
    const at = overprint.clock.now().toISOString();
    const entry = { statusId, statusTitle: status.title, at, by: deed.actor, comment };
    await orderRepository(tx).setStatus(found.item.id, entry);
    await overprint.audit.record(tx, {
      actor: deed.actor,
      action: "item.status",
      subject: { kind: "item", id: itemId },
      orderId,
      before: { status: found.item.statusTitle },
      after: { status: status.title, customerTold: notify },
      requestId: deed.requestId,
    });
    if (notify)
      await overprint.tasks.enqueue(tx, orderMailTask, {
        about: "status",
        orderId,
        itemId,
        statusId,
        comment,
      });
    return ok({ title: status.title });
  });
}

export type StatusByHand = {
  readonly orderId: StoreOrderId;
  readonly itemId: string;
  readonly statusId: string;
  readonly notify: boolean;
  readonly comment: string | null;
};

/** Sends the customer's confirmation again. */
export async function mailConfirmationAgain(
  overprint: Overprint,
  orderId: StoreOrderId,
  deed: Deed,
): Promise<void> {
  await overprint.db.transaction(async (tx) => {
    await overprint.tasks.enqueue(tx, orderMailTask, { about: "placed", orderId });
    await overprint.audit.record(tx, {
      actor: deed.actor,
      action: "order.confirmation-mailed-again",
      subject: { kind: "order", id: orderId },
      orderId,
      requestId: deed.requestId,
    });
  });
}

const itemGone: DeedRefusal = {
  what: "This order product no longer exists.",
  doNext: "Reload the page to see the order as it is now.",
};

async function itemOf(
  tx: Db,
  orderId: StoreOrderId,
  itemId: string,
): Promise<{ readonly order: OrderRecord; readonly item: OrderItemRecord } | null> {
  const order = await orderRepository(tx).find(orderId);
  const item = order?.items.find(({ id }) => id === itemId);
  return order && item ? { order, item } : null;
}

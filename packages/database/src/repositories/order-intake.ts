import { randomBytes } from "node:crypto";
import type { StoreOrder } from "@overprint/core/orders";
import { and, eq } from "drizzle-orm";
import type { Db } from "#open.ts";
import { storeOrderItems, storeOrders } from "#schema/index.ts";
import { insertItems, itemValues, orderValues } from "./order-values.ts";

/**
 * Takes orders of a store in. A known one is brought up to date where the store may change it; its id, its jobs, its
 * artwork and what people decided here stay. An order product that the store has removed stays too: it may be printing.
 */
export async function takeInOrders(
  tx: Db,
  orders: readonly StoreOrder[],
): Promise<{ readonly added: number; readonly changed: number }> {
  let added = 0;
  let changed = 0;
  for (const order of orders) {
    const known = await knownId(tx, order);
    if (known === null) {
      await tx
        .insert(storeOrders)
        .values({ ...orderValues(order), accessKey: randomBytes(24).toString("base64url") });
      await insertItems(tx, order.id, order.items, order.placedAt);
      added += 1;
    } else if (await bringUpToDate(tx, known, order)) changed += 1;
  }
  return { added, changed };
}

async function knownId(tx: Db, { storeId, externalId }: StoreOrder): Promise<string | null> {
  const [row] = await tx
    .select({ id: storeOrders.id })
    .from(storeOrders)
    .where(and(eq(storeOrders.storeId, storeId), eq(storeOrders.externalId, externalId)));
  return row?.id ?? null;
}

async function bringUpToDate(tx: Db, id: string, order: StoreOrder): Promise<boolean> {
  const [before] = await tx
    .select({ modifiedAt: storeOrders.modifiedAt })
    .from(storeOrders)
    .where(eq(storeOrders.id, id));
  if (before && Date.parse(before.modifiedAt) >= Date.parse(order.modifiedAt)) return false;
  const { id: _theirs, ...values } = orderValues(order);
  await tx.update(storeOrders).set(values).where(eq(storeOrders.id, id));
  const items = await tx
    .select({ id: storeOrderItems.id, externalId: storeOrderItems.externalId })
    .from(storeOrderItems)
    .where(eq(storeOrderItems.orderId, id));
  for (const item of order.items) {
    const known = items.find(({ externalId }) => externalId === item.externalId);
    if (known)
      await tx
        .update(storeOrderItems)
        .set({ ...itemValues(item), statusTitle: item.statusTitle })
        .where(eq(storeOrderItems.id, known.id));
  }
  const unknown = order.items.filter(
    (item) => !items.some(({ externalId }) => externalId === item.externalId),
  );
  await insertItems(tx, id, unknown, order.modifiedAt);
  return true;
}

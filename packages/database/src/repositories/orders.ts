import { type OrderDraft, type OrderRecord, type OrderRepository, orderNumber } from "@overprint/core/orders";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import {
  itemParcels,
  itemStatusHistory,
  orderCounters,
  storeOrderItems,
  storeOrders,
} from "#schema/index.ts";
import { takeInOrders } from "./order-intake.ts";
import { countOrdersByState, listOrders } from "./order-list.ts";
import { loadOrders } from "./order-rows.ts";
import { insertArtwork, insertItems, orderValues } from "./order-values.ts";

/** Store orders of every store. Give it a transaction to make several of its writes one piece. */
export function orderRepository(db: Db): OrderRepository {
  const first = async (ids: readonly { readonly id: string }[]): Promise<OrderRecord | null> =>
    (
      await loadOrders(
        db,
        ids.slice(0, 1).map(({ id }) => id),
      )
    )[0] ?? null;
  const idsWhere = (condition: ReturnType<typeof eq>) =>
    db.select({ id: storeOrders.id }).from(storeOrders).where(condition).limit(1);
  return {
    place: (draft) => db.transaction((tx) => placeOrder(tx, draft)),
    takeIn: (orders) => db.transaction((tx) => takeInOrders(tx, orders)),
    find: async (id) => first([{ id }]),
    findByAccessKey: async (accessKey) => first(await idsWhere(eq(storeOrders.accessKey, accessKey))),
    findByExternalId: async (storeId, externalId) =>
      first(
        await db
          .select({ id: storeOrders.id })
          .from(storeOrders)
          .where(and(eq(storeOrders.storeId, storeId), eq(storeOrders.externalId, externalId))),
      ),
    findByItem: async (itemId) =>
      first(
        await db
          .select({ id: storeOrderItems.orderId })
          .from(storeOrderItems)
          .where(eq(storeOrderItems.id, itemId)),
      ),
    list: (query) => listOrders(db, query),
    countByState: () => countOrdersByState(db),
    changedSince: async (storeId, since, { offset, limit }) => {
      const ids = await db
        .select({ id: storeOrders.id })
        .from(storeOrders)
        .where(and(eq(storeOrders.storeId, storeId), gte(storeOrders.modifiedAt, since)))
        .orderBy(asc(storeOrders.modifiedAt), asc(storeOrders.id))
        .offset(offset)
        .limit(limit);
      return loadOrders(
        db,
        ids.map(({ id }) => id),
      );
    },
    setStanding: async (itemId, { state, reason }) => {
      await db
        .update(storeOrderItems)
        .set({ ledgerState: state === "to-do" ? "open" : state, ledgerReason: reason })
        .where(eq(storeOrderItems.id, itemId));
    },
    setStatus: (itemId, entry) =>
      db.transaction(async (tx) => {
        await tx.insert(itemStatusHistory).values({ itemId, ...entry });
        await tx
          .update(storeOrderItems)
          .set({ statusId: entry.statusId, statusTitle: entry.statusTitle, statusAt: entry.at })
          .where(eq(storeOrderItems.id, itemId));
        await touchOrderOf(tx, itemId, entry.at);
      }),
    recordParcel: (itemId, parcel) =>
      db.transaction(async (tx) => {
        const added = await tx
          .insert(itemParcels)
          .values({ itemId, ...parcel })
          .onConflictDoNothing()
          .returning({ trackingNumber: itemParcels.trackingNumber });
        if (added.length === 0) return { isNew: false };
        await tx
          .update(storeOrderItems)
          .set({
            trackingNumbers: sql`(select array_agg(distinct n) from unnest(${storeOrderItems.trackingNumbers} || ${parcel.trackingNumber}::text) n)`,
          })
          .where(eq(storeOrderItems.id, itemId));
        await touchOrderOf(tx, itemId, parcel.recordedAt);
        return { isNew: true };
      }),
    placeArtwork: (itemId, artwork) => db.transaction((tx) => insertArtwork(tx, itemId, [artwork])),
  };
}

/** The order has changed for whoever asks for changes since. */
async function touchOrderOf(db: Db, itemId: string, at: string): Promise<void> {
  await db.execute(sql`
    update store_orders set modified_at = greatest(modified_at, ${at}::timestamptz)
    where id = (select order_id from store_order_items where id = ${itemId})`);
}

async function placeOrder(
  tx: Db,
  draft: OrderDraft,
): Promise<{ readonly number: string; readonly accessKey: string; readonly isNew: boolean }> {
  await lockCounter(tx, draft.storeId);
  const [known] = await tx
    .select({ number: storeOrders.number, accessKey: storeOrders.accessKey })
    .from(storeOrders)
    .where(eq(storeOrders.id, draft.id));
  if (known) return { ...known, isNew: false };
  const number = orderNumber(await countUp(tx, draft.storeId));
  await tx
    .insert(storeOrders)
    .values({ ...orderValues({ ...draft, number }), accessKey: draft.accessKey, note: draft.note });
  await insertItems(tx, draft.id, draft.items, draft.placedAt);
  return { number, accessKey: draft.accessKey, isNew: true };
}

/** Until the transaction ends no other order of this store is placed: numbers are consecutive, a cart is one order. */
async function lockCounter(tx: Db, storeId: string): Promise<void> {
  await tx
    .insert(orderCounters)
    .values({ storeId, placed: 0 })
    .onConflictDoUpdate({ target: orderCounters.storeId, set: { placed: sql`${orderCounters.placed}` } });
}

/** The count before this order. */
async function countUp(tx: Db, storeId: string): Promise<number> {
  const [row] = await tx
    .update(orderCounters)
    .set({ placed: sql`${orderCounters.placed} + 1` })
    .where(eq(orderCounters.storeId, storeId))
    .returning({ placed: orderCounters.placed });
  return (row?.placed ?? 1) - 1;
}

import type { ArtworkFile, ArtworkId, ArtworkType, FileReason } from "@overprint/core/artwork";
import type {
  ItemStanding,
  OrderItemRecord,
  OrderRecord,
  StoreId,
  StoreOrderId,
  StoreOrderItemId,
  StoreProductId,
} from "@overprint/core/orders";
import { inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import {
  artworkFiles,
  itemArtwork,
  itemParcels,
  itemStatusHistory,
  jobs,
  storeOrderItems,
  storeOrders,
  stores,
} from "#schema/index.ts";
import { rowsOf } from "./rows.ts";

/**
 * Where an order product stands, as SQL over `store_order_items i`: a person's decision first, then its jobs that were
 * not closed otherwise, then its parcels.
 */
export const standingSql = sql<ItemStanding["state"]>`(case
  when i.ledger_state <> 'open' then i.ledger_state
  when exists (select 1 from jobs j where j.item_id = i.id and j.status_bucket is distinct from 'closed') then
    case when exists (select 1 from jobs j where j.item_id = i.id
        and coalesce(j.status_bucket, 'accepted') not in ('shipped', 'delivered', 'closed'))
      then 'at-printer' else 'shipped' end
  when exists (select 1 from item_parcels p where p.item_id = i.id) then 'shipped'
  else 'to-do' end)`;

type OrderRow = typeof storeOrders.$inferSelect;
type ItemRow = typeof storeOrderItems.$inferSelect;

/** Puts whole orders together: five queries, however many orders. Ids that are not there are left out. */
export async function loadOrders(db: Db, ids: readonly string[]): Promise<readonly OrderRecord[]> {
  if (ids.length === 0) return [];
  const orders = await db
    .select({ order: storeOrders, storeName: stores.name })
    .from(storeOrders)
    .innerJoin(stores, sql`${stores.id} = ${storeOrders.storeId}`)
    .where(inArray(storeOrders.id, [...ids]));
  const items = await loadItems(db, ids);
  const byId = new Map(
    orders.map(({ order, storeName }) => [
      order.id,
      orderOf(
        order,
        storeName,
        items.filter(({ orderId }) => orderId === order.id).map(({ item }) => item),
      ),
    ]),
  );
  return ids.map((id) => byId.get(id)).filter((order) => order !== undefined);
}

async function loadItems(
  db: Db,
  orderIds: readonly string[],
): Promise<readonly { readonly orderId: string; readonly item: OrderItemRecord }[]> {
  const rows = await db
    .select()
    .from(storeOrderItems)
    .where(inArray(storeOrderItems.orderId, [...orderIds]))
    .orderBy(storeOrderItems.position);
  const itemIds = rows.map(({ id }) => id);
  if (itemIds.length === 0) return [];
  const standings = await standingsOf(db, itemIds);
  const artwork = await artworkOf(db, itemIds);
  const histories = Map.groupBy(
    await db
      .select()
      .from(itemStatusHistory)
      .where(inArray(itemStatusHistory.itemId, itemIds))
      .orderBy(itemStatusHistory.id),
    ({ itemId }) => itemId,
  );
  const jobIds = Map.groupBy(
    await db
      .select({ itemId: jobs.itemId, jobId: jobs.jobId })
      .from(jobs)
      .where(inArray(jobs.itemId, itemIds))
      .orderBy(jobs.createdAt, jobs.jobId),
    ({ itemId }) => itemId,
  );
  const parcels = Map.groupBy(
    await db
      .select()
      .from(itemParcels)
      .where(inArray(itemParcels.itemId, itemIds))
      .orderBy(itemParcels.recordedAt, itemParcels.trackingNumber),
    ({ itemId }) => itemId,
  );
  return rows.map((row) => ({
    orderId: row.orderId,
    item: {
      ...itemOf(row),
      artwork: artwork.get(row.id) ?? [],
      standing: { state: standings.get(row.id) ?? "to-do", reason: row.ledgerReason },
      statusId: row.statusId,
      statusAt: asIso(row.statusAt),
      history: (histories.get(row.id) ?? []).map(({ statusId, statusTitle, at, by, comment }) => ({
        statusId,
        statusTitle,
        at: iso(at),
        by,
        comment,
      })),
      jobIds: (jobIds.get(row.id) ?? []).map(({ jobId }) => jobId),
      parcels: (parcels.get(row.id) ?? []).map(
        ({ trackingNumber, carrier, trackingUrl, pieces, recordedAt }) => ({
          trackingNumber,
          carrier,
          trackingUrl,
          pieces,
          recordedAt: iso(recordedAt),
        }),
      ),
    },
  }));
}

async function standingsOf(
  db: Db,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, ItemStanding["state"]>> {
  const rows = await rowsOf<{ id: string; state: ItemStanding["state"] }>(
    db,
    sql`select i.id, ${standingSql} as state from store_order_items i where i.id in ${[...itemIds]}`,
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

async function artworkOf(db: Db, itemIds: readonly string[]) {
  const rows = await db
    .select({ link: itemArtwork, file: artworkFiles })
    .from(itemArtwork)
    .innerJoin(artworkFiles, sql`${artworkFiles.id} = ${itemArtwork.fileId}`)
    .where(inArray(itemArtwork.itemId, [...itemIds]))
    .orderBy(itemArtwork.set, sql`${itemArtwork.reason} desc`);
  const pieces = rows.map(({ link, file }) => ({
    itemId: link.itemId,
    artwork: { set: link.set, reason: link.reason as FileReason, file: fileOf(file) },
  }));
  return new Map(
    [...Map.groupBy(pieces, ({ itemId }) => itemId)].map(([itemId, own]) => [
      itemId,
      own.map(({ artwork }) => artwork),
    ]),
  );
}

/** A stored file as the domain knows it; only checked files are ever stored, so type and id are what they say. */
export function fileOf(row: typeof artworkFiles.$inferSelect): ArtworkFile {
  const { id, key, fileName, type, sizeBytes, sha256 } = row;
  return { id: id as ArtworkId, key, fileName, type: type as ArtworkType, sizeBytes, sha256 };
}

function itemOf(
  row: ItemRow,
): Omit<
  OrderItemRecord,
  "artwork" | "standing" | "statusId" | "statusAt" | "history" | "jobIds" | "parcels"
> {
  return {
    id: row.id as StoreOrderItemId,
    externalId: row.externalId,
    storeProductId: row.storeProductId as StoreProductId | null,
    title: row.title,
    sku: row.sku,
    quantity: row.quantity,
    sets: row.sets,
    combination: row.combination,
    specification: row.specification,
    price: { minor: row.priceMinor, currency: row.currency },
    shipTo: row.shipTo,
    printerName: row.printerName,
    statusTitle: row.statusTitle,
  };
}

function orderOf(row: OrderRow, storeName: string, items: readonly OrderItemRecord[]): OrderRecord {
  const { shippingMethod: method, currency } = row;
  return {
    id: row.id as StoreOrderId,
    storeId: row.storeId as StoreId,
    externalId: row.externalId,
    number: row.number,
    placedAt: iso(row.placedAt),
    modifiedAt: iso(row.modifiedAt),
    customer: { name: row.customerName, email: row.customerEmail, phone: row.customerPhone },
    shipTo: row.shipTo,
    blindShipFrom: row.blindShipFrom,
    shippingMethod: method && {
      code: method.code,
      name: method.name,
      price: { minor: method.priceMinor, currency },
    },
    items,
    total: { minor: row.totalMinor, currency },
    paymentState: row.paymentState,
    accessKey: row.accessKey,
    note: row.note,
    storeName,
  };
}

/** PostgreSQL writes moments its own way (`2026-11-24 15:00:00+00`); the domain's are ISO. */
export const iso = (moment: string): string => new Date(moment).toISOString();
const asIso = (moment: string | null): string | null => (moment === null ? null : iso(moment));

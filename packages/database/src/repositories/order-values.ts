import type { StoreOrder, StoreOrderItem } from "@overprint/core/orders";
import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { artworkFiles, itemArtwork, storeOrderItems } from "#schema/index.ts";

/** A store order as columns; access key and note belong to those who know them. */
export function orderValues(order: StoreOrder) {
  const { customer, shippingMethod: method } = order;
  return {
    id: order.id,
    storeId: order.storeId,
    externalId: order.externalId,
    number: order.number,
    placedAt: order.placedAt,
    modifiedAt: order.modifiedAt,
    customerName: customer.name,
    customerEmail: customer.email,
    customerPhone: customer.phone,
    shipTo: order.shipTo,
    blindShipFrom: order.blindShipFrom,
    shippingMethod: method && { code: method.code, name: method.name, priceMinor: method.price.minor },
    totalMinor: order.total.minor,
    currency: order.total.currency,
    paymentState: order.paymentState,
  };
}

/** Records order products with their artwork and their first status. */
export async function insertItems(
  tx: Db,
  orderId: string,
  items: readonly StoreOrderItem[],
  at: string,
): Promise<void> {
  if (items.length === 0) return;
  await tx.insert(storeOrderItems).values(
    items.map((item, position) => ({
      id: item.id,
      orderId,
      position,
      externalId: item.externalId,
      ...itemValues(item),
      statusTitle: item.statusTitle,
      statusAt: at,
    })),
  );
  for (const item of items) await insertArtwork(tx, item.id, item.artwork);
}

/** What of an order product the store may change after the order was placed. */
export function itemValues(item: StoreOrderItem) {
  return {
    storeProductId: item.storeProductId,
    title: item.title,
    sku: item.sku,
    quantity: item.quantity,
    sets: item.sets,
    combination: item.combination,
    specification: [...item.specification],
    priceMinor: item.price.minor,
    currency: item.price.currency,
    shipTo: item.shipTo,
    printerName: item.printerName ?? null,
  };
}

/** Puts files in their roles; what was there before in a role is replaced, its file kept. */
export async function insertArtwork(
  tx: Db,
  itemId: string,
  artwork: StoreOrderItem["artwork"],
): Promise<void> {
  if (artwork.length === 0) return;
  await tx
    .insert(artworkFiles)
    .values(artwork.map(({ file }) => ({ ...file })))
    .onConflictDoNothing();
  await tx
    .insert(itemArtwork)
    .values(artwork.map(({ set, reason, file }) => ({ itemId, set, reason, fileId: file.id })))
    .onConflictDoUpdate({
      target: [itemArtwork.itemId, itemArtwork.set, itemArtwork.reason],
      set: { fileId: sql`excluded.file_id` },
    });
}

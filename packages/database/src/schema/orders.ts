import type { Combination } from "@overprint/core/catalogue";
import type { Address } from "@overprint/core/shipping";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { currency, minor, moment } from "./columns.ts";
import { storeProducts, stores } from "./stores.ts";

/** What a customer bought in a store. */
export const storeOrders = pgTable(
  "store_orders",
  {
    id: text("id").primaryKey(),
    storeId: text("store_id")
      .notNull()
      .references(() => stores.id),
    externalId: text("external_id").notNull(),
    number: text("number").notNull(),
    placedAt: moment("placed_at").notNull(),
    modifiedAt: moment("modified_at").notNull(),
    customerName: text("customer_name").notNull(),
    customerEmail: text("customer_email").notNull(),
    customerPhone: text("customer_phone").notNull(),
    shipTo: jsonb("ship_to").$type<Address>().notNull(),
    blindShipFrom: jsonb("blind_ship_from").$type<Address>(),
    shippingMethod: jsonb("shipping_method").$type<{ code: string; name: string; priceMinor: number }>(),
    totalMinor: minor("total_minor").notNull(),
    currency: currency().notNull(),
    paymentState: text("payment_state").$type<"unpaid" | "paid" | "invoice">().notNull(),
    /** The unguessable part of the customer's order page. */
    accessKey: text("access_key").notNull().unique(),
    note: text("note").notNull().default(""),
    /** The store's own payload, for support. */
    raw: jsonb("raw"),
  },
  (table) => [
    uniqueIndex("store_orders_external").on(table.storeId, table.externalId),
    index("store_orders_placed").on(table.placedAt),
  ],
);

/** One order product. */
export const storeOrderItems = pgTable(
  "store_order_items",
  {
    id: text("id").primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => storeOrders.id),
    position: integer("position").notNull(),
    externalId: text("external_id").notNull(),
    storeProductId: text("store_product_id").references(() => storeProducts.id),
    title: text("title").notNull(),
    sku: text("sku"),
    quantity: integer("quantity").notNull(),
    sets: integer("sets").notNull().default(1),
    combination: jsonb("combination").$type<Combination>(),
    specification: jsonb("specification").$type<{ label: string; value: string }[]>().notNull().default([]),
    priceMinor: minor("price_minor").notNull(),
    currency: currency().notNull(),
    shipTo: jsonb("ship_to").$type<Address>(),
    /** Whom the store assigned it to. */
    printerName: text("printer_name"),
    /** The store's status of this order product, as last written or read. */
    statusId: text("status_id"),
    statusTitle: text("status_title").notNull().default(""),
    statusAt: moment("status_at"),
    trackingNumbers: text("tracking_numbers").array().notNull().default([]),
    /** How the completeness ledger counts it while it is no job. */
    ledgerState: text("ledger_state").$type<"open" | "held" | "excluded">().notNull().default("open"),
    ledgerReason: text("ledger_reason"),
  },
  (table) => [uniqueIndex("store_order_items_external").on(table.orderId, table.externalId)],
);

/** A stored file with what our preflight read of it. */
export const artworkFiles = pgTable("artwork_files", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  fileName: text("file_name").notNull(),
  type: text("type").notNull(),
  sizeBytes: minor("size_bytes").notNull(),
  sha256: text("sha256").notNull(),
  /** Facts read of the file: pages, boxes, images, fonts. */
  facts: jsonb("facts").$type<Record<string, unknown>>(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** Which file plays which role in which set of an order product. */
export const itemArtwork = pgTable(
  "item_artwork",
  {
    itemId: text("item_id")
      .notNull()
      .references(() => storeOrderItems.id),
    set: integer("set").notNull(),
    reason: text("reason").notNull(),
    fileId: text("file_id")
      .notNull()
      .references(() => artworkFiles.id),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.set, table.reason] })],
);

import type { CartLine, OrderProductStatus, TimelineStep } from "@overprint/core/orders";
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { storeOrderItems } from "./orders.ts";
import { stores } from "./stores.ts";

/** Carts of visitors; `orderId` is the id that the order made of it will have. */
export const carts = pgTable(
  "carts",
  {
    id: text("id").primaryKey(),
    orderId: text("order_id").notNull().unique(),
    lines: jsonb("lines").$type<readonly CartLine[]>().notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [index("carts_updated").on(table.updatedAt)],
);

/** How many orders each store has numbered; the row's lock makes numbers consecutive. */
export const orderCounters = pgTable("order_counters", {
  storeId: text("store_id")
    .primaryKey()
    .references(() => stores.id),
  placed: integer("placed").notNull(),
});

/** The built-in store's order-product statuses, as the shop defines them. Empty = the defaults. */
export const orderProductStatuses = pgTable("order_product_statuses", {
  id: text("id").primaryKey(),
  title: text("title").notNull(),
  customerTitle: text("customer_title").notNull(),
  step: text("step").$type<TimelineStep>().notNull(),
  position: integer("position").notNull(),
  mail: jsonb("mail").$type<OrderProductStatus["mail"]>(),
});

/** Every status an order product has had. The title stays as it was, whatever becomes of the status. */
export const itemStatusHistory = pgTable(
  "item_status_history",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    itemId: text("item_id")
      .notNull()
      .references(() => storeOrderItems.id),
    statusId: text("status_id").notNull(),
    statusTitle: text("status_title").notNull(),
    at: moment("at").notNull(),
    by: text("by").notNull(),
    comment: text("comment"),
  },
  (table) => [index("item_status_history_item").on(table.itemId, table.id)],
);

/** Parcels as the store shows them to the customer. */
export const itemParcels = pgTable(
  "item_parcels",
  {
    itemId: text("item_id")
      .notNull()
      .references(() => storeOrderItems.id),
    trackingNumber: text("tracking_number").notNull(),
    carrier: text("carrier").notNull(),
    trackingUrl: text("tracking_url"),
    pieces: integer("pieces").notNull(),
    recordedAt: moment("recorded_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.trackingNumber] })],
);

import type { LinkKind } from "@overprint/core/stores";
import { bigint, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { stores } from "./stores.ts";

/** Which record of ours is which in a foreign store, and what was written of it last. */
export const storeLinks = pgTable(
  "store_links",
  {
    storeId: text("store_id")
      .notNull()
      .references(() => stores.id),
    kind: text("kind").$type<LinkKind>().notNull(),
    owner: text("owner").notNull(),
    key: text("key").notNull(),
    /** `null`: it is there, but the store never told its id. */
    externalId: bigint("external_id", { mode: "number" }),
    value: jsonb("value").$type<Record<string, unknown>>().notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.owner, table.kind, table.key] }),
    index("store_links_external").on(table.storeId, table.kind, table.externalId),
  ],
);

/** What an order looked like in its store when it was last taken in. */
export const storeOrderStamps = pgTable(
  "store_order_stamps",
  {
    storeId: text("store_id")
      .notNull()
      .references(() => stores.id),
    externalId: text("external_id").notNull(),
    stamp: text("stamp").notNull(),
    takenInAt: moment("taken_in_at").notNull(),
    /** When its turn to be compared came last, once it is older than what is read anyway. */
    comparedAt: moment("compared_at"),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.externalId] })],
);

/** How far the orders of a store have been read: when the last complete reading began. */
export const storeReadings = pgTable("store_readings", {
  storeId: text("store_id")
    .primaryKey()
    .references(() => stores.id),
  readThrough: moment("read_through").notNull(),
  finishedAt: moment("finished_at").notNull(),
});

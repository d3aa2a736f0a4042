import type { RememberedMapping } from "@overprint/core/mapping";
import type {
  ArtworkChoice,
  FilesState,
  MappingChoice,
  ShippingChoice,
  TransferJobState,
  TransferState,
} from "@overprint/core/transfer";
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { currency, minor, moment } from "./columns.ts";
import { storeOrderItems, storeOrders } from "./orders.ts";

/** The three steps of one order product; `copy` 0 is the order itself, 1.. are reprints. */
export const transfers = pgTable(
  "transfers",
  {
    itemId: text("item_id")
      .notNull()
      .references(() => storeOrderItems.id),
    copy: integer("copy").notNull().default(0),
    orderId: text("order_id")
      .notNull()
      .references(() => storeOrders.id),
    /** What its jobs say; `to-transfer` while none is live. What a person decided stands on the order product. */
    state: text("state").$type<TransferState>().notNull().default("to-transfer"),
    mapping: jsonb("mapping").$type<MappingChoice>(),
    artwork: jsonb("artwork").$type<ArtworkChoice>(),
    shipping: jsonb("shipping").$type<ShippingChoice>(),
    marginReason: text("margin_reason"),
    reprintOf: text("reprint_of"),
    reprintReason: text("reprint_reason"),
    /** Since when every check has passed, for the hold window of automatic transfer. */
    readySince: moment("ready_since"),
    /** When automatic transfer looked at it last; `null` since it was changed. */
    lookedAt: moment("looked_at"),
    /** Counts up with every change. */
    version: integer("version").notNull().default(1),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.copy] }),
    index("transfers_order").on(table.orderId),
    index("transfers_state").on(table.state),
  ],
);

/** One call to the printer, written down before it is made. */
export const transferAttempts = pgTable(
  "transfer_attempts",
  {
    id: text("id").primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => storeOrders.id),
    number: integer("number").notNull(),
    /** Sent as `order_id`. */
    reference: text("reference").notNull().unique(),
    mode: text("mode").notNull(),
    state: text("state").$type<"claimed" | "answered" | "answer-lost" | "never-sent">().notNull(),
    /** What was sent; a plan holds no payment token. */
    plan: jsonb("plan").notNull(),
    claimedAt: moment("claimed_at").notNull(),
    claimedBy: text("claimed_by").notNull(),
    requestId: text("request_id"),
    answeredAt: moment("answered_at"),
    /** The printer's own words, or the fault. */
    words: text("words"),
  },
  (table) => [index("transfer_attempts_order").on(table.orderId)],
);

/** One set of an order product in an attempt. */
export const transferJobs = pgTable(
  "transfer_jobs",
  {
    id: text("id").primaryKey(),
    attemptId: text("attempt_id")
      .notNull()
      .references(() => transferAttempts.id),
    orderId: text("order_id").notNull(),
    itemId: text("item_id")
      .notNull()
      .references(() => storeOrderItems.id),
    copy: integer("copy").notNull(),
    set: integer("set").notNull(),
    /** Counts up; the newest row of a set is where it stands. */
    sequence: integer("sequence").notNull(),
    jobName: text("job_name").notNull().unique(),
    state: text("state").$type<TransferJobState>().notNull(),
    jobId: text("job_id"),
    reason: text("reason"),
    filesState: text("files_state").$type<FilesState>().notNull(),
    costMinor: minor("cost_minor"),
    currency: currency().notNull(),
    claimedAt: moment("claimed_at").notNull(),
    claimedBy: text("claimed_by").notNull(),
    settledAt: moment("settled_at"),
  },
  (table) => [
    // The claim: while a set is being sent, placed or in doubt nobody else can send it, whatever their process.
    uniqueIndex("transfer_jobs_claim")
      .on(table.itemId, table.copy, table.set)
      .where(sql`state in ('claimed', 'placed', 'in-doubt')`),
    uniqueIndex("transfer_jobs_job_id").on(table.jobId).where(sql`job_id is not null`),
    index("transfer_jobs_item").on(table.itemId, table.copy),
    index("transfer_jobs_open").on(table.state).where(sql`state in ('claimed', 'in-doubt', 'not-there')`),
  ],
);

/** What a store product was mapped to before, with its options, by the specification it had. */
export const rememberedMappings = pgTable(
  "remembered_mappings",
  {
    /** The store product, or the title of an order product that has none. */
    productKey: text("product_key").notNull(),
    fingerprint: text("fingerprint").notNull(),
    mapping: jsonb("mapping").$type<MappingChoice>().notNull(),
    specification: jsonb("specification").$type<RememberedMapping["specification"]>().notNull(),
    usedTimes: integer("used_times").notNull().default(1),
    lastUsedAt: moment("last_used_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.productKey, table.fingerprint] })],
);

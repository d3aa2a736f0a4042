import type { StatusBucket, SyncOutcome } from "@overprint/core/status";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { jobs } from "./jobs.ts";
import { storeOrderItems, storeOrders } from "./orders.ts";
import { stores } from "./stores.ts";

/** Labels outside the published table, and labels that a person sorted into another bucket. */
export const statusLabels = pgTable("status_labels", {
  label: text("label").primaryKey(),
  /** `null`: nobody has sorted it yet. */
  bucket: text("bucket").$type<StatusBucket>(),
  firstSeenAt: moment("first_seen_at").notNull(),
  sortedBy: text("sorted_by"),
});

/** The statuses that a store offers for order products, as last imported. */
export const storeStatuses = pgTable(
  "store_statuses",
  {
    storeId: text("store_id")
      .notNull()
      .references(() => stores.id),
    statusId: text("status_id").notNull(),
    title: text("title").notNull(),
    position: integer("position").notNull(),
    importedAt: moment("imported_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.statusId] })],
);

/** What a person decided that a label means in a store. Labels without a row follow the default of their bucket. */
export const statusMappings = pgTable(
  "status_mappings",
  {
    storeId: text("store_id")
      .notNull()
      .references(() => stores.id),
    label: text("label").notNull(),
    statusId: text("status_id"),
    notifyCustomer: boolean("notify_customer").notNull(),
    customerWords: text("customer_words"),
    updatedAt: moment("updated_at").notNull(),
    updatedBy: text("updated_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.label] })],
);

/** What the store was last told of an order product, and why it could not be. */
export const itemTellings = pgTable("item_tellings", {
  itemId: text("item_id")
    .primaryKey()
    .references(() => storeOrderItems.id),
  label: text("label"),
  /** The label with which the customer was notified last. */
  notifiedLabel: text("notified_label"),
  trackingNumbers: text("tracking_numbers").array().notNull().default([]),
  jobIds: text("job_ids").array().notNull().default([]),
  toldAt: moment("told_at"),
  failure: text("failure"),
  failedTimes: integer("failed_times").notNull().default(0),
});

/** Store orders to which the printer owes nothing more; each is announced once. */
export const orderCompletions = pgTable("order_completions", {
  orderId: text("order_id")
    .primaryKey()
    .references(() => storeOrders.id),
  completedAt: moment("completed_at").notNull(),
});

/** The state of the RSS feed: one row, id `feed`. */
export const feedStates = pgTable("feed_states", {
  id: text("id").primaryKey(),
  /** Hash of the address it was read from; another address begins afresh. */
  fingerprint: text("fingerprint").notNull(),
  etag: text("etag"),
  lastModified: text("last_modified"),
  fetchedAt: moment("fetched_at").notNull(),
  /** When it was last read whole. */
  readAt: moment("read_at"),
  state: text("state").$type<"read" | "unchanged" | "cut-short" | "unreadable">().notNull(),
  reason: text("reason"),
  doNext: text("do_next"),
  counts: jsonb("counts").$type<FeedCounts>(),
});

/** When the feed of an address was asked last: it is claimed before it is asked, so that no two readers ask at once. */
export const feedAsks = pgTable("feed_asks", {
  /** Hash of the address. */
  fingerprint: text("fingerprint").primaryKey(),
  askedAt: moment("asked_at").notNull(),
});

/** Every job of the last whole feed, ours or not: a job id typed in later, and a job in doubt, is found here at once. */
export const feedItems = pgTable("feed_items", {
  jobId: text("job_id").primaryKey(),
  /** Hash of the address it was read from: what another address said is never used. */
  fingerprint: text("fingerprint").notNull(),
  label: text("label").notNull(),
  at: moment("at"),
  seenAt: moment("seen_at").notNull(),
  trackingNumbers: text("tracking_numbers").array().notNull().default([]),
  /** The item's own words, cut: it may hold our job name. */
  text: text("text"),
});

export type FeedCounts = {
  readonly jobs: number;
  readonly ours: number;
  readonly unrecognised: number;
  readonly withoutStatus: number;
  readonly duplicates: number;
};

/** One Order Sync or feed reading, with its progress. */
export const statusRuns = pgTable(
  "status_runs",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<"order-sync" | "feed">().notNull(),
    /** Who or what began it: an actor, or `schedule`. */
    startedBy: text("started_by").notNull(),
    /** For people: "every open job", "order 1042", a job id. */
    scope: text("scope").notNull(),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at"),
    total: integer("total"),
    done: integer("done").notNull().default(0),
    counts: jsonb("counts").$type<Partial<Record<SyncOutcome, number>>>().notNull().default({}),
    failure: text("failure"),
    doNext: text("do_next"),
    /** For a run by the feed: when the feed that it went by was fetched. */
    feedAsOf: moment("feed_as_of"),
  },
  (table) => [index("status_runs_started").on(table.startedAt)],
);

/** What a run found worth telling; unchanged jobs are only counted. */
export const statusRunLines = pgTable(
  "status_run_lines",
  {
    runId: text("run_id")
      .notNull()
      .references(() => statusRuns.id, { onDelete: "cascade" }),
    jobId: text("job_id").notNull(),
    outcome: text("outcome").$type<SyncOutcome>().notNull(),
    detail: text("detail").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.jobId] })],
);

/** Push notifications, folded to one row a job: a flood of deliveries is one question. */
export const pushHints = pgTable("push_hints", {
  jobId: text("job_id")
    .primaryKey()
    .references(() => jobs.jobId),
  firstAt: moment("first_at").notNull(),
  lastAt: moment("last_at").notNull(),
  times: integer("times").notNull(),
});

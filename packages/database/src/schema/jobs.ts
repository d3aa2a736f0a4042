import type { ObservationSource, ResolutionRule, StatusBucket } from "@overprint/core/status";
import { bigserial, boolean, index, integer, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { currency, minor, moment } from "./columns.ts";
import { storeOrderItems, storeOrders } from "./orders.ts";

/** One printable piece at the printer, sent by us or typed in by a person. */
export const jobs = pgTable(
  "jobs",
  {
    jobId: text("job_id").primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => storeOrders.id),
    itemId: text("item_id")
      .notNull()
      .references(() => storeOrderItems.id),
    origin: text("origin").$type<"transferred" | "typed">().notNull(),
    jobName: text("job_name"),
    statusLabel: text("status_label"),
    statusBucket: text("status_bucket").$type<StatusBucket>(),
    /** When the printer says the status was set, and who told us. */
    statusAt: moment("status_at"),
    statusSource: text("status_source").$type<ObservationSource>(),
    /** When any source, the API, the feed last showed the job; when the feed lost it, when the API denied it. */
    lastSeenAt: moment("last_seen_at"),
    apiReadAt: moment("api_read_at"),
    feedSeenAt: moment("feed_seen_at"),
    leftFeedAt: moment("left_feed_at"),
    notFoundAt: moment("not_found_at"),
    nextCheckAt: moment("next_check_at"),
    trackingNumbers: text("tracking_numbers").array().notNull().default([]),
    shippedAt: moment("shipped_at"),
    trackingAsked: integer("tracking_asked").notNull().default(0),
    /** Keys of the problems that this job is a subject of, so that only changes are told. */
    concerns: text("concerns").array().notNull().default([]),
    costMinor: minor("cost_minor"),
    currency: currency().notNull(),
    promisedDate: text("promised_date"),
    isOpen: boolean("is_open").notNull().default(true),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("jobs_item").on(table.itemId),
    index("jobs_order").on(table.orderId),
    index("jobs_due").on(table.isOpen, table.nextCheckAt),
  ],
);

/** Everything ever seen of a job, from any source, in the order in which we learned it. */
export const jobObservations = pgTable(
  "job_observations",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    jobId: text("job_id")
      .notNull()
      .references(() => jobs.jobId),
    source: text("source").$type<ObservationSource>().notNull(),
    label: text("label").notNull(),
    at: moment("at"),
    seenAt: moment("seen_at").notNull(),
    trackingNumbers: text("tracking_numbers").array().notNull().default([]),
    /** What it did to the state of the job, and by which rule. */
    effect: text("effect").$type<"applied" | "confirmed" | "kept">().notNull().default("applied"),
    rule: text("rule").$type<ResolutionRule>().notNull().default("first-evidence"),
  },
  (table) => [
    unique("job_observations_once").on(table.jobId, table.source, table.label, table.at).nullsNotDistinct(),
    index("job_observations_job").on(table.jobId, table.seenAt),
  ],
);

/** A parcel of a job. */
export const shipments = pgTable(
  "shipments",
  {
    jobId: text("job_id")
      .notNull()
      .references(() => jobs.jobId),
    trackingNumber: text("tracking_number").notNull(),
    carrier: text("carrier").notNull(),
    firstSeenAt: moment("first_seen_at").notNull(),
    writtenToStoreAt: moment("written_to_store_at"),
    customerToldAt: moment("customer_told_at"),
  },
  (table) => [uniqueIndex("shipments_one").on(table.jobId, table.trackingNumber)],
);

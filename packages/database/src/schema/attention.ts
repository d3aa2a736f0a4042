import type { ProblemSeverity } from "@overprint/core/problems";
import { sql } from "drizzle-orm";
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** What a person must decide or repair. One open problem a key. */
export const problems = pgTable(
  "problems",
  {
    id: text("id").primaryKey(),
    key: text("key").notNull(),
    code: text("code").notNull(),
    severity: text("severity").$type<ProblemSeverity>().notNull(),
    what: text("what").notNull(),
    meaning: text("meaning").notNull(),
    doNext: text("do_next").notNull(),
    link: text("link"),
    openedAt: moment("opened_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    seenTimes: integer("seen_times").notNull().default(1),
    clearedAt: moment("cleared_at"),
    clearedBy: text("cleared_by"),
  },
  (table) => [uniqueIndex("problems_open").on(table.key).where(sql`cleared_at is null`)],
);

/** Everything one problem stops: one cause, many subjects. */
export const problemSubjects = pgTable(
  "problem_subjects",
  {
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    kind: text("kind")
      .$type<"order" | "item" | "job" | "product" | "sync" | "store" | "settings">()
      .notNull(),
    subjectId: text("subject_id").notNull(),
    label: text("label").notNull(),
    clearedAt: moment("cleared_at"),
  },
  (table) => [primaryKey({ columns: [table.problemId, table.kind, table.subjectId] })],
);

/** Who did what, when, with what before and after; redacted. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    /** The order it belongs to, for the order's timeline. */
    orderId: text("order_id"),
    before: jsonb("before"),
    after: jsonb("after"),
    requestId: text("request_id"),
  },
  (table) => [
    index("audit_subject").on(table.subjectKind, table.subjectId),
    index("audit_order").on(table.orderId),
  ],
);

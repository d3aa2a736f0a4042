import type { JobCounts, JobLine, JobQuery, JobSort } from "@overprint/core/status";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { jobs, storeOrderItems, storeOrders, stores } from "#schema/index.ts";
import { jobOf } from "./job-rows.ts";
import { containing, rowsOf } from "./rows.ts";

const sortColumns: Readonly<Record<JobSort, SQL>> = {
  job: sql`${jobs.jobId}`,
  order: sql`${storeOrders.number}`,
  status: sql`${jobs.statusLabel}`,
  seen: sql`${jobs.lastSeenAt}`,
  added: sql`${jobs.createdAt}`,
  promised: sql`${jobs.promisedDate}`,
  cost: sql`${jobs.costMinor}`,
};

/** One page of jobs with what they belong to, and how many there are. */
export async function listJobs(
  db: Db,
  query: JobQuery,
): Promise<{ readonly lines: readonly JobLine[]; readonly total: number }> {
  const where = and(...conditions(query));
  const direction = query.descending ? desc : asc;
  const rows = await db
    .select({
      job: jobs,
      orderNumber: storeOrders.number,
      customerName: storeOrders.customerName,
      itemTitle: storeOrderItems.title,
      storeName: stores.name,
    })
    .from(jobs)
    .innerJoin(storeOrders, eq(storeOrders.id, jobs.orderId))
    .innerJoin(storeOrderItems, eq(storeOrderItems.id, jobs.itemId))
    .innerJoin(stores, eq(stores.id, storeOrders.storeId))
    .where(where)
    .orderBy(sql`${direction(sortColumns[query.sort])} nulls last`, asc(jobs.jobId))
    .offset(query.offset)
    .limit(query.limit);
  const [count] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(jobs)
    .innerJoin(storeOrders, eq(storeOrders.id, jobs.orderId))
    .where(where);
  return {
    lines: rows.map(({ job, ...rest }) => ({ ...jobOf(job), concerns: job.concerns, ...rest })),
    total: count?.total ?? 0,
  };
}

function conditions({ state, bucket, source, concern, search }: JobQuery): readonly SQL[] {
  const like = containing(search.trim());
  return [
    ...(state === "open" ? [sql`${jobs.isOpen}`] : []),
    ...(state === "done" ? [sql`not ${jobs.isOpen}`] : []),
    ...(state === "attention" ? [sql`cardinality(${jobs.concerns}) > 0`] : []),
    ...(bucket ? [eq(jobs.statusBucket, bucket)] : []),
    ...(source ? [eq(jobs.statusSource, source)] : []),
    ...(concern ? [sql`${concern}::text = any(${jobs.concerns})`] : []),
    ...(search.trim()
      ? [
          sql`(${jobs.jobId} ilike ${like} or ${jobs.jobName} ilike ${like} or ${storeOrders.number} ilike ${like}
            or ${storeOrders.customerName} ilike ${like}
            or array_to_string(${jobs.trackingNumbers}, ' ') ilike ${like})`,
        ]
      : []),
  ];
}

export async function countJobs(db: Db): Promise<JobCounts> {
  const rows = await rowsOf<{ bucket: string | null; all: number; open: number; attention: number }>(
    db,
    sql`select status_bucket as bucket, count(*)::int as all, count(*) filter (where is_open)::int as open,
      count(*) filter (where cardinality(concerns) > 0)::int as attention from jobs group by 1`,
  );
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    all: sum((row) => row.all),
    open: sum((row) => row.open),
    attention: sum((row) => row.attention),
    byBucket: Object.fromEntries(rows.map((row) => [row.bucket ?? "unsorted", row.all])),
  };
}

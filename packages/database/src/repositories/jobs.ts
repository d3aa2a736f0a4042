import {
  type Dwell,
  type Job,
  type JobId,
  type JobRepository,
  type NewJob,
  parcelsOf,
} from "@overprint/core/status";
import { and, asc, desc, eq, gt, isNotNull, lte, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { jobObservations, jobs, pushHints, shipments, storeOrders } from "#schema/index.ts";
import { countJobs, listJobs } from "./job-list.ts";
import {
  insertObservations,
  insertParcels,
  jobOf,
  observationOf,
  updateConcerns,
  updateJobs,
} from "./job-rows.ts";
import { rowsOf } from "./rows.ts";

const among = (column: Parameters<typeof eq>[0], ids: readonly string[]) =>
  sql`${column} = any(${sql.param([...ids])}::text[])`;

/** Jobs and their histories. Reads and writes are in bulk; several of its writes are one piece in a transaction. */
export function jobRepository(db: Db): JobRepository {
  const where = async (condition: ReturnType<typeof sql>): Promise<readonly Job[]> =>
    (await db.select().from(jobs).where(condition).orderBy(asc(jobs.createdAt), asc(jobs.jobId))).map(jobOf);
  const count = async (condition: ReturnType<typeof sql>): Promise<number> =>
    (await db.select({ n: sql<number>`count(*)::int` }).from(jobs).where(condition))[0]?.n ?? 0;
  return {
    add: (given, at) => addJobs(db, given, at),
    removeTyped: (jobId) => removeTyped(db, jobId),
    find: (ids) => where(among(jobs.jobId, ids)),
    lock: async (ids) =>
      // In one order, so that two batches never wait for each other.
      (await db.select().from(jobs).where(among(jobs.jobId, ids)).orderBy(asc(jobs.jobId)).for("update")).map(
        jobOf,
      ),
    ofItems: (ids) => where(among(jobs.itemId, ids)),
    ofOrders: (ids) => where(among(jobs.orderId, ids)),
    due: async (now, limit) =>
      (
        await db
          .select()
          .from(jobs)
          .where(and(isNotNull(jobs.nextCheckAt), lte(jobs.nextCheckAt, now)))
          .orderBy(asc(jobs.nextCheckAt), asc(jobs.jobId))
          .limit(limit)
      ).map(jobOf),
    countDue: (now) => count(sql`${jobs.nextCheckAt} <= ${now}`),
    watched: async (after, limit) =>
      (
        await db
          .select()
          .from(jobs)
          .where(and(isNotNull(jobs.nextCheckAt), gt(jobs.jobId, after)))
          .orderBy(asc(jobs.jobId))
          .limit(limit)
      ).map(jobOf),
    countWatched: () => count(sql`${jobs.nextCheckAt} is not null`),
    forgetFeed: async () => {
      await db.execute(
        sql`update jobs set feed_seen_at = null, left_feed_at = null
          where feed_seen_at is not null or left_feed_at is not null`,
      );
    },
    save: async (states, observed) => {
      await updateJobs(db, states);
      await insertObservations(db, observed);
      await insertParcels(db, states.flatMap(parcelsOfJob));
    },
    observations: async (jobId) =>
      (
        await db
          .select()
          .from(jobObservations)
          .where(eq(jobObservations.jobId, jobId))
          .orderBy(
            desc(sql`coalesce(${jobObservations.at}, ${jobObservations.seenAt})`),
            desc(jobObservations.seenAt),
            // Rows of one reading came newest first.
            asc(jobObservations.id),
          )
      ).map(observationOf),
    concerns: async (ids) =>
      new Map(
        (
          await db.select({ jobId: jobs.jobId, keys: jobs.concerns }).from(jobs).where(among(jobs.jobId, ids))
        ).map(({ jobId, keys }) => [jobId as JobId, keys]),
      ),
    setConcerns: (concerns) => updateConcerns(db, [...concerns]),
    dwells: (since) => learnedDwells(db, since),
    list: (query) => listJobs(db, query),
    counts: () => countJobs(db),
  };
}

const parcelsOfJob = (job: Job) =>
  parcelsOf(job.trackingNumbers).map(({ trackingNumber, carrier }) => ({
    jobId: job.jobId,
    trackingNumber,
    carrier,
    at: job.lastSeenAt ?? job.addedAt,
  }));

async function addJobs(db: Db, given: readonly NewJob[], at: string): ReturnType<JobRepository["add"]> {
  if (given.length === 0) return { added: [], taken: [] };
  const added = await db
    .insert(jobs)
    .values(
      given.map(({ cost, ...job }) => ({
        ...job,
        costMinor: cost?.minor ?? null,
        createdAt: at,
        nextCheckAt: at,
      })),
    )
    .onConflictDoNothing()
    .returning({ jobId: jobs.jobId });
  const fresh = new Set(added.map(({ jobId }) => jobId));
  const rest = given.map(({ jobId }) => jobId).filter((jobId) => !fresh.has(jobId));
  const taken = await db
    .select({ jobId: jobs.jobId, itemId: jobs.itemId, orderNumber: storeOrders.number })
    .from(jobs)
    .innerJoin(storeOrders, eq(storeOrders.id, jobs.orderId))
    .where(among(jobs.jobId, rest));
  return {
    added: given.map(({ jobId }) => jobId).filter((jobId) => fresh.has(jobId)),
    taken: taken.map((row) => ({ ...row, jobId: row.jobId as JobId })),
  };
}

async function removeTyped(db: Db, jobId: JobId): Promise<boolean> {
  const [job] = await db
    .select({ jobId: jobs.jobId })
    .from(jobs)
    .where(and(eq(jobs.jobId, jobId), eq(jobs.origin, "typed")))
    .for("update");
  if (!job) return false;
  await db.delete(jobObservations).where(eq(jobObservations.jobId, jobId));
  await db.delete(shipments).where(eq(shipments.jobId, jobId));
  await db.delete(pushHints).where(eq(pushHints.jobId, jobId));
  await db.delete(jobs).where(eq(jobs.jobId, jobId));
  return true;
}

/**
 * Median and ninth decile of each stage, in working time as the domain counts it: whole weekends on the printer's clock
 * are taken off. API rows only: they alone are whole histories.
 */
async function learnedDwells(db: Db, since: string): Promise<readonly Dwell[]> {
  const rows = await rowsOf<{ label: string; median: number; usual: number; samples: number }>(
    db,
    sql`with stays as (
      select label, at as came, lead(at) over (partition by job_id order by at, id) as went
      from job_observations where source = 'api' and at is not null and at >= ${since}
    ), lasted as (
      select label, extract(epoch from (went - came)) - 86400 * (
        select count(*) from generate_series(date_trunc('day', came - interval '8 hours'),
          date_trunc('day', went - interval '8 hours'), interval '1 day') d
        where extract(isodow from d) > 5) as seconds
      from stays where went > came
    )
    select label, (percentile_cont(0.5) within group (order by greatest(seconds, 0)) * 1000)::float8 as median,
      (percentile_cont(0.9) within group (order by greatest(seconds, 0)) * 1000)::float8 as usual,
      count(*)::int as samples
    from lasted group by label`,
  );
  return rows.map(({ label, median, usual, samples }) => ({
    label,
    medianMs: Math.round(median),
    usualMs: Math.round(usual),
    samples,
  }));
}

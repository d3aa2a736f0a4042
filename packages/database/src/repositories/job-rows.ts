import type { StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import type { Job, JobId, RecordedObservation } from "@overprint/core/status";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import type { jobObservations, jobs } from "#schema/index.ts";
import { iso } from "./order-rows.ts";

const asIso = (moment: string | null): string | null => (moment === null ? null : iso(moment));

/** A row of `jobs` as the domain knows it. */
export function jobOf(row: typeof jobs.$inferSelect): Job {
  return {
    jobId: row.jobId as JobId,
    orderId: row.orderId as StoreOrderId,
    itemId: row.itemId as StoreOrderItemId,
    origin: row.origin,
    jobName: row.jobName,
    addedAt: iso(row.createdAt),
    statusLabel: row.statusLabel,
    bucket: row.statusBucket,
    statusAt: asIso(row.statusAt),
    statusSource: row.statusSource,
    lastSeenAt: asIso(row.lastSeenAt),
    apiReadAt: asIso(row.apiReadAt),
    feedSeenAt: asIso(row.feedSeenAt),
    leftFeedAt: asIso(row.leftFeedAt),
    notFoundAt: asIso(row.notFoundAt),
    trackingNumbers: row.trackingNumbers,
    shippedAt: asIso(row.shippedAt),
    trackingAsked: row.trackingAsked,
    cost: row.costMinor === null ? null : { minor: row.costMinor, currency: row.currency },
    promisedDate: row.promisedDate,
    isOpen: row.isOpen,
    nextCheckAt: asIso(row.nextCheckAt),
  };
}

export const observationOf = (row: typeof jobObservations.$inferSelect): RecordedObservation => ({
  jobId: row.jobId as JobId,
  source: row.source,
  label: row.label,
  at: asIso(row.at),
  seenAt: iso(row.seenAt),
  trackingNumbers: row.trackingNumbers,
  effect: row.effect,
  rule: row.rule,
});

/** One column of a bulk statement. A list of texts travels as one text: `unnest` would flatten it. */
const column = <Row>(
  rows: readonly Row[],
  type: SQL,
  value: (row: Row) => string | number | boolean | null,
): SQL => sql`${sql.param(rows.map(value))}::${type}[]`;
const text = sql.raw("text");
const moment = sql.raw("timestamptz");
const asText = (numbers: readonly string[]): string => numbers.join(" ");
/** Turns such a text into a list again, in SQL. */
const asList = (name: string): SQL => sql.raw(`coalesce(string_to_array(nullif(${name}, ''), ' '), '{}')`);

/** Writes the state of many jobs in one statement. */
export async function updateJobs(db: Db, states: readonly Job[]): Promise<void> {
  if (states.length === 0) return;
  await db.execute(sql`
    update jobs set
      status_label = n.status_label, status_bucket = n.status_bucket, status_at = n.status_at,
      status_source = n.status_source, last_seen_at = n.last_seen_at, api_read_at = n.api_read_at,
      feed_seen_at = n.feed_seen_at, left_feed_at = n.left_feed_at, not_found_at = n.not_found_at,
      next_check_at = n.next_check_at, tracking_numbers = ${asList("n.tracking_numbers")},
      shipped_at = n.shipped_at, tracking_asked = n.tracking_asked, is_open = n.is_open
    from unnest(
      ${column(states, text, (job) => job.jobId)}, ${column(states, text, (job) => job.statusLabel)},
      ${column(states, text, (job) => job.bucket)}, ${column(states, moment, (job) => job.statusAt)},
      ${column(states, text, (job) => job.statusSource)}, ${column(states, moment, (job) => job.lastSeenAt)},
      ${column(states, moment, (job) => job.apiReadAt)}, ${column(states, moment, (job) => job.feedSeenAt)},
      ${column(states, moment, (job) => job.leftFeedAt)}, ${column(states, moment, (job) => job.notFoundAt)},
      ${column(states, moment, (job) => job.nextCheckAt)},
      ${column(states, text, (job) => asText(job.trackingNumbers))},
      ${column(states, moment, (job) => job.shippedAt)},
      ${column(states, sql.raw("integer"), (job) => job.trackingAsked)},
      ${column(states, sql.raw("boolean"), (job) => job.isOpen)}
    ) as n (job_id, status_label, status_bucket, status_at, status_source, last_seen_at, api_read_at,
      feed_seen_at, left_feed_at, not_found_at, next_check_at, tracking_numbers, shipped_at, tracking_asked, is_open)
    where jobs.job_id = n.job_id`);
}

/** Keeps each observation once: the same source, label and time of a job is the same observation. */
export async function insertObservations(db: Db, seen: readonly RecordedObservation[]): Promise<void> {
  if (seen.length === 0) return;
  await db.execute(sql`
    insert into job_observations (job_id, source, label, at, seen_at, tracking_numbers, effect, rule)
    select n.job_id, n.source, n.label, n.at, n.seen_at, ${asList("n.tracking_numbers")}, n.effect, n.rule
    from unnest(
      ${column(seen, text, (one) => one.jobId)}, ${column(seen, text, (one) => one.source)},
      ${column(seen, text, (one) => one.label)}, ${column(seen, moment, (one) => one.at)},
      ${column(seen, moment, (one) => one.seenAt)}, ${column(seen, text, (one) => asText(one.trackingNumbers))},
      ${column(seen, text, (one) => one.effect)}, ${column(seen, text, (one) => one.rule)}
    ) as n (job_id, source, label, at, seen_at, tracking_numbers, effect, rule)
    on conflict do nothing`);
}

/** Parcels of jobs, each once. */
export async function insertParcels(
  db: Db,
  parcels: readonly {
    readonly jobId: string;
    readonly trackingNumber: string;
    readonly carrier: string;
    readonly at: string;
  }[],
): Promise<void> {
  if (parcels.length === 0) return;
  await db.execute(sql`
    insert into shipments (job_id, tracking_number, carrier, first_seen_at)
    select * from unnest(
      ${column(parcels, text, (one) => one.jobId)}, ${column(parcels, text, (one) => one.trackingNumber)},
      ${column(parcels, text, (one) => one.carrier)}, ${column(parcels, moment, (one) => one.at)})
    on conflict do nothing`);
}

/** The keys of the concerns of many jobs in one statement. Keys hold labels, so they travel as JSON. */
export async function updateConcerns(
  db: Db,
  concerns: readonly (readonly [jobId: string, keys: readonly string[]])[],
): Promise<void> {
  if (concerns.length === 0) return;
  await db.execute(sql`
    update jobs set concerns = array(select jsonb_array_elements_text(n.keys::jsonb))
    from unnest(${column(concerns, text, ([jobId]) => jobId)},
      ${column(concerns, text, ([, keys]) => JSON.stringify(keys))}) as n (job_id, keys)
    where jobs.job_id = n.job_id`);
}

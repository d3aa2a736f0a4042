import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";

/** When a job's parcels were first seen, for histories that are older than our watching. Times are ISO. */
export type ParcelSighting = { readonly jobId: string; readonly firstSeenAt: string };

/** Records when parcels were first seen, all at once. Jobs without parcels are passed over. */
export async function recordParcelSightings(db: Db, sightings: readonly ParcelSighting[]): Promise<void> {
  const jobIds = sightings.map(({ jobId }) => jobId);
  const times = sightings.map(({ firstSeenAt }) => firstSeenAt);
  await db.execute(sql`
    UPDATE shipments s SET first_seen_at = seen.at
      FROM unnest(${sql.param(jobIds)}::text[], ${sql.param(times)}::timestamptz[]) AS seen(job_id, at)
     WHERE s.job_id = seen.job_id`);
}

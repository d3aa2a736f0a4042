import type { FeedReading, Job, JobId } from "./job.ts";

type WholeReading = Extract<FeedReading, { readonly kind: "read" }>;

/**
 * Open jobs that the feed held before and no longer holds. They are flagged, never taken for done: a feed may have a
 * window, or the job may have been cancelled. A feed that was cut short says nothing about absence.
 */
export function jobsThatLeftFeed(jobs: readonly Job[], reading: WholeReading): readonly JobId[] {
  if (!reading.isComplete || reading.observations.length === 0) return [];
  const held = new Set([...reading.observations.map(({ jobId }) => jobId), ...reading.withoutStatus]);
  return jobs
    .filter((job) => job.isOpen && job.feedSeenAt !== null && job.leftFeedAt === null && !held.has(job.jobId))
    .map(({ jobId }) => jobId);
}

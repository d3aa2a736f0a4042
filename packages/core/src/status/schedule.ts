import { type Dwell, dwellOf } from "./dwell.ts";
import type { Job } from "./job.ts";
import { workingMs } from "./working-time.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a shipped job is still asked for, in case its delivery is confirmed or it comes back. */
export const watchShippedMs = 14 * day;
/** Tracking is asked for after these waits, then every twelve hours. */
const trackingWaits = [15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour];
/** A shipped job without a tracking number is a problem after this. */
export const trackingPatienceMs = 2 * day;

/** The wait after the `asked`-th vain question for a tracking number; before the first, as after it. */
export const trackingWaitMs = (asked: number): number => trackingWaits[Math.max(0, asked - 1)] ?? 12 * hour;

/**
 * When a job is asked for next. In a stage, the wait is half of the time until the stage is expected to end: close to
 * the expected change it is asked often, far from it rarely, and again rarely when it is long overdue.
 *
 * @returns ISO time; `null` = no more, because it is delivered or closed or shipped long ago
 */
export function nextCheckAt(job: Job, now: Date, learned: readonly Dwell[]): string | null {
  const waitMs = waitOf(job, now.getTime(), learned);
  return waitMs === null ? null : new Date(now.getTime() + waitMs).toISOString();
}

function waitOf(job: Job, now: number, learned: readonly Dwell[]): number | null {
  if (job.bucket === "delivered" || job.bucket === "closed") return null;
  if (job.notFoundAt !== null) return 12 * hour;
  if (job.bucket === "shipped") {
    if (now - Date.parse(job.shippedAt ?? job.statusAt ?? new Date(now).toISOString()) > watchShippedMs)
      return null;
    return job.trackingNumbers.length === 0 ? trackingWaitMs(job.trackingAsked) : day;
  }
  if (job.statusLabel === null) return 15 * minute;
  const since = Date.parse(job.statusAt ?? job.lastSeenAt ?? "");
  const elapsed = Number.isNaN(since) ? 0 : workingMs(since, now);
  const { medianMs } = dwellOf(job.statusLabel, job.bucket, learned);
  const fastest = job.bucket === "leaving" || job.bucket === "in-production" ? 20 * minute : 30 * minute;
  return Math.min(4 * hour, Math.max(fastest, Math.abs(medianMs - elapsed) / 2));
}

/** How many questions a run may ask of the printer. */
export type CheckBudget = { readonly calls: number; readonly callsPerJob: number };

/**
 * The jobs that a run asks for: those that are due, the longest overdue first, as many as the budget allows.
 * The rest stays due and comes first next time.
 */
export function chooseChecks<J extends Pick<Job, "jobId" | "nextCheckAt">>(
  jobs: readonly J[],
  now: Date,
  budget: CheckBudget,
): readonly J[] {
  const moment = now.toISOString();
  return jobs
    .filter((job) => job.nextCheckAt !== null && job.nextCheckAt <= moment)
    .toSorted((a, b) => (a.nextCheckAt ?? "").localeCompare(b.nextCheckAt ?? ""))
    .slice(0, Math.max(0, Math.floor(budget.calls / budget.callsPerJob)));
}

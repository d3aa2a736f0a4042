import { type BucketOf, hasShipped } from "./bucket.ts";
import type { JobUpdate, StatusPlan } from "./plan.ts";

/** How an Order Sync ended for a job; the result is grouped by these. */
export const syncOutcomes = [
  "changed",
  "shipped-with-tracking",
  "unknown-status",
  "not-found",
  "failed",
  "unchanged",
] as const;
export type SyncOutcome = (typeof syncOutcomes)[number];

export const syncOutcomeTitles: Readonly<Record<SyncOutcome, string>> = {
  changed: "Status changed",
  "shipped-with-tracking": "Shipped, tracking stored",
  "unknown-status": "Unknown status",
  "not-found": "Not found at 4over",
  failed: "Failed",
  unchanged: "Unchanged",
};

export type SyncLine = {
  readonly jobId: string;
  readonly outcome: SyncOutcome;
  /** For people: what changed, or why it failed. */
  readonly detail: string;
};

/** The lines of a plan: what changed for each job. Jobs that stayed as they were are only counted by the caller. */
export function syncLines(plan: StatusPlan, bucketOf: BucketOf): readonly SyncLine[] {
  return plan.updates.map((update) => lineOf(update, bucketOf));
}

function lineOf({ after, before, change, newTracking }: JobUpdate, bucketOf: BucketOf): SyncLine {
  const { jobId } = after;
  if (newTracking.length > 0 && hasShipped(after.bucket))
    return { jobId, outcome: "shipped-with-tracking", detail: newTracking.join(", ") };
  if (after.statusLabel !== null && bucketOf(after.statusLabel) === null)
    return { jobId, outcome: "unknown-status", detail: after.statusLabel };
  if (change) return { jobId, outcome: "changed", detail: `${change.from ?? "no status"} → ${change.to}` };
  return { jobId, outcome: "unchanged", detail: before.statusLabel ?? "no status yet" };
}

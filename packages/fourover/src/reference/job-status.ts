import { jobStatuses } from "./job-statuses.ts";

/** Who has to act, or how far the job is. Suggested by us; a shop may map labels as it likes. */
export type StatusBucket =
  | "waiting-for-us"
  | "accepted"
  | "in-production"
  | "trouble"
  | "leaving"
  | "shipped"
  | "delivered"
  | "closed";

/** A published status: its label, what it means, and the identifiers that share it. */
export type JobStatus = {
  readonly label: string;
  readonly bucket: StatusBucket;
  /** A job may be cancelled up to and including *Batch Imposition*. */
  readonly cancellable: boolean;
  readonly explanation: string;
  readonly uuids: readonly string[];
};

const byLabel = new Map(jobStatuses.map((status) => [status.label.toLowerCase(), status]));

/** The published status with this label, whatever its case; `undefined` for labels that are not in the table. */
export function findJobStatus(label: string): JobStatus | undefined {
  return byLabel.get(label.trim().toLowerCase());
}

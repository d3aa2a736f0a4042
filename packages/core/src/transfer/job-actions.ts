import { isSameLabel, ordinaryPath, type StatusBucket } from "#status/index.ts";
import type { TransferJob } from "./repository.ts";

/** What can still be done with one job, and in words why not more. */
export type JobActions = {
  readonly canCancel: boolean;
  readonly canReprint: boolean;
  readonly canAttach: boolean;
  readonly words: string;
};

/** Where a job stands at the printer, as last heard; `null` = nothing was heard yet. */
export type JobStanding = { readonly label: string | null; readonly bucket: StatusBucket | null } | null;

const none: JobActions = { canCancel: false, canReprint: false, canAttach: false, words: "" };
const lastCancellable = ordinaryPath.indexOf("Batch Imposition");

/**
 * What can still be done with a job. The printer has the last word on a cancellation: what we heard of the job may be old.
 *
 * @source 4over "Cancel Order": a job is cancelled until it passes Batch Imposition
 */
export function jobActions(
  job: Pick<TransferJob, "state" | "jobId" | "filesState">,
  standing: JobStanding,
): JobActions {
  if (job.jobId === null) return none;
  if (job.state === "cancelled")
    return { ...none, canReprint: true, words: "Cancelled. It can be made again as a reprint." };
  if (job.state !== "placed") return none;
  const canAttach = ["refused", "in-doubt", "to-attach"].includes(job.filesState);
  if (isTooLate(standing))
    return {
      ...none,
      canReprint: true,
      words: `${standing?.label ?? "In production"}: too late to cancel. It can be reprinted.`,
    };
  return {
    canCancel: true,
    canReprint: true,
    canAttach,
    words: `${standing?.label ?? "No status yet"}: 4over cancels it until Batch Imposition is over.`,
  };
}

const over: ReadonlySet<StatusBucket | null> = new Set([
  "leaving",
  "shipped",
  "delivered",
  "closed",
] as const);

function isTooLate(standing: JobStanding): boolean {
  const at = ordinaryPath.findIndex((label) => isSameLabel(label, standing?.label ?? null));
  return at === -1 ? over.has(standing?.bucket ?? null) : at > lastCancellable;
}

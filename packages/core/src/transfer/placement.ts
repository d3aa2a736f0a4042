import type { JobCost, Placement } from "#printer/index.ts";

/** A job as it was sent: `group` counts the jobs of the trade order, sets of one job share it. */
export type SentJob = { readonly jobName: string; readonly group: number };

/** What is known of a sent job after the answer. */
export type JobOutcome =
  | {
      readonly kind: "placed";
      readonly jobName: string;
      readonly jobId: string;
      readonly cost: JobCost | null;
    }
  | { readonly kind: "refused"; readonly jobName: string; readonly reason: string }
  | { readonly kind: "in-doubt"; readonly jobName: string; readonly why: string };

export type SettledPlacement = {
  readonly outcomes: readonly JobOutcome[];
  /** Job ids of the answer that belong to none of the jobs we sent. A person must look at them. */
  readonly strangers: readonly string[];
};

/**
 * Says for each sent job what the printer did with it. Job ids without names are matched by position when there are
 * exactly as many as jobs; otherwise nothing is guessed and the unmatched jobs are in doubt.
 *
 * @source 4over "Create Order": `customer_job_id` echoes the job name; older answers list ids in the order of jobs
 */
export function settlePlacement(sent: readonly SentJob[], placement: Placement): SettledPlacement {
  const named = new Map(placement.accepted.flatMap((job) => (job.jobName ? [[job.jobName, job]] : [])));
  const unnamed = placement.accepted.filter((job) => !job.jobName);
  const refusedBy = new Map(
    placement.refused.flatMap((job) => (job.jobName ? [[job.jobName, job.reason]] : [])),
  );
  const byPosition =
    placement.refused.length === 0 && named.size === 0 && unnamed.length === sent.length ? unnamed : null;
  // Whose sister was taken is only known when every id that was taken has its name.
  const refusedGroups =
    named.size > 0 && unnamed.length === 0
      ? groupsRefused(sent, refusedBy, named)
      : new Map<number, string>();
  const refusedWhole = reasonForAll(placement);
  const outcomes = sent.map(({ jobName, group }, index): JobOutcome => {
    const accepted = named.get(jobName) ?? byPosition?.[index];
    if (accepted) return { kind: "placed", jobName, jobId: accepted.jobId, cost: accepted.cost };
    const reason = refusedBy.get(jobName) ?? refusedGroups.get(group) ?? refusedWhole;
    if (reason !== null && reason !== undefined) return { kind: "refused", jobName, reason };
    return {
      kind: "in-doubt",
      jobName,
      why: `4over answered "${placement.answer}" and did not mention this job.`,
    };
  });
  const known = new Set(sent.map((job) => job.jobName));
  const strangers = placement.accepted
    .filter((job) => (job.jobName ? !known.has(job.jobName) : byPosition === null))
    .map((job) => job.jobId);
  return { outcomes, strangers };
}

/**
 * Only an answer that says `Failed` and names no job id refuses everything. `Warning` says that some jobs were taken: when
 * their ids are missing, the jobs that no refusal names may be at the printer.
 */
const reasonForAll = ({ answer, accepted, refused }: Placement): string | null =>
  accepted.length === 0 && /^failed$/i.test(answer) ? (refused[0]?.reason ?? null) : null;

/** A refusal names one set of a job; the whole job was refused unless one of its sets was taken. */
function groupsRefused(
  sent: readonly SentJob[],
  refusedBy: ReadonlyMap<string, string>,
  accepted: ReadonlyMap<string, unknown>,
): ReadonlyMap<number, string> {
  const groups = new Map<number, string>();
  for (const job of sent) {
    const reason = refusedBy.get(job.jobName);
    if (reason !== undefined) groups.set(job.group, reason);
  }
  for (const job of sent) if (accepted.has(job.jobName)) groups.delete(job.group);
  return groups;
}

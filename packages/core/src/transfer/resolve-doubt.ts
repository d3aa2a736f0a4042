import { type Outcome, ok, refused } from "#outcome/index.ts";
import { openFilesMissing } from "./attach-files.ts";
import {
  type DecisionRefusal,
  type DoubtDecision,
  findEvidence,
  refuseDecision,
  type Sighting,
} from "./evidence.ts";
import type { Actor, TransferJob } from "./repository.ts";
import { clearSettled } from "./tell-problems.ts";
import type { TransferPorts } from "./transfer-ports.ts";

type Resolving = Pick<TransferPorts, "transfers" | "problems" | "clock">;

/** A claim is alive this long: the longest submit, and some. Afterwards the process that made it is taken for dead. */
export const claimLifeMs = 3 * 60_000;

/**
 * Turns claims without an answer into doubt. At start-up `everyClaim` is right where one process alone sends; beside
 * other workers only claims past their life are abandoned.
 */
export async function doubtAbandonedClaims(
  ports: Resolving,
  { everyClaim }: { readonly everyClaim: boolean },
  by: Actor,
): Promise<number> {
  const now = ports.clock.now().getTime();
  const before = new Date(everyClaim ? now + 86_400_000 : now - claimLifeMs).toISOString();
  const jobs = await ports.transfers.doubtAbandoned(before, by);
  for (const job of jobs) await openDoubt(ports, job, "the program stopped before the answer came.");
  return jobs.length;
}

async function openDoubt({ problems }: Resolving, job: TransferJob, why: string): Promise<void> {
  await problems.open({
    key: `transfer/in-doubt:${job.itemId}`,
    code: "transfer/in-doubt",
    severity: "needs-a-decision",
    subjects: [{ kind: "item", id: job.itemId, label: job.jobName }],
    what: `It is not known whether 4over took ${job.jobName}: ${why}`,
    meaning: "It is not sent again by itself, so it cannot be printed and charged twice.",
    doNext: "Look for the job name on 4over.com, then say whether it is there. Runbook: transfer-in-doubt.",
    link: `/admin/transfers/${job.itemId}/resolve`,
  });
}

/** Settles jobs in doubt with what was seen at the printer. Returns how many were found. */
export async function resolveByEvidence(
  ports: Resolving,
  sightings: readonly Sighting[],
  by: Actor,
): Promise<{ readonly found: number; readonly contradictory: number }> {
  const doubtful = await ports.transfers.inDoubt();
  const dismissed = await ports.transfers.declaredNotThere();
  if (doubtful.length + dismissed.length === 0 || sightings.length === 0)
    return { found: 0, contradictory: 0 };
  const taken = await ports.transfers.takenJobIds(sightings.map((sighting) => sighting.jobId));
  let found = 0;
  let contradictory = 0;
  for (const evidence of findEvidence([...doubtful, ...dismissed], sightings, taken)) {
    const job = [...doubtful, ...dismissed].find((one) => one.id === evidence.id);
    if (!job) continue;
    if (evidence.kind === "contradictory") {
      contradictory += 1;
      await openDoubt(ports, job, `it stands there under several job ids (${evidence.jobIds.join(", ")}).`);
      continue;
    }
    if (!(await ports.transfers.recordEvidence(evidence, by))) continue;
    found += 1;
    if (job.state === "not-there") await openDouble(ports, job, evidence.jobId);
    else await clearWhenSettled(ports, job);
  }
  return { found, contradictory };
}

/** It was declared not to be there, perhaps sent again, and shows up after all. */
async function openDouble({ problems }: Resolving, job: TransferJob, jobId: string): Promise<void> {
  await problems.open({
    key: `transfer/double:${job.id}`,
    code: "transfer/double",
    severity: "stops-an-order",
    subjects: [{ kind: "item", id: job.itemId, label: job.jobName }],
    what: `Job ${jobId} of ${job.jobName} is at 4over after all, although somebody decided that it was not.`,
    meaning: "If it was sent again in the meantime it will be printed and charged twice.",
    doNext: `Open the order product: if it has another job too, cancel one of them.`,
    link: `/admin/transfers/${job.itemId}/shipping`,
  });
}

/** Records what a person found out. "It is not there" releases the set: it may be sent again, by a person. */
export async function decideDoubt(
  ports: Resolving,
  job: TransferJob,
  decision: DoubtDecision,
  by: Actor,
): Promise<Outcome<{ readonly state: "placed" | "not-there" }, DecisionRefusal>> {
  const jobIds = decision.kind === "it-is-there" ? [decision.jobId] : [];
  const refusal = refuseDecision(decision, {
    sentAt: Date.parse(job.claimedAt),
    now: ports.clock.now().getTime(),
    takenJobIds: await ports.transfers.takenJobIds(jobIds),
  });
  if (refusal) return refused(refusal);
  const done = await ports.transfers.recordDecision(
    job.id,
    decision.kind,
    decision.kind === "it-is-there" ? decision.jobId : null,
    decision.reason,
    by,
  );
  if (!done)
    return refused({
      kind: "job-id-taken",
      what: "It was settled in the meantime.",
      doNext: "Open it again to see what was found.",
    });
  await clearWhenSettled(ports, job);
  return ok({ state: decision.kind === "it-is-there" ? "placed" : "not-there" });
}

/** Clears what is settled. A job that was ordered without its files still waits for them, which is said. */
async function clearWhenSettled(ports: Resolving, job: TransferJob): Promise<void> {
  const { jobs } = await ports.transfers.load(job.itemId, job.copy);
  if (jobs.every((one) => one.state !== "in-doubt")) await clearSettled(ports, job.itemId);
  for (const { jobId, ...one } of jobs)
    if (one.state === "placed" && one.filesState === "to-attach" && jobId)
      await openFilesMissing(ports.problems, one, jobId, `The files of job ${jobId} were not sent yet.`);
}

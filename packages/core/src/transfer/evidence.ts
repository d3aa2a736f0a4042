import { isJobId, type ObservationSource } from "#status/index.ts";
import { namesJob } from "./job-names.ts";

/** Something seen of a job at the printer: a feed item, a push notification. `text` may name it by our job name. */
export type Sighting = {
  readonly jobId: string;
  readonly source: ObservationSource;
  readonly text: string;
  readonly seenAt: string;
};
export type DoubtfulJob = { readonly id: string; readonly jobName: string };

export type EvidenceFound =
  | {
      readonly kind: "there";
      readonly id: string;
      readonly jobName: string;
      readonly jobId: string;
      readonly source: ObservationSource;
      readonly seenAt: string;
    }
  /** The same job name under several ids: it may have been placed twice. A person decides. */
  | {
      readonly kind: "contradictory";
      readonly id: string;
      readonly jobName: string;
      readonly jobIds: readonly string[];
    };

/**
 * Looks for jobs in doubt in what was seen at the printer. Silence proves nothing: a job that was not seen stays in doubt.
 *
 * @param taken - job ids that already belong to a job; they are evidence for nobody else
 */
export function findEvidence(
  doubtful: readonly DoubtfulJob[],
  sightings: readonly Sighting[],
  taken: ReadonlySet<string>,
): readonly EvidenceFound[] {
  const free = sightings.filter((sighting) => !taken.has(sighting.jobId));
  return doubtful.flatMap((job): readonly EvidenceFound[] => {
    const seen = free.filter((sighting) => namesJob(sighting.text, job.jobName));
    const jobIds = [...new Set(seen.map((sighting) => sighting.jobId))];
    const [first] = seen;
    if (!first) return [];
    if (jobIds.length > 1) return [{ kind: "contradictory", id: job.id, jobName: job.jobName, jobIds }];
    const { jobId, source, seenAt } = first;
    return [{ kind: "there", id: job.id, jobName: job.jobName, jobId, source, seenAt }];
  });
}

/** What a person decided about a job in doubt, with the reason they give; it is kept in the audit. */
export type DoubtDecision =
  | { readonly kind: "it-is-there"; readonly jobId: string; readonly reason: string }
  | { readonly kind: "it-is-not-there"; readonly reason: string };

export type DecisionRefusal = {
  readonly kind: "not-a-job-id" | "job-id-taken" | "reason-missing" | "too-early";
  readonly what: string;
  readonly doNext: string;
};

/** A submit may still be on its way: "it is not there" counts only after this long. */
export const settleMs = 10 * 60_000;

/** Whether a decision may be recorded; `null` = yes. `sentAt` and `now` in milliseconds. */
export function refuseDecision(
  decision: DoubtDecision,
  known: { readonly sentAt: number; readonly now: number; readonly takenJobIds: ReadonlySet<string> },
): DecisionRefusal | null {
  if (decision.reason.trim().length < 3)
    return {
      kind: "reason-missing",
      what: "A decision needs a reason.",
      doNext: "Write in a few words how you know: for instance where you looked.",
    };
  if (decision.kind === "it-is-not-there") {
    const elapsed = known.now - known.sentAt;
    // A clock set back does not open the gate early; one that had run a day ahead does not keep it shut.
    if (elapsed >= settleMs || elapsed < -86_400_000) return null;
    const minutes = Math.ceil((settleMs - elapsed) / 60_000);
    return {
      kind: "too-early",
      what: "4over may still be taking this order.",
      doNext: `Look again in ${minutes} minute${minutes === 1 ? "" : "s"}: a submit can take a minute and the list on 4over.com lags behind.`,
    };
  }
  if (!isJobId(decision.jobId))
    return {
      kind: "not-a-job-id",
      what: `"${decision.jobId}" is not a 4over job id.`,
      doNext:
        "Copy it from 4over.com: a letter, ten digits, a dash and three digits, such as Z8291118499-001.",
    };
  if (known.takenJobIds.has(decision.jobId))
    return {
      kind: "job-id-taken",
      what: `Job ${decision.jobId} already belongs to another order product.`,
      doNext: "Check the id on 4over.com, or open Sync Summary and look it up.",
    };
  return null;
}

import { isFault } from "@overprint/core/outcome";
import type { TradePrinter } from "@overprint/core/printer";
import {
  type BucketOf,
  hasShipped,
  isSameLabel,
  type Job,
  type JobId,
  type JobObservation,
} from "@overprint/core/status";
import PQueue from "p-queue";

/** What the printer said of jobs, one by one. A job whose question failed is named, and the others go on. */
export type Answers = {
  readonly observations: readonly JobObservation[];
  readonly notFound: readonly JobId[];
  readonly vainTracking: readonly JobId[];
  readonly failed: readonly { readonly jobId: JobId; readonly reason: string }[];
};

type Answer =
  | { readonly kind: "seen"; readonly observations: readonly JobObservation[]; readonly isVain: boolean }
  | { readonly kind: "not-found" };

/** After this many failures in a row the printer is down, not a job. */
const patience = 5;

/**
 * Asks the printer for the history of each job, and for tracking where the state is a shipped one and no number is
 * known for it. The client keeps its own rate.
 *
 * @throws a fault whose recovery is `fix-setup`, and the last fault when the printer does not answer at all
 */
export async function askPrinter(
  jobs: readonly Job[],
  printer: Pick<TradePrinter, "fetchStatus" | "fetchTracking">,
  {
    bucketOf,
    now,
    signal,
  }: { readonly bucketOf: BucketOf; readonly now: () => Date; readonly signal: AbortSignal },
): Promise<Answers> {
  const queue = new PQueue({ concurrency: 4 });
  const answers = new Map<JobId, Answer>();
  const failed: { jobId: JobId; reason: string }[] = [];
  let inARow = 0;
  let gaveUp: unknown;
  await Promise.all(
    jobs.map((job) =>
      queue.add(async () => {
        if (gaveUp !== undefined || signal.aborted) return;
        try {
          answers.set(job.jobId, await askForJob(job, printer, bucketOf, now, signal));
          inARow = 0;
        } catch (error) {
          if (signal.aborted) return;
          inARow += 1;
          if (!isFault(error) || error.recovery.kind === "fix-setup" || inARow >= patience) gaveUp = error;
          failed.push({ jobId: job.jobId, reason: isFault(error) ? error.message : "unexpected answer" });
        }
      }),
    ),
  );
  signal.throwIfAborted();
  if (gaveUp !== undefined && answers.size === 0) throw gaveUp;
  return { ...sorted(answers), failed };
}

function sorted(answers: ReadonlyMap<JobId, Answer>): Omit<Answers, "failed"> {
  const all = [...answers];
  return {
    observations: all.flatMap(([, answer]) => (answer.kind === "seen" ? answer.observations : [])),
    notFound: all.filter(([, { kind }]) => kind === "not-found").map(([jobId]) => jobId),
    vainTracking: all.filter(([, answer]) => answer.kind === "seen" && answer.isVain).map(([jobId]) => jobId),
  };
}

async function askForJob(
  job: Job,
  printer: Pick<TradePrinter, "fetchStatus" | "fetchTracking">,
  bucketOf: BucketOf,
  now: () => Date,
  signal: AbortSignal,
): Promise<Answer> {
  const seenAt = now().toISOString();
  const history = await printer.fetchStatus(job.jobId, { signal });
  if (!history.ok) return { kind: "not-found" };
  const [present] = history.value;
  const isNew =
    !isSameLabel(present?.label ?? null, job.statusLabel) ||
    present?.at !== job.statusAt ||
    job.trackingNumbers.length === 0;
  const asks = present !== undefined && hasShipped(bucketOf(present.label)) && isNew;
  const numbers = asks ? await printer.fetchTracking(job.jobId, { signal }) : [];
  return {
    kind: "seen",
    isVain: asks && numbers.length === 0,
    observations: history.value.map(({ label, at }, row) => ({
      jobId: job.jobId,
      source: "api",
      label,
      at,
      seenAt,
      trackingNumbers: row === 0 ? numbers : [],
    })),
  };
}

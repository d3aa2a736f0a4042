import { type Actor, type JobEvent, type JobOutcome, moveJob } from "@overprint/core/transfer";
import { and, eq } from "drizzle-orm";
import type { Db } from "#open.ts";
import { jobObservations, jobs, transferAttempts, transferJobs, transfers } from "#schema/index.ts";
import { type JobRow, refreshState } from "./transfer-rows.ts";
import type { TransferKeeping } from "./transfers.ts";

export type JobChange = {
  readonly event: JobEvent;
  readonly jobId?: string | null;
  readonly reason?: string | null;
  readonly costMinor?: number | null;
};

/** Moves a job if the event may meet it. `false` = it may not, or the job id belongs to another. */
export async function settleJob(
  { clock, audit }: TransferKeeping,
  tx: Db,
  job: JobRow,
  { event, jobId = null, reason = null, costMinor = null }: JobChange,
  by: Actor,
): Promise<boolean> {
  const state = moveJob(job.state, event);
  if (state === null) return false;
  const at = clock.now().toISOString();
  const placedAs = state === "placed" ? jobId : job.jobId;
  if (state === "placed" && jobId) {
    const [known] = await tx.select({ itemId: jobs.itemId }).from(jobs).where(eq(jobs.jobId, jobId));
    if (known && known.itemId !== job.itemId) return false;
  }
  await tx
    .update(transferJobs)
    .set({ state, jobId: placedAs, reason, settledAt: at, ...(costMinor === null ? {} : { costMinor }) })
    .where(eq(transferJobs.id, job.id));
  if (state === "placed" && jobId)
    await insertJob(tx, { ...job, jobId, costMinor: costMinor ?? job.costMinor }, at);
  await audit.record(tx, {
    ...by,
    action: `transfer.job-${state}`,
    subject: { kind: "job", id: placedAs ?? job.jobName },
    orderId: job.orderId,
    before: { state: job.state },
    after: { state, jobName: job.jobName, jobId: placedAs, reason },
  });
  return true;
}

/** The day on which the chosen way to ship has the job leave the printer. */
async function promisedDate(tx: Db, { itemId, copy }: JobRow): Promise<string | null> {
  const [row] = await tx
    .select({ shipping: transfers.shipping })
    .from(transfers)
    .where(and(eq(transfers.itemId, itemId), eq(transfers.copy, copy)));
  return row?.shipping?.method?.productionDate ?? row?.shipping?.method?.inHandDate ?? null;
}

async function insertJob(tx: Db, job: JobRow & { readonly jobId: string }, at: string): Promise<void> {
  const label = job.filesState === "to-attach" ? "Awaiting Artwork" : "New";
  const inserted = await tx
    .insert(jobs)
    .values({
      jobId: job.jobId,
      orderId: job.orderId,
      itemId: job.itemId,
      origin: "transferred",
      jobName: job.jobName,
      costMinor: job.costMinor,
      currency: job.currency,
      createdAt: at,
      nextCheckAt: at,
      promisedDate: await promisedDate(tx, job),
    })
    .onConflictDoNothing()
    .returning({ jobId: jobs.jobId });
  if (inserted.length > 0)
    await tx
      .insert(jobObservations)
      .values({ jobId: job.jobId, source: "transfer", label, at: null, seenAt: at })
      .onConflictDoNothing();
}

type Answer = {
  readonly kind: "answered" | "answer-lost" | "never-sent";
  readonly words: string;
  readonly outcomes: readonly JobOutcome[];
};

/** What is known after the answer, in one transaction. Recording it again changes nothing. */
export async function recordAnswer(
  keeping: TransferKeeping,
  attemptId: string,
  answer: Answer,
  by: Actor,
): Promise<void> {
  const at = keeping.clock.now().toISOString();
  await keeping.db.transaction(async (tx) => {
    await tx
      .update(transferAttempts)
      .set({ state: answer.kind, words: answer.words.slice(0, 2_000), answeredAt: at })
      .where(eq(transferAttempts.id, attemptId));
    const rows = await tx
      .select()
      .from(transferJobs)
      .where(eq(transferJobs.attemptId, attemptId))
      .for("update");
    const byName = new Map(answer.outcomes.map((outcome) => [outcome.jobName, outcome]));
    for (const job of rows) {
      const outcome = byName.get(job.jobName);
      const change = outcome ? changeOf(outcome) : ({ event: "never-sent", reason: answer.words } as const);
      const isSettled = await settleJob(keeping, tx, job, change, by);
      // A job id that already belongs to another order product proves nothing about this one.
      if (!isSettled && outcome?.kind === "placed" && job.state === "claimed")
        await settleJob(
          keeping,
          tx,
          job,
          {
            event: "answer-lost",
            reason: `4over answered with job ${outcome.jobId}, which belongs to another order product.`,
          },
          by,
        );
    }
    const touched = new Map(rows.map(({ itemId, copy }) => [`${itemId} ${copy}`, { itemId, copy }]));
    for (const { itemId, copy } of touched.values()) await refreshState(tx, itemId, copy, at);
  });
}

function changeOf(outcome: JobOutcome): JobChange {
  switch (outcome.kind) {
    case "placed":
      return {
        event: "accepted-by-printer",
        jobId: outcome.jobId,
        costMinor: outcome.cost?.total.minor ?? null,
      };
    case "refused":
      return { event: "refused-by-printer", reason: outcome.reason };
    case "in-doubt":
      return { event: "answer-lost", reason: outcome.why };
    default:
      return outcome satisfies never;
  }
}

import { ok, refused } from "@overprint/core/outcome";
import type { Actor, Claim, ClaimRefusal, TransferJob } from "@overprint/core/transfer";
import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { transferAttempts, transferJobs, transfers } from "#schema/index.ts";
import { jobOf, notByUs, refreshState } from "./transfer-rows.ts";
import type { TransferKeeping } from "./transfers.ts";

const taken: ClaimRefusal = {
  kind: "already-claimed",
  what: "Somebody else is sending this, or it was sent already.",
  doNext: "Open the order product to see where it stands. Nothing was sent by this attempt.",
};

/** The intent, before anything is sent. All of it is written or none: the index refuses a second claim of a set. */
export async function claimTransfer(
  keeping: TransferKeeping,
  claim: Claim,
  by: Actor,
): Promise<{ ok: true; value: readonly TransferJob[] } | { ok: false; problem: ClaimRefusal }> {
  try {
    return ok(await keeping.db.transaction((tx) => write(keeping, tx, claim, by)));
  } catch (error) {
    if (error instanceof TypedMeanwhile || isTaken(error)) return refused(taken);
    throw error;
  }
}

/** A person entered a job id for it between the plan and the claim. */
class TypedMeanwhile extends Error {}

async function write(
  { clock, newId, audit }: TransferKeeping,
  tx: Db,
  { attemptId, orderId, attemptNumber, plan, mode }: Claim,
  by: Actor,
): Promise<readonly TransferJob[]> {
  const at = clock.now().toISOString();
  const itemIds = plan.jobs.map(({ itemId }) => itemId);
  await tx
    .insert(transfers)
    .values(plan.jobs.map(({ itemId, copy }) => ({ itemId, copy, orderId, updatedAt: at })))
    .onConflictDoNothing();
  const elsewhere = await tx.execute(
    sql`select 1 from jobs where jobs.item_id in ${itemIds} and ${notByUs} limit 1`,
  );
  if (elsewhere.rows.length > 0 && plan.jobs.some(({ copy }) => copy === 0)) throw new TypedMeanwhile();
  await tx.insert(transferAttempts).values({
    id: attemptId,
    orderId,
    number: attemptNumber,
    reference: plan.reference,
    mode,
    state: "claimed",
    plan,
    claimedAt: at,
    claimedBy: by.actor,
    requestId: by.requestId,
  });
  const rows = await tx
    .insert(transferJobs)
    .values(
      plan.jobs.flatMap((job) =>
        job.sets.map(({ set, jobName }) => ({
          id: newId(),
          attemptId,
          orderId,
          itemId: job.itemId,
          copy: job.copy,
          set,
          sequence: sql`(select coalesce(max(sequence), 0) + 1 from transfer_jobs where item_id = ${job.itemId} and copy = ${job.copy} and set = ${set})`,
          jobName,
          state: "claimed" as const,
          filesState: job.job.attachAfterwards ? ("to-attach" as const) : ("in-order" as const),
          currency: job.cost?.goods.currency ?? "USD",
          claimedAt: at,
          claimedBy: by.actor,
        })),
      ),
    )
    .returning();
  for (const { itemId, copy } of plan.jobs) await refreshState(tx, itemId, copy, at);
  await audit.record(tx, {
    ...by,
    action: "transfer.claimed",
    subject: { kind: "order", id: orderId },
    orderId,
    after: { reference: plan.reference, jobs: rows.map(({ jobName }) => jobName), cost: plan.cost },
  });
  return rows.map((row) => jobOf({ ...row, reference: plan.reference }));
}

function isTaken(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause)
    if ("code" in one && one.code === "23505") return true;
  return false;
}

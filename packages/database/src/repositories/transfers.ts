import { type Clock, type NewId, ok, refused } from "@overprint/core/outcome";
import {
  type Actor,
  allows,
  type StepValue,
  type TransferRepository,
  type TransferState,
} from "@overprint/core/transfer";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database, Db } from "#open.ts";
import { jobs, storeOrderItems, transferJobs, transfers } from "#schema/index.ts";
import type { Audit } from "./audit.ts";
import { claimTransfer } from "./transfer-claim.ts";
import { jobOf, loadTransfers, refreshState } from "./transfer-rows.ts";
import { recordAnswer, settleJob } from "./transfer-settle.ts";
import { transfersInTurn } from "./transfer-turns.ts";

export type TransferKeeping = {
  readonly db: Database["db"];
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Audit;
};

/** Transfers, their attempts and jobs. Each method is one transaction, its audit entry included. */
export function transferRepository(keeping: TransferKeeping): TransferRepository {
  const { db, clock, audit } = keeping;
  const now = () => clock.now().toISOString();
  const load = async (itemId: string, copy = 0) => {
    const [record] = await loadTransfers(db, [{ itemId, copy }]);
    if (!record) throw new Error(`there is no order product ${itemId}`);
    return record;
  };
  return {
    load,
    loadOrder: async (orderId) => {
      const items = await db
        .select({ itemId: storeOrderItems.id })
        .from(storeOrderItems)
        .where(eq(storeOrderItems.orderId, orderId));
      const copies = await db
        .select({ itemId: transfers.itemId, copy: transfers.copy })
        .from(transfers)
        .where(and(eq(transfers.orderId, orderId), sql`${transfers.copy} > 0`));
      return loadTransfers(db, [...items.map(({ itemId }) => ({ itemId, copy: 0 })), ...copies]);
    },
    saveStep: async (itemId, copy, step, by) => {
      const before = await load(itemId, copy);
      if (!allows(before.state, "edit"))
        return refused({ kind: "cannot-be-edited", what: whyNotEditable(before.state) });
      await db.transaction(async (tx) => {
        await ensureRow(tx, itemId, copy, before.orderId, now());
        await tx
          .update(transfers)
          .set({
            ...columnOf(step),
            readySince: null,
            lookedAt: null,
            version: sql`${transfers.version} + 1`,
            updatedAt: now(),
          })
          .where(and(eq(transfers.itemId, itemId), eq(transfers.copy, copy)));
        await audit.record(tx, {
          ...by,
          action: `transfer.${step.step}-saved`,
          subject: { kind: "item", id: itemId },
          orderId: before.orderId,
          before: step.step === "margin" ? before.marginReason : before[step.step],
          after: step.value,
        });
      });
      return ok(await load(itemId, copy));
    },
    nextAttempt: async (orderId) => {
      const { rows } = await db.execute<{ next: number }>(
        sql`select coalesce(max(number), 0)::int + 1 as next from transfer_attempts where order_id = ${orderId}`,
      );
      return rows[0]?.next ?? 1;
    },
    claim: (claim, by) => claimTransfer(keeping, claim, by),
    recordAnswer: (attemptId, answer, by) => recordAnswer(keeping, attemptId, answer, by),
    recordFiles: async (jobRowId, filesState, words, by) => {
      await db.transaction(async (tx) => {
        const [job] = await tx
          .update(transferJobs)
          .set({ filesState })
          .where(eq(transferJobs.id, jobRowId))
          .returning();
        if (!job) return;
        await audit.record(tx, {
          ...by,
          action: `transfer.files-${filesState}`,
          subject: { kind: "job", id: job.jobId ?? job.jobName },
          orderId: job.orderId,
          after: { words },
        });
      });
    },
    recordCancelled: async (jobId, words, by) => {
      await db.transaction(async (tx) => {
        const [job] = await tx.select().from(transferJobs).where(eq(transferJobs.jobId, jobId)).for("update");
        if (job) await settleJob(keeping, tx, job, { event: "cancelled-at-printer", reason: words }, by);
        await tx
          .update(jobs)
          .set({ statusLabel: "Canceled", statusBucket: "closed", statusAt: now(), isOpen: false })
          .where(eq(jobs.jobId, jobId));
        if (job) await refreshState(tx, job.itemId, job.copy, now());
      });
    },
    doubtAbandoned: (claimedBefore, by) =>
      db.transaction(async (tx) => {
        const found = await tx
          .select()
          .from(transferJobs)
          .where(and(eq(transferJobs.state, "claimed"), lt(transferJobs.claimedAt, claimedBefore)))
          .for("update");
        for (const job of found)
          await settleJob(keeping, tx, job, { event: "answer-lost", reason: "The answer never came." }, by);
        for (const { itemId, copy } of distinct(found)) await refreshState(tx, itemId, copy, now());
        return found.map((job) => jobOf({ ...job, state: "in-doubt" }));
      }),
    inDoubt: () => jobsIn(db, sql`${transferJobs.state} = 'in-doubt'`),
    declaredNotThere: () =>
      jobsIn(
        db,
        sql`${transferJobs.state} = 'not-there' and ${transferJobs.claimedAt} > ${new Date(clock.now().getTime() - 60 * 86_400_000).toISOString()}`,
      ),
    takenJobIds: async (jobIds) => {
      if (jobIds.length === 0) return new Set();
      const ids = [...new Set(jobIds)];
      const rows = await db.select({ jobId: jobs.jobId }).from(jobs).where(inArray(jobs.jobId, ids));
      const own = await db
        .select({ jobId: transferJobs.jobId })
        .from(transferJobs)
        .where(inArray(transferJobs.jobId, ids));
      return new Set([...rows, ...own].flatMap(({ jobId }) => jobId ?? []));
    },
    recordEvidence: (found, by) =>
      settleOne(
        keeping,
        found.id,
        { event: "seen-at-printer", jobId: found.jobId, reason: `Seen in: ${found.source}.` },
        by,
      ),
    recordDecision: (jobRowId, decision, jobId, reason, by) =>
      settleOne(
        keeping,
        jobRowId,
        decision === "it-is-there"
          ? { event: "said-to-be-there", jobId, reason }
          : { event: "said-not-to-be-there", reason },
        by,
      ),
    beginReprint: (itemId, of, by) =>
      db.transaction(async (tx) => {
        const { rows } = await tx.execute<{ next: number }>(
          sql`select coalesce(max(copy), 0)::int + 1 as next from transfers where item_id = ${itemId}`,
        );
        const copy = rows[0]?.next ?? 1;
        const [from] = await loadTransfers(tx, [{ itemId, copy: 0 }]);
        if (!from) throw new Error(`there is no order product ${itemId}`);
        await tx.insert(transfers).values({
          itemId,
          copy,
          orderId: from.orderId,
          mapping: from.mapping,
          artwork: from.artwork,
          shipping: from.shipping,
          reprintOf: of.jobId,
          reprintReason: of.reason,
          updatedAt: now(),
        });
        await audit.record(tx, {
          ...by,
          action: "transfer.reprint-begun",
          subject: { kind: "item", id: itemId },
          orderId: from.orderId,
          after: { copy, ...of },
        });
        return copy;
      }),
    inTurn: (rules, limit) => transfersInTurn(db, rules, limit),
    noteLook: async (itemId, at, readySince) => {
      await db.execute(sql`insert into transfers (item_id, copy, order_id, looked_at, ready_since, updated_at)
        select id, 0, order_id, ${at}::timestamptz, ${readySince}::timestamptz, ${at}::timestamptz
        from store_order_items where id = ${itemId}
        on conflict (item_id, copy) do update set looked_at = excluded.looked_at, ready_since = excluded.ready_since`);
    },
    setHeld: async (itemId, reason, by) => {
      await db.transaction(async (tx) => {
        const [item] = await tx
          .update(storeOrderItems)
          .set({ ledgerState: reason === null ? "open" : "held", ledgerReason: reason })
          .where(and(eq(storeOrderItems.id, itemId), sql`${storeOrderItems.ledgerState} <> 'excluded'`))
          .returning({ orderId: storeOrderItems.orderId });
        if (!item) return;
        await audit.record(tx, {
          ...by,
          action: reason === null ? "transfer.released" : "transfer.held",
          subject: { kind: "item", id: itemId },
          orderId: item.orderId,
          after: { reason },
        });
      });
    },
  };
}

const whyNotEditable = (state: TransferState) =>
  state === "in-doubt"
    ? "It is in doubt: say first whether 4over has it."
    : state === "claimed"
      ? "It is being sent at this moment."
      : `It is ${state} and cannot be changed any more.`;

async function ensureRow(tx: Db, itemId: string, copy: number, orderId: string, at: string): Promise<void> {
  await tx.insert(transfers).values({ itemId, copy, orderId, updatedAt: at }).onConflictDoNothing();
}

function columnOf(step: StepValue) {
  switch (step.step) {
    case "mapping":
      return { mapping: step.value };
    case "artwork":
      return { artwork: step.value };
    case "shipping":
      return { shipping: step.value };
    case "margin":
      return { marginReason: step.value };
    default:
      return step satisfies never;
  }
}

async function jobsIn(db: Db, where: ReturnType<typeof sql>) {
  const rows = await db.select().from(transferJobs).where(where).orderBy(transferJobs.claimedAt).limit(5_000);
  return rows.map(jobOf);
}

const distinct = (rows: readonly { itemId: string; copy: number }[]) => [
  ...new Map(rows.map((row) => [`${row.itemId} ${row.copy}`, row])).values(),
];

/** `false` = the job is no longer where the event could meet it, or its job id is taken. */
async function settleOne(
  keeping: TransferKeeping,
  jobRowId: string,
  change: Parameters<typeof settleJob>[3],
  by: Actor,
): Promise<boolean> {
  return keeping.db.transaction(async (tx) => {
    const [job] = await tx.select().from(transferJobs).where(eq(transferJobs.id, jobRowId)).for("update");
    if (!job || !(await settleJob(keeping, tx, job, change, by))) return false;
    await refreshState(tx, job.itemId, job.copy, keeping.clock.now().toISOString());
    return true;
  });
}

import type { StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import {
  type SetStanding,
  type TransferJob,
  type TransferRecord,
  transferState,
} from "@overprint/core/transfer";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { jobs, storeOrderItems, transferAttempts, transferJobs, transfers } from "#schema/index.ts";
import { iso } from "./order-rows.ts";

export type JobRow = typeof transferJobs.$inferSelect;

export function jobOf(row: JobRow & { readonly reference?: string | null }): TransferJob {
  return {
    id: row.id,
    attemptId: row.attemptId,
    reference: row.reference ?? "",
    orderId: row.orderId as StoreOrderId,
    itemId: row.itemId as StoreOrderItemId,
    copy: row.copy,
    set: row.set,
    jobName: row.jobName,
    state: row.state,
    jobId: row.jobId,
    reason: row.reason,
    filesState: row.filesState,
    cost: row.costMinor === null ? null : { minor: row.costMinor, currency: row.currency },
    claimedAt: iso(row.claimedAt),
    claimedBy: row.claimedBy,
  };
}

/** Records of order products, in the order asked for; those that do not exist are left out. Four queries. */
export async function loadTransfers(
  db: Db,
  targets: readonly { readonly itemId: string; readonly copy: number }[],
): Promise<readonly TransferRecord[]> {
  if (targets.length === 0) return [];
  const itemIds = [...new Set(targets.map(({ itemId }) => itemId))];
  const items = await db
    .select({
      id: storeOrderItems.id,
      orderId: storeOrderItems.orderId,
      ledgerState: storeOrderItems.ledgerState,
      otherJobs: sql<number>`(select count(*)::int from ${jobs} where ${jobs.itemId} = ${storeOrderItems.id} and ${notByUs})`,
    })
    .from(storeOrderItems)
    .where(inArray(storeOrderItems.id, itemIds));
  const rows = await db.select().from(transfers).where(inArray(transfers.itemId, itemIds));
  const sent = await db
    .select({ job: transferJobs, reference: transferAttempts.reference })
    .from(transferJobs)
    .innerJoin(transferAttempts, eq(transferAttempts.id, transferJobs.attemptId))
    .where(inArray(transferJobs.itemId, itemIds))
    .orderBy(transferJobs.sequence);
  return targets.flatMap(({ itemId, copy }): readonly TransferRecord[] => {
    const item = items.find(({ id }) => id === itemId);
    const row = rows.find((one) => one.itemId === itemId && one.copy === copy);
    if (!item || (!row && copy > 0)) return [];
    const own = sent
      .filter(({ job }) => job.itemId === itemId && job.copy === copy)
      .map(({ job, reference }) => jobOf({ ...job, reference }));
    const waiting = copy === 0 ? waitingOf(item.ledgerState) : "to-transfer";
    const elsewhere = copy === 0 && own.length === 0 && item.otherJobs > 0;
    return [
      {
        itemId: itemId as StoreOrderItemId,
        copy,
        orderId: item.orderId as StoreOrderId,
        state: elsewhere && waiting !== "excluded" ? "placed" : transferState(newestOf(own), waiting),
        version: row?.version ?? 0,
        mapping: row?.mapping ?? null,
        artwork: row?.artwork ?? null,
        shipping: row?.shipping ?? null,
        marginReason: row?.marginReason ?? null,
        reprintOf: row?.reprintOf ?? null,
        reprintReason: row?.reprintReason ?? null,
        readySince: row?.readySince ? iso(row.readySince) : null,
        jobs: own,
      },
    ];
  });
}

/** A job that no attempt of ours placed: typed in, or known from elsewhere. What has one is at the printer already. */
export const notByUs = sql`(jobs.origin = 'typed' or not exists (
  select from transfer_jobs where transfer_jobs.job_id = jobs.job_id))`;

const waitingOf = (ledger: "open" | "held" | "excluded") => (ledger === "open" ? "to-transfer" : ledger);

/** Where each set stands: its newest row. */
const newestOf = (own: readonly TransferJob[]): readonly SetStanding[] => [
  ...new Map(own.map(({ set, state }) => [set, { set, state }])).values(),
];

/** Writes the state that the jobs of an order product add up to, in the transaction that changed them. */
export async function refreshState(tx: Db, itemId: string, copy: number, at: string): Promise<void> {
  const rows = await tx
    .select({ set: transferJobs.set, state: transferJobs.state })
    .from(transferJobs)
    .where(and(eq(transferJobs.itemId, itemId), eq(transferJobs.copy, copy)))
    .orderBy(transferJobs.sequence);
  const newest = [...new Map(rows.map((row) => [row.set, row])).values()];
  const state = transferState(newest, "to-transfer");
  await tx
    .update(transfers)
    .set({ state, version: sql`${transfers.version} + 1`, updatedAt: at })
    .where(and(eq(transfers.itemId, itemId), eq(transfers.copy, copy)));
  if (copy > 0) return;
  const held = {
    "in-doubt": "In doubt: it is not known whether 4over has it.",
    refused: "4over refused it.",
  };
  const reason = state === "in-doubt" || state === "refused" ? held[state] : null;
  if (reason !== null)
    await tx
      .update(storeOrderItems)
      .set({ ledgerState: "held", ledgerReason: reason })
      .where(and(eq(storeOrderItems.id, itemId), eq(storeOrderItems.ledgerState, "open")));
  if (state === "placed" || state === "claimed" || state === "to-transfer")
    await tx
      .update(storeOrderItems)
      .set({ ledgerState: "open", ledgerReason: null })
      .where(and(eq(storeOrderItems.id, itemId), eq(storeOrderItems.ledgerState, "held")));
}

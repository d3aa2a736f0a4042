import { type JobId, readJobIds } from "@overprint/core/status";
import { type Db, itemContexts, jobRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { orderSyncCall, tellStoresCall } from "./calls.ts";
import { applyLastFeed } from "./record-feed.ts";

export type TypedResult = {
  readonly added: readonly JobId[];
  /** For people: what was not taken, and why. */
  readonly refused: readonly { readonly text: string; readonly reason: string }[];
  /** Those of which the last feed knew something already. */
  readonly known: number;
};

/**
 * Enters job ids that a person typed or pasted on an order product. What the last feed says of them counts at once;
 * with the API they are asked for in a task.
 */
export async function enterJobIds(
  overprint: Overprint,
  {
    itemId,
    text,
    actor,
    requestId = null,
  }: { itemId: string; text: string; actor: string; requestId?: string | null },
): Promise<TypedResult> {
  const { jobIds, rejected } = readJobIds(text);
  const [context] = await itemContexts(overprint.db, { itemIds: [itemId] });
  if (!context)
    return { added: [], known: 0, refused: [{ text: "", reason: "This order product no longer exists." }] };
  if (jobIds.length === 0) return { added: [], known: 0, refused: rejected };
  const at = overprint.clock.now().toISOString();
  // Asked before the transaction: the embedded database has one at a time, and would wait for itself.
  const hasApi = (await overprint.printer()).ok;
  const { added, taken } = await overprint.db.transaction(async (tx) => {
    const result = await jobRepository(tx).add(
      jobIds.map((jobId) => ({
        jobId,
        orderId: context.orderId as never,
        itemId: itemId as never,
        origin: "typed" as const,
        jobName: null,
        cost: null,
        promisedDate: null,
        currency: context.currency,
      })),
      at,
    );
    await follow(tx, overprint, { itemId, added: result.added, actor, hasApi });
    await overprint.audit.record(tx, {
      actor,
      action: "jobs.entered",
      subject: { kind: "item", id: itemId },
      orderId: context.orderId,
      after: { jobIds: result.added },
      requestId,
    });
    return result;
  });
  const known = added.length > 0 ? await applyLastFeed(overprint, added) : null;
  return {
    added,
    known: known ? known.plan.updates.length : 0,
    refused: [
      ...rejected,
      ...taken.map((job) => ({
        text: job.jobId,
        reason:
          job.itemId === itemId
            ? "This order product has it already."
            : `Order ${job.orderNumber} has this job id already. Remove it there first if that was a mistake.`,
      })),
    ],
  };
}

async function follow(
  tx: Db,
  overprint: Overprint,
  {
    itemId,
    added,
    actor,
    hasApi,
  }: {
    readonly itemId: string;
    readonly added: readonly JobId[];
    readonly actor: string;
    readonly hasApi: boolean;
  },
): Promise<void> {
  if (added.length === 0) return;
  await overprint.tasks.enqueue(tx, tellStoresCall, { itemIds: [itemId] });
  if (!hasApi) return;
  const runId = overprint.newId();
  const scope = { kind: "jobs" as const, jobIds: [...added] };
  await overprint.tasks.enqueue(tx, orderSyncCall, { runId, scope, startedBy: actor }, { key: runId });
}

/** Takes out a job id that was typed by mistake. A transferred job cannot be taken out: it is being printed. */
export async function removeJobId(
  overprint: Overprint,
  { jobId, actor }: { readonly jobId: string; readonly actor: string },
): Promise<boolean> {
  return overprint.db.transaction(async (tx) => {
    const repository = jobRepository(tx);
    const [job] = await repository.lock([jobId as JobId]);
    if (!job || !(await repository.removeTyped(job.jobId))) return false;
    await overprint.tasks.enqueue(tx, tellStoresCall, { itemIds: [job.itemId] });
    await overprint.audit.record(tx, {
      actor,
      action: "jobs.removed",
      subject: { kind: "item", id: job.itemId },
      orderId: job.orderId,
      before: { jobId, status: job.statusLabel },
    });
    return true;
  });
}

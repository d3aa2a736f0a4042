import { isFault } from "#outcome/index.ts";
import { judgeChanges, summarise } from "./judge.ts";
import type { ChangeSet } from "./repository.ts";
import { SyncCancelled, type SyncDeps, SyncTakenOver } from "./sync-deps.ts";
import { syncGone } from "./sync-gone.ts";
import { syncAgain, syncCategories, syncProducts } from "./sync-products.ts";
import type { SyncPhase, SyncRun } from "./sync-run.ts";
import { SyncSession } from "./sync-session.ts";
import { explainSyncTrouble } from "./sync-trouble.ts";

/** How a run ended: the run, and the change set that was approved or waits. */
export type SyncOutcome = {
  readonly run: SyncRun;
  readonly changeSet: ChangeSet | null;
  readonly fault: unknown;
};

/** A worker that was not heard of for so long is thought dead. */
const staleMs = 120_000;

const phases: Readonly<Record<Exclude<SyncPhase, "changes">, (session: SyncSession) => Promise<void>>> = {
  categories: syncCategories,
  products: syncProducts,
  again: syncAgain,
  gone: syncGone,
};

/**
 * Works on a run until it ends: from its beginning, or from where it was killed, cancelled or failed.
 *
 * Every batch is stored with its place in one transaction. What the printer fails to tell changes nothing that is
 * stored; a product that fails is noted and the others go on.
 *
 * @param takeOver - `true` when no other process can be at work on it (a single process that just started)
 * @returns `null` when another run is running or another worker has this one. Faults end the run as `failed` and are in
 *   the outcome; an abort of `signal` (the process ends) leaves the run for the next worker and throws.
 */
export async function syncCatalogue(
  runId: string,
  deps: SyncDeps,
  { signal, takeOver = false }: { readonly signal?: AbortSignal; readonly takeOver?: boolean } = {},
): Promise<SyncOutcome | null> {
  const now = deps.clock.now();
  const stale = takeOver ? now : new Date(now.getTime() - staleMs);
  const run = await deps.runs.take(runId, deps.worker, now.toISOString(), stale.toISOString());
  if (run === null) return null;
  const session = new SyncSession(run, deps, signal);
  try {
    while (session.run.phase !== "changes") await phases[session.run.phase](session);
    const changeSet = await closeChanges(session);
    const ended = await deps.runs.end(runId, "finished", session.now(), null, session.spent());
    return { run: ended, changeSet, fault: null };
  } catch (error) {
    if (signal?.aborted || error instanceof SyncTakenOver) throw error;
    const isCancelled = error instanceof SyncCancelled;
    if (!isCancelled && !isFault(error)) throw error;
    const trouble = isCancelled ? null : explainSyncTrouble(error, session.run);
    const state = isCancelled ? "cancelled" : "failed";
    const ended = await deps.runs.end(runId, state, session.now(), trouble, session.spent());
    return { run: ended, changeSet: null, fault: isCancelled ? null : error };
  }
}

/** Judges what the run found: approves it, or puts it before a person. */
async function closeChanges({ deps, run }: SyncSession): Promise<ChangeSet | null> {
  const open = await deps.changeSets.findOpen();
  if (!open) return null;
  const summary = summarise(
    await deps.changeSets.changes(open.id),
    await deps.changeSets.catalogueSize(),
    await deps.changeSets.refusedBefore(open.id),
  );
  const verdict = judgeChanges(summary, deps.rules);
  const closed = await deps.changeSets.close(open.id, summary, verdict);
  if (closed === null || verdict.kind !== "approve") return closed;
  return deps.changeSets.approve(open.id, `sync ${run.id}`, deps.clock.now().toISOString());
}

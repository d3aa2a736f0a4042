import { type Clock, type NewId, type Outcome, ok, refused } from "#outcome/index.ts";
import type { SyncRuns } from "./repository.ts";
import type { SyncRun, SyncScope } from "./sync-run.ts";

export type SyncRefusal = { readonly kind: "already-running"; readonly runId: string };

/** Clocks differ a little: changes are asked for from so long before the last run began. */
const overlapMs = 10 * 60_000;

/**
 * Begins a run; the work is done by `syncCatalogue`. Only what changed can be read when a complete run has finished
 * before; without one, everything is read.
 *
 * @returns `already-running` with the run that is at work
 */
export async function startSync(
  wanted: SyncScope,
  by: string,
  { runs, clock, newId }: { readonly runs: SyncRuns; readonly clock: Clock; readonly newId: NewId },
): Promise<Outcome<SyncRun, SyncRefusal>> {
  const last = await runs.lastComplete();
  const scope: SyncScope = wanted.kind === "changes" && last === null ? { kind: "everything" } : wanted;
  const run = await runs.start({
    id: newId(),
    scope,
    since:
      scope.kind === "changes" && last
        ? new Date(Date.parse(last.startedAt) - overlapMs).toISOString()
        : null,
    startedBy: by,
    startedAt: clock.now().toISOString(),
  });
  if (run) return ok(run);
  const running = await runs.findRunning();
  return refused({ kind: "already-running", runId: running?.id ?? "" });
}

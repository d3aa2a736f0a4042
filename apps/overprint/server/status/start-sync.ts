import { statusRunRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { orderSyncCall, type SyncScope } from "./calls.ts";
import { wordsOf } from "./order-sync.ts";

/**
 * Starts an Order Sync for a person; the run can be watched from now on.
 *
 * @returns the run's id; `null` when one like it waits to begin already
 */
export async function startSync(
  overprint: Overprint,
  scope: SyncScope,
  startedBy: string,
): Promise<string | null> {
  const runId = overprint.newId();
  return overprint.db.transaction(async (tx) => {
    const key = JSON.stringify(scope);
    const task = await overprint.tasks.enqueue(
      tx,
      orderSyncCall,
      { runId, scope, startedBy },
      { key, priority: 5 },
    );
    if (task === null) return null;
    await statusRunRepository(tx).begin({
      id: runId,
      kind: "order-sync",
      startedBy,
      scope: wordsOf(scope),
      startedAt: overprint.clock.now().toISOString(),
      total: null,
    });
    return runId;
  });
}

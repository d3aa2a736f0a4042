import { doubtAbandonedClaims } from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import { automaticTransferTask, settleTransfersTask } from "#tasks/transfer.ts";

/**
 * At start: whatever was claimed by a process that is gone becomes doubt. The embedded database has one process, so there
 * every claim is abandoned; beside other workers only claims past their life are.
 */
export async function beginTransfers(overprint: Overprint): Promise<void> {
  const { transfer, tasks, database } = overprint;
  const by = { actor: "start", requestId: null };
  await doubtAbandonedClaims(transfer.resolving, { everyClaim: database.kind === "embedded" }, by);
  await tasks.schedule(settleTransfersTask, { cron: "* * * * *", timeZone: "UTC" }, {});
  await tasks.schedule(automaticTransferTask, { cron: "* * * * *", timeZone: "UTC" }, {});
}

import { namesJob, resolveByEvidence } from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";

/** A push as it came: nobody signed it. */
export type PushedName = { readonly jobId: string; readonly jobName: string };

/**
 * Settles jobs in doubt that a push names. A push is unsigned, so it is only believed when the printer itself, asked for
 * the status of that job id, knows the job in our account.
 */
export async function resolveByPush(overprint: Overprint, pushed: readonly PushedName[]): Promise<number> {
  const doubtful = await overprint.transfer.records.inDoubt();
  const named = pushed.filter(({ jobName }) => doubtful.some((job) => namesJob(jobName, job.jobName)));
  const ports = named.length > 0 ? await overprint.transfer.ports() : null;
  if (!ports?.ok) return 0;
  const seenAt = overprint.clock.now().toISOString();
  const known = [];
  for (const { jobId, jobName } of named.slice(0, 50))
    if ((await ports.value.printer.fetchStatus(jobId)).ok)
      known.push({ jobId, source: "push" as const, text: jobName, seenAt });
  const by = { actor: "4over", requestId: null };
  return (await resolveByEvidence(overprint.transfer.resolving, known, by)).found;
}

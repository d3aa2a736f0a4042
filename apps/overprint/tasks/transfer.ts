import { automaticSetting, doubtAbandonedClaims } from "@overprint/core/transfer";
import { z } from "zod";
import { transferByItself } from "#server/transfer/automatic.ts";
import { resolveByPush } from "#server/transfer/push-evidence.ts";
import { defineTask } from "./task.ts";

const by = { actor: "schedule", requestId: null };

/**
 * Turns claims that never got an answer into doubt. Sends nothing. Harmless when it throws, when the process dies, and
 * when it runs twice.
 */
export const settleTransfersTask = defineTask<Record<string, never>>({
  name: "transfer.settle",
  title: "Transfers without an answer",
  payload: z.object({}),
  policy: { pileUp: "one-at-all", retries: 0 },
  handler: async (_nothing, { transfer }) => {
    await doubtAbandonedClaims(transfer.resolving, { everyClaim: false }, by);
  },
});

/** Settles jobs in doubt that pushes name, once the printer confirms them. Harmless when it throws, dies or runs twice. */
export const pushEvidenceTask = defineTask<{ pushed: { jobId: string; jobName: string }[] }>({
  name: "transfer.push-evidence",
  title: "Jobs in doubt named by a push",
  payload: z.object({ pushed: z.array(z.object({ jobId: z.string(), jobName: z.string() })) }),
  policy: { retries: 3 },
  handler: async ({ pushed }, overprint) => {
    await resolveByPush(overprint, pushed);
  },
});

/**
 * Sends order products that may go by themselves, after their hold window. A throw leaves the rest for the next tick;
 * a death leaves at most claims, which become doubt; a second run finds them claimed.
 */
export const automaticTransferTask = defineTask<Record<string, never>>({
  name: "transfer.automatic",
  title: "Automatic transfer",
  payload: z.object({}),
  policy: { pileUp: "one-at-all", retries: 0, timeoutSeconds: 3_600 },
  handler: async (_nothing, overprint, signal) => {
    if ((await overprint.settings.get(automaticSetting)).isOn) await transferByItself(overprint, signal);
  },
});

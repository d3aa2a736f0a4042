import { isFault } from "@overprint/core/outcome";
import { z } from "zod";
import { defineTask } from "./task.ts";

/**
 * Works on a catalogue sync until it ends.
 *
 * Throws what the printer fails with: the run is `failed` then, and a retry goes on from where it stopped. When the
 * process dies, another worker goes on from the last batch; when it runs twice, the second finds the run ended or another's.
 */
export const catalogueSyncTask = defineTask<{ runId: string }>({
  name: "catalogue.sync",
  title: "Catalogue sync",
  payload: z.object({ runId: z.string() }),
  policy: { retries: 6, retryDelaySeconds: 30, timeoutSeconds: 4 * 3_600 },
  handler: async ({ runId }, { catalogue }, signal) => {
    const outcome = await catalogue.workOn(runId, signal);
    if (outcome && isFault(outcome.fault) && outcome.fault.recovery.kind === "retry") throw outcome.fault;
  },
});

/**
 * Begins a sync by the schedule. While another runs, this one is left out: the next tick comes. Harmless when it throws,
 * dies or runs twice.
 */
export const scheduledSyncTask = defineTask<{ scope: "changes" | "everything" }>({
  name: "catalogue.scheduled-sync",
  title: "Scheduled catalogue sync",
  payload: z.object({ scope: z.enum(["changes", "everything"]) }),
  policy: { pileUp: "one-waiting", retries: 3 },
  handler: async ({ scope }, { catalogue, log }) => {
    const started = await catalogue.startSync({ kind: scope }, "schedule");
    if (!started.ok)
      log.warn({ scope, refusal: started.problem }, "a scheduled catalogue sync did not begin");
  },
});

/**
 * Forgets what products were long ago, a batch at a time. Harmless when it throws, dies or runs twice: the next night goes on.
 */
export const forgetVersionsTask = defineTask<Record<string, never>>({
  name: "catalogue.forget-versions",
  title: "Forget old catalogue content",
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  policy: { pileUp: "one-at-all", retries: 1, timeoutSeconds: 3_600 },
  handler: async (_, { catalogue, log }, signal) => {
    const forgotten = await catalogue.forgetVersions(signal);
    if (forgotten > 0) log.info({ forgotten }, "old catalogue content was forgotten");
  },
});

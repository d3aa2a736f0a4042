import { fewestFeedMinutes } from "@overprint/core/status";
import { z } from "zod";
import { watchJobs } from "#server/status/attention.ts";
import { orderSyncCall, type SyncRequest, tellStoresCall } from "#server/status/calls.ts";
import { syncOrders } from "#server/status/order-sync.ts";
import { readFeedWhenDue } from "#server/status/read-feed.ts";
import { feedMinutesSetting } from "#server/status/settings.ts";
import { tellStores } from "#server/status/tell-stores.ts";
import { defineTask, type Task } from "./task.ts";

/**
 * Order Sync: by a person, by the schedule, after a push.
 *
 * Throws: never for what the printer does; the run says why it stopped, and the schedule asks again. If the process dies:
 * it runs again from the start; recorded batches stay. If it runs twice: the second finds nothing changed.
 */
export const orderSyncTask: Task<SyncRequest> = defineTask({
  ...orderSyncCall,
  title: "Order Sync",
  policy: { pileUp: "one-waiting", retries: 2, timeoutSeconds: 3_600 },
  handler: (request, overprint, signal) => syncOrders(overprint, request, signal),
});

/**
 * The tick of the schedule: asks for the jobs whose time has come. One that waits is enough, so missed ticks never pile up.
 *
 * Throws: as Order Sync. If the process dies: the next tick does its work. If it runs twice: nothing is due the second time.
 */
export const syncTickTask: Task<Record<string, never>> = defineTask({
  name: "status.tick",
  title: "Scheduled Order Sync",
  payload: z.object({}).strict() as never,
  policy: { pileUp: "one-at-all", retries: 0, timeoutSeconds: 3_600 },
  handler: async (_payload, overprint, signal) => {
    if (!(await overprint.printer()).ok) return;
    await syncOrders(
      overprint,
      { runId: overprint.newId(), scope: { kind: "due" }, startedBy: "schedule" },
      signal,
    );
  },
});

/**
 * Reads the RSS feed when its time has come: after the minutes of Settings, and sooner while a transfer is in doubt.
 *
 * Throws: never for what the feed does; its state says why. If the process dies: a later tick reads it, after fifteen
 * minutes. If it runs twice: the second is too soon and reads nothing.
 */
export const feedTickTask: Task<Record<string, never>> = defineTask({
  name: "status.feed",
  title: "RSS feed, when its time has come",
  payload: z.object({}).strict() as never,
  policy: { pileUp: "one-at-all", retries: 0, timeoutSeconds: 600 },
  handler: async (_payload, overprint) => {
    const isInDoubt = (await overprint.transfer.records.inDoubt()).length > 0;
    await readFeedWhenDue(
      overprint,
      isInDoubt ? fewestFeedMinutes : await overprint.settings.get(feedMinutesSetting),
    );
  },
});

/**
 * Tells the stores of order products their status, parcels and job ids.
 *
 * Throws: when a store cannot be reached; it is tried again, longer apart. If the process dies: it runs again, and goes
 * on where it stopped. If it runs twice: the second finds everything told.
 */
export const tellStoresTask: Task<{ readonly itemIds: string[] }> = defineTask({
  ...tellStoresCall,
  title: "Telling the stores",
  policy: { concurrency: 2, retries: 8, retryDelaySeconds: 30 },
  handler: ({ itemIds }, overprint) => tellStores(overprint, itemIds),
});

/**
 * Judges every watched job by the clock: silent, late, without tracking.
 *
 * Throws: only for the database. If the process dies or it runs twice: nothing is lost or doubled.
 */
export const watchJobsTask: Task<Record<string, never>> = defineTask({
  name: "status.watch",
  title: "Watching for silent and late jobs",
  payload: z.object({}).strict() as never,
  policy: { pileUp: "one-at-all", retries: 1 },
  handler: async (_payload, overprint, signal) => {
    await watchJobs(overprint, signal);
  },
});

/** Forgets runs of Order Sync older than thirty days. Harmless when it throws, dies or runs twice. */
export const forgetRunsTask: Task<Record<string, never>> = defineTask({
  name: "status.forget-runs",
  title: "Forget old runs of Order Sync",
  payload: z.object({}).strict() as never,
  policy: { pileUp: "one-at-all", retries: 1 },
  handler: async (_payload, { status, clock }) => {
    const thirtyDays = 30 * 86_400_000;
    await status.runs.forget(new Date(clock.now().getTime() - thirtyDays).toISOString());
  },
});

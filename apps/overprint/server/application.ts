import { type Database, ensureBuiltInStore } from "@overprint/database";
import { keepSyncSchedule } from "#server/catalogue/schedule.ts";
import type { Config } from "#server/config/config.ts";
import { loadSecretKey } from "#server/config/secret-key.ts";
import { openMigrated } from "#server/database.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { applyStoreSchedules } from "#server/onprintshop/schedules.ts";
import { simulatedPrinterSetting, startSimulation } from "#server/simulation.ts";
import { applyStatusSchedules } from "#server/status/schedules.ts";
import { shopProfileSetting } from "#server/storefront/shop-profile.ts";
import { openTaskQueue } from "#server/tasks/queue.ts";
import { releaseDeadRuns, startWorkers } from "#server/tasks/workers.ts";
import { beginTransfers } from "#server/transfer/begin.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";
import { tasks } from "#tasks/index.ts";
import { scheduleHousekeeping } from "./housekeeping.ts";

/** Overprint without its web server: what commands, workers and the host share. */
export type Application = {
  readonly overprint: Overprint;
  /** In Simulation, the simulated OnPrintShop beside the simulated printer. Pages do not wait for it. */
  readonly startSimulatedStore: () => Promise<void>;
  /** Begins to run tasks. */
  readonly startWorkers: () => Promise<void>;
  /** Lets running tasks finish, then closes everything in the reverse order of opening. */
  readonly close: () => Promise<void>;
};

/** Opens the database, migrates it, and wires everything. With `withSimulator` the simulated printer runs in here. */
export async function openApplication(
  config: Config,
  {
    withSimulator = false,
    opening,
  }: { readonly withSimulator?: boolean; readonly opening?: Promise<Database> } = {},
): Promise<Application> {
  const secretKey = loadSecretKey(config);
  const log = createLog(config.logLevel);
  const database = await (opening ?? openMigrated(config));
  const queue = await openTaskQueue(database, tasks, log);
  const overprint = wireOverprint({
    config,
    log,
    metrics: createMetrics(),
    database,
    tasks: queue.tasks,
    secretKey,
  });
  await ensureBuiltInStore(database.db, (await overprint.settings.get(shopProfileSetting)).name);
  const simulator = withSimulator ? await simulated(overprint) : null;
  let simulatedStore: { readonly close: () => Promise<void> } | null = null;
  let workers: { readonly stop: () => Promise<void> } | null = null;
  return {
    overprint,
    startSimulatedStore: async () => {
      if (!withSimulator) return;
      const { startSimulatedStore } = await import("#server/onprintshop/simulated-store.ts");
      simulatedStore = await startSimulatedStore(overprint);
    },
    startWorkers: async () => {
      if (database.kind === "embedded") await releaseDeadRuns(queue.boss, tasks, overprint);
      await keepSyncSchedule(overprint);
      await applyStoreSchedules(overprint);
      await beginTransfers(overprint);
      workers = await startWorkers(queue.boss, tasks, overprint);
      await applyStatusSchedules(overprint);
      await scheduleHousekeeping(overprint);
    },
    close: async () => {
      await (workers ? workers.stop() : queue.close());
      await simulator?.close();
      await simulatedStore?.close();
      await database.close();
    },
  };
}

async function simulated(overprint: Overprint) {
  const simulator = await startSimulation(overprint.config);
  const { url, feedUrl, apiKey, privateKey } = simulator;
  await overprint.settings.set(simulatedPrinterSetting, { url, feedUrl, apiKey, privateKey }, "start");
  return simulator;
}

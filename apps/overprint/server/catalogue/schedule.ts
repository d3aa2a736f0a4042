import { syncScheduleSetting } from "@overprint/core/catalogue";
import { timeZoneSetting } from "@overprint/core/settings";
import type { Overprint } from "#server/wiring/index.ts";
import { scheduledSyncTask } from "#tasks/catalogue-sync.ts";

/** Brings the schedule of syncs in line with the settings. Run at start and whenever they change. */
export async function keepSyncSchedule({
  settings,
  tasks,
}: Pick<Overprint, "settings" | "tasks">): Promise<void> {
  const crons = await settings.get(syncScheduleSetting);
  const timeZone = await settings.get(timeZoneSetting);
  for (const scope of ["changes", "everything"] as const) {
    const cron = crons[scope];
    if (cron === null) await tasks.unschedule(scheduledSyncTask, scope);
    else await tasks.schedule(scheduledSyncTask, { cron, timeZone, key: scope }, { scope });
  }
}

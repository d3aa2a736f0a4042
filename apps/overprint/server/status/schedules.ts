import { timeZoneSetting } from "@overprint/core/settings";
import type { Overprint } from "#server/wiring/index.ts";
import { feedTickTask, syncTickTask, watchJobsTask } from "#tasks/status.ts";
import { syncScheduleSetting } from "./settings.ts";

/** Brings the schedules in line with the settings; safe to repeat. */
export async function applyStatusSchedules(overprint: Overprint): Promise<void> {
  const { settings, tasks } = overprint;
  const timeZone = await settings.get(timeZoneSetting);
  const { isOn, cron } = await settings.get(syncScheduleSetting);
  if (isOn) await tasks.schedule(syncTickTask, { cron, timeZone }, {});
  else await tasks.unschedule(syncTickTask);
  // The tick looks whether the feed's own minutes have passed.
  await tasks.schedule(feedTickTask, { cron: "*/5 * * * *", timeZone }, {});
  await tasks.schedule(watchJobsTask, { cron: "7 * * * *", timeZone }, {});
}

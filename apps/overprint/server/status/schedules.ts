import { timeZoneSetting } from "@overprint/core/settings";
import type { Overprint } from "#server/wiring/index.ts";
import { feedTickTask, syncTickTask, watchJobsTask } from "#tasks/status.ts";
import { feedMinutesSetting, syncScheduleSetting } from "./settings.ts";

/** Brings the schedules in line with the settings; safe to repeat. */
export async function applyStatusSchedules(overprint: Overprint): Promise<void> {
  const { settings, tasks } = overprint;
  const timeZone = await settings.get(timeZoneSetting);
  const { isOn, cron } = await settings.get(syncScheduleSetting);
  if (isOn) await tasks.schedule(syncTickTask, { cron, timeZone }, {});
  else await tasks.unschedule(syncTickTask);
  await tasks.schedule(
    feedTickTask,
    { cron: everyMinutes(await settings.get(feedMinutesSetting)), timeZone },
    {},
  );
  await tasks.schedule(watchJobsTask, { cron: "7 * * * *", timeZone }, {});
}

/** Minutes as a cron expression; what does not divide an hour or a day is rounded to what does, never shorter. */
export function everyMinutes(minutes: number): string {
  const inAnHour = [15, 20, 30, 60].find((step) => step >= minutes);
  if (inAnHour !== undefined) return inAnHour === 60 ? "0 * * * *" : `*/${inAnHour} * * * *`;
  const hours = [2, 3, 4, 6, 8, 12, 24].find((step) => step * 60 >= minutes) ?? 24;
  return hours === 24 ? "0 0 * * *" : `0 */${hours} * * *`;
}

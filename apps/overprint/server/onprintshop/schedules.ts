import { timeZoneSetting } from "@overprint/core/settings";
import type { Overprint } from "#server/wiring/index.ts";
import { ordersTickTask } from "#tasks/onprintshop.ts";

/** Looks for new orders in every connected store each minute; safe to repeat. */
export async function applyStoreSchedules({ tasks, settings }: Overprint): Promise<void> {
  await tasks.schedule(
    ordersTickTask,
    { cron: "* * * * *", timeZone: await settings.get(timeZoneSetting) },
    {},
  );
}

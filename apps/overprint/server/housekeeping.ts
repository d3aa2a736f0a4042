import { timeZoneSetting } from "@overprint/core/settings";
import { forgetVersionsTask } from "#tasks/catalogue-sync.ts";
import { forgetCartsTask, forgetUploadsTask } from "#tasks/orders.ts";
import { forgetRunsTask } from "#tasks/status.ts";
import { forgetDeliveriesTask } from "#tasks/webhooks.ts";
import type { Overprint } from "./wiring/index.ts";

/**
 * What is cleared away at night, in the shop's time zone: old carts, uploads without an order, old runs of Order Sync, old
 * webhook deliveries, old catalogue content. Safe to repeat.
 */
export async function scheduleHousekeeping({ settings, tasks }: Overprint): Promise<void> {
  const timeZone = await settings.get(timeZoneSetting);
  await tasks.schedule(forgetCartsTask, { cron: "17 3 * * *", timeZone }, {});
  await tasks.schedule(forgetUploadsTask, { cron: "20 3 * * *", timeZone }, {});
  await tasks.schedule(forgetRunsTask, { cron: "23 3 * * *", timeZone }, {});
  await tasks.schedule(forgetDeliveriesTask, { cron: "29 3 * * *", timeZone }, {});
  await tasks.schedule(forgetVersionsTask, { cron: "41 4 * * *", timeZone }, {});
}

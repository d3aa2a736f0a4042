import { defineSetting } from "@overprint/core/settings";
import { z } from "zod";

/** When jobs are asked for by themselves. A job whose time has not come is not asked: see its next check. */
export const syncScheduleSetting = defineSetting(
  "status.sync-schedule",
  z.object({ isOn: z.boolean(), cron: z.string().trim().min(1).max(120) }),
  { isOn: true, cron: "*/30 * * * *" },
);

/** How many calls one scheduled run may make; the rest stays due and comes first next time. */
export const callsPerRunSetting = defineSetting(
  "status.calls-per-run",
  z.number().int().min(10).max(20_000),
  1_500,
);

/** Minutes between two readings of the RSS feed; 4over's feed is never read more often than every 15. */
export const feedMinutesSetting = defineSetting(
  "status.feed-minutes",
  z.number().int().min(15).max(1_440),
  30,
);

/** The unguessable last part of the address that 4over pushes to; made on first use. */
export const pushPathSetting = defineSetting("status.push-path", z.string().max(100), "");

/** Whether webhooks may go to addresses of private networks. */
export const localWebhooksSetting = defineSetting("webhooks.allow-private", z.boolean(), false);

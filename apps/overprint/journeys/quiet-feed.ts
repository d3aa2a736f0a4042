import { feedAsks } from "@overprint/database/schema";
import { feedMinutesSetting } from "#server/status/settings.ts";
import type { Overprint } from "#server/wiring/index.ts";

/**
 * Leaves the feed to people: it was asked twenty minutes ago, so that a person may ask now, and the schedule waits for a
 * day. A tick of the schedule in the wrong minute would take the reading away.
 */
export async function leaveFeedToPeople({ db, feed, settings }: Overprint): Promise<void> {
  await settings.set(feedMinutesSetting, 1_440, "journey");
  const open = await feed();
  if (!open.ok) throw new Error(open.problem.reason);
  const askedAt = new Date(Date.now() - 20 * 60_000).toISOString();
  await db
    .insert(feedAsks)
    .values({ fingerprint: open.value.fingerprint, askedAt })
    .onConflictDoUpdate({ target: feedAsks.fingerprint, set: { askedAt } });
}

import { levelSetting } from "@overprint/core/settings";
import { statusBook } from "@overprint/database";
import type { Check, Finding } from "#server/doctor/check.ts";

/** Whether the RSS feed serves. On Basic it is what status comes from; on Pro it is a second witness and may be absent. */
export const feedCheck: Check = {
  name: "status-feed",
  title: "RSS feed",
  run: async ({ feed, settings, db }): Promise<Finding> => {
    const isNeeded = (await settings.get(levelSetting)) === "basic";
    const open = await feed();
    if (!open.ok)
      return isNeeded
        ? {
            state: "bad",
            what: "No status reaches us",
            cause: open.problem.reason,
            fix: open.problem.doNext,
          }
        : { state: "good", what: "No RSS feed is entered; on Pro the API serves without it" };
    const last = await statusBook(db).feedState(open.value.fingerprint);
    if (last?.state === "unreadable")
      return {
        state: isNeeded ? "bad" : "warning",
        what: "The RSS feed cannot be read",
        cause: last.reason ?? "It gave no cause.",
        fix: last.doNext ?? "Check the address in Settings > RSS feed.",
      };
    return { state: "good", what: last ? "The RSS feed is read" : "An RSS feed is entered; it is read soon" };
  },
};

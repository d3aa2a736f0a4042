import { syncScheduleSetting } from "@overprint/core/catalogue";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepSyncSchedule } from "#server/catalogue/schedule.ts";
import { type Desk, openDesk } from "#server/status/desk.ts";
import { scheduledSyncTask } from "#tasks/catalogue-sync.ts";
import { saveSchedule } from "./sync.server.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await keepSyncSchedule(desk.overprint);
});
afterAll(() => desk.close());

const save = async (changes: string, everything: string) => {
  const form = new FormData();
  form.set("changes", changes);
  form.set("everything", everything);
  return (await saveSchedule(desk.overprint, form, "Ada")).notice;
};
const kept = async () =>
  (await desk.overprint.tasks.schedules())
    .filter(({ task }) => task === scheduledSyncTask.name)
    .map(({ key, cron, timeZone }) => `${key}: ${cron} ${timeZone}`)
    .toSorted();

test("what changed is synced every night and the whole catalogue every Sunday until somebody chooses otherwise", async () => {
  expect(await kept()).toEqual([
    "changes: 15 5 * * * America/New_York",
    "everything: 30 3 * * 0 America/New_York",
  ]);
});

test("another time is what the schedule follows, and an empty field is never", async () => {
  expect(await save("0  */4 * * *", "")).toMatchObject({ tone: "done" });
  expect(await kept()).toEqual(["changes: 0 */4 * * * America/New_York"]);
  await save("15 5 * * *", "30 3 * * 0");
  expect(await kept()).toHaveLength(2);
});

test.each([["every night"], ["61 * * * *"], ["* * * *"]])(
  "%j is refused with an example and changes nothing",
  async (cron) => {
    const before = await desk.overprint.settings.get(syncScheduleSetting);
    expect(await save(cron, "30 3 * * 0")).toMatchObject({
      tone: "refused",
      title: `"${cron}" is not a schedule`,
      text: expect.stringContaining("0 5 * * *"),
    });
    expect(await desk.overprint.settings.get(syncScheduleSetting)).toEqual(before);
    expect(await kept()).toHaveLength(2);
  },
);

test("while a sync runs, the scheduled one is left out and the running one goes on", async () => {
  const { catalogue } = desk.overprint;
  const running = await catalogue.startSync({ kind: "everything" }, "Ada");
  await scheduledSyncTask.handler({ scope: "changes" }, desk.overprint, new AbortController().signal);
  expect(running.ok && (await catalogue.runs.find(running.value.id))?.state).toBe("running");
});

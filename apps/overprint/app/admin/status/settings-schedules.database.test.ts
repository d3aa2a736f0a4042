import { timeZoneSetting } from "@overprint/core/settings";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, ownerAsks } from "#server/status/desk.ts";
import { applyStatusSchedules } from "#server/status/schedules.ts";
import { callsPerRunSetting, syncScheduleSetting } from "#server/status/settings.ts";
import { syncTickTask } from "#tasks/status.ts";
import { action, loader } from "./settings-schedules.tsx";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const url = "http://localhost/admin/settings/schedules";
const save = async (fields: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams({
    on: "on",
    cron: "*/30 * * * *",
    zone: "America/New_York",
    calls: "1500",
  });
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return (await action(ownerAsks(desk.overprint, new Request(url, { method: "POST", body })) as never))
    .notice;
};
const syncSchedule = async () =>
  (await desk.overprint.tasks.schedules()).find(({ task }) => task === syncTickTask.name);

test("Order Sync runs every thirty minutes until somebody chooses otherwise", async () => {
  await applyStatusSchedules(desk.overprint);
  expect(await syncSchedule()).toMatchObject({ cron: "*/30 * * * *", timeZone: "America/New_York" });
});

test("a cron expression and a time zone from Settings are what the schedule follows", async () => {
  expect(await save({ cron: "15 8-18 * * 1-5", zone: "Europe/Vienna", calls: "2,000" })).toMatchObject({
    tone: "done",
  });
  expect(await syncSchedule()).toMatchObject({ cron: "15 8-18 * * 1-5", timeZone: "Europe/Vienna" });
  expect(await desk.overprint.settings.get(callsPerRunSetting)).toBe(2_000);
  const shown = await loader(ownerAsks(desk.overprint, new Request(url)) as never);
  expect(shown).toMatchObject({ timeZone: "Europe/Vienna", sync: { isOn: true, cron: "15 8-18 * * 1-5" } });
  expect(shown.schedules.find(({ task }) => task === syncTickTask.name)?.next).toMatch(/:15:00/);
});

test.each([
  ["a time zone that does not exist", { zone: "Mars/Olympus" }, /is not a time zone/],
  ["words instead of a cron expression", { cron: "every half hour" }, /not a cron expression/],
  ["a cron expression with a sixty-first minute", { cron: "61 * * * *" }, /not a cron expression/],
  ["a budget of nothing", { calls: "0" }, /number of calls/],
])("%s is refused and changes nothing", async (_title, fields, reason) => {
  await save({});
  expect(await save(fields)).toMatchObject({ tone: "refused", title: expect.stringMatching(reason) });
  expect(await desk.overprint.settings.get(syncScheduleSetting)).toEqual({
    isOn: true,
    cron: "*/30 * * * *",
  });
  expect(await desk.overprint.settings.get(timeZoneSetting)).toBe("America/New_York");
  expect(await desk.overprint.settings.get(callsPerRunSetting)).toBe(1_500);
});

test("runs that were missed are made up for once: a hundred ticks are one run", async () => {
  for (let tick = 0; tick < 100; tick += 1)
    await desk.overprint.tasks.enqueue(desk.database.db, syncTickTask, {});
  const waiting = await desk.database.db.execute(
    sql`select count(*)::int as n from pgboss.job where name = ${syncTickTask.name} and state = 'created'`,
  );
  expect(waiting.rows).toEqual([{ n: 1 }]);
});

test("switched off, nothing is scheduled any more", async () => {
  const body = new URLSearchParams({ cron: "*/30 * * * *", zone: "America/New_York", calls: "1500" });
  await action(ownerAsks(desk.overprint, new Request(url, { method: "POST", body })) as never);
  expect(await syncSchedule()).toBeUndefined();
});

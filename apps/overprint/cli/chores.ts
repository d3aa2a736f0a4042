import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { exportTables } from "@overprint/database";
import { StartFault } from "#server/config/config.ts";
import { examine } from "#server/doctor/check.ts";
import { checks } from "#server/doctor/index.ts";

import { seedDemo } from "#server/seed/index.ts";
import { tasks } from "#tasks/index.ts";
import { oneOff } from "./one-off.ts";

/** `migrate`: brings the database to this version. Opening it does; this only says so. */
export const migrate = () =>
  oneOff(async ({ overprint }) => {
    console.log(`The ${overprint.database.kind} database is at this version.`);
  });

/** `seed`: fills the demo shop, where it is not filled yet. */
export const seed = () =>
  oneOff(
    async ({ overprint }) => {
      await seedDemo(overprint, console.log);
      console.log("The demo shop is stocked.");
    },
    { withSimulator: true },
  );

const syncs: Readonly<Record<string, string>> = { catalogue: "catalogue.sync", orders: "status.sync" };

/** `sync [catalogue|orders]`: runs the task here and now, with the schedule's own payload. */
export const sync = ([what = "catalogue"]: readonly string[]) =>
  oneOff(
    async ({ overprint }) => {
      const task = tasks.find(({ name }) => name === syncs[what]);
      if (!task) throw new StartFault(`sync takes one of: ${Object.keys(syncs).join(", ")}.`);
      await task.handler(task.payload.parse({}), overprint, AbortSignal.timeout(3_600_000));
      console.log(`${task.title} is done.`);
    },
    { withSimulator: true },
  );

/** `export [folder]`: every table as a file of JSON lines, without secrets and sessions. */
export const exportData = ([folder = "export"]: readonly string[]) =>
  oneOff(async ({ overprint }) => {
    const target = resolve(folder);
    await mkdir(target, { recursive: true });
    const counts = await exportTables(overprint.database, (table, lines) =>
      writeFile(join(target, `${table}.jsonl`), lines, { flag: "a" }),
    );
    for (const [table, rows] of counts) console.log(`${String(rows).padStart(9)}  ${table}`);
    console.log(`Written to ${target}.`);
  });

/** `doctor`: each check with its cause and fix; ends with 1 when one is bad. */
export const doctor = () =>
  oneOff(async ({ overprint }) => {
    const results = await examine(overprint, checks);
    const marks = { good: "ok  ", warning: "warn", bad: "BAD " } as const;
    for (const result of results) {
      console.log(`${marks[result.state]}  ${result.title}: ${result.what}`);
      if (result.state !== "good") console.log(`      cause: ${result.cause}\n      fix:   ${result.fix}`);
    }
    if (results.some(({ state }) => state === "bad")) process.exitCode = 1;
  });

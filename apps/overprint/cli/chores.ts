import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { exportTables } from "@overprint/database";
import { StartFault } from "#server/config/config.ts";
import { examine } from "#server/doctor/check.ts";
import { checks } from "#server/doctor/index.ts";

import { seedDemo } from "#server/seed/index.ts";
import { tasks } from "#tasks/index.ts";
import { oneOff } from "./one-off.ts";
import { syncCatalogue } from "./sync-catalogue.ts";

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

/** `sync [catalogue|orders]`: here and now. The catalogue takes `--everything` or `--category NAME`. */
export const sync = ([what = "catalogue", ...rest]: readonly string[]) => {
  if (what === "orders") return runNow("status.sync");
  if (what === "catalogue" || what.startsWith("--"))
    return syncCatalogue(what === "catalogue" ? rest : [what, ...rest]);
  throw new StartFault("sync takes one of: catalogue, orders.");
};

/** Runs a task once, with the schedule's own payload. */
const runNow = (name: string) =>
  oneOff(
    async ({ overprint }) => {
      const task = tasks.find((one) => one.name === name);
      if (!task) throw new StartFault(`There is no task ${name}.`);
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

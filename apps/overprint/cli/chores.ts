import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { exportTables } from "@overprint/database";
import { StartFault } from "#server/config/config.ts";
import { examine } from "#server/doctor/check.ts";
import { checks } from "#server/doctor/index.ts";
import { seedDemo } from "#server/seed/index.ts";
import { syncOrders } from "#server/status/order-sync.ts";
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
  if (what === "orders") return syncOrdersNow();
  if (what === "catalogue" || what.startsWith("--"))
    return syncCatalogue(what === "catalogue" ? rest : [what, ...rest]);
  throw new StartFault("sync takes one of: catalogue, orders.");
};

/** Asks for every open job, and says what became of them. */
const syncOrdersNow = () =>
  oneOff(
    async ({ overprint }) => {
      const runId = overprint.newId();
      const request = { runId, scope: { kind: "all" as const }, startedBy: "command line" };
      await syncOrders(overprint, request, AbortSignal.timeout(3_600_000));
      const run = await overprint.status.runs.find(runId);
      if (run?.failure) {
        console.error([run.failure, run.doNext].filter(Boolean).join(" "));
        process.exitCode = 1;
        return;
      }
      console.log(`Order Sync is done: ${run?.done ?? 0} jobs.`);
      for (const [outcome, jobs] of Object.entries(run?.counts ?? {}))
        console.log(`${String(jobs).padStart(9)}  ${outcome}`);
    },
    { withSimulator: true },
  );

/** `export [folder]`: every table as a file of JSON lines, without secrets and sessions. */
export const exportData = ([folder = "export"]: readonly string[]) =>
  oneOff(async ({ overprint }) => {
    const target = resolve(folder);
    await mkdir(target, { recursive: true });
    const begun = new Set<string>();
    const counts = await exportTables(overprint.database, async (table, lines) => {
      // An export from before is replaced, not added to.
      await writeFile(join(target, `${table}.jsonl`), lines, { flag: begun.has(table) ? "a" : "w" });
      begun.add(table);
    });
    for (const [table, rows] of counts) console.log(`${String(rows).padStart(9)}  ${table}`);
    console.log(`Written to ${target}.`);
  });

/** `doctor`: each check with its cause and fix; ends with 1 when one is bad. */
export const doctor = () =>
  oneOff(
    async ({ overprint }) => {
      const results = await examine(overprint, checks);
      const marks = { good: "ok  ", warning: "warn", bad: "BAD " } as const;
      for (const result of results) {
        console.log(`${marks[result.state]}  ${result.title}: ${result.what}`);
        if (result.state !== "good") console.log(`      cause: ${result.cause}\n      fix:   ${result.fix}`);
      }
      if (results.some(({ state }) => state === "bad")) process.exitCode = 1;
    },
    { withSimulator: "unless-it-runs-elsewhere" },
  );

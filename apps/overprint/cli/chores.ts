import { examine } from "#server/doctor/check.ts";
import { checks } from "#server/doctor/index.ts";
import { seedDemo } from "#server/seed/index.ts";
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

/** `doctor`: each check with its cause and fix; ends with 1 when one is bad. */
export const doctor = () =>
  oneOff(async ({ overprint }) => {
    const results = await examine(overprint, checks);
    for (const result of results) {
      console.log(
        `${{ good: "ok  ", warning: "warn", bad: "BAD " }[result.state]}  ${result.title}: ${result.what}`,
      );
      if (result.state !== "good") console.log(`      cause: ${result.cause}\n      fix:   ${result.fix}`);
    }
    if (results.some(({ state }) => state === "bad")) process.exitCode = 1;
  });

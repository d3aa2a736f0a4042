import { defineSetting } from "@overprint/core/settings";
import { z } from "zod";
import type { Overprint } from "#server/wiring/index.ts";
import { catalogueSeeder } from "./catalogue.ts";
import { jobsSeeder } from "./demo/seed-jobs.ts";
import { ordersSeeder } from "./demo/seed-orders.ts";
import { shelvesSeeder, shopSeeder } from "./demo/seed-shop.ts";
import { transferSeeder } from "./demo/seed-transfer.ts";

/** Fills a new installation in Simulation mode with something believable. Runs once; safe to run again after a kill. */
export type Seeder = {
  /** Stable: it is remembered as done. */
  readonly name: string;
  /** What the person at the keyboard reads while it runs: "Stocking the demo shop". */
  readonly saying: string;
  readonly seed: (overprint: Overprint) => Promise<void>;
};

/** Each subject adds its own, in the order in which they build on one another. */
export const seeders: readonly Seeder[] = [
  shopSeeder,
  catalogueSeeder,
  shelvesSeeder,
  ordersSeeder,
  jobsSeeder,
  transferSeeder,
];

const seededSetting = defineSetting<string[]>("demo.seeded", z.array(z.string()), []);

/** Runs the seeders that have not run here. */
export async function seedDemo(
  overprint: Overprint,
  say: (line: string) => void,
  list: readonly Seeder[] = seeders,
): Promise<void> {
  for (const { name, saying, seed } of list) {
    const done = await overprint.settings.get(seededSetting);
    if (done.includes(name)) continue;
    say(`${saying}...`);
    await seed(overprint);
    await overprint.settings.set(seededSetting, [...done, name], "seed");
  }
}

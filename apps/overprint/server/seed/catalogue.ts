import type { SyncScope, TradeCategoryId, TradeProductId } from "@overprint/core/catalogue";
import type { Overprint } from "#server/wiring/index.ts";
import type { Seeder } from "./index.ts";

/** Business Cards and Postcards as 4over identifies them, and the product whose whole feed row is published. */
const demoShop: SyncScope = {
  kind: "selection",
  title: "Business Cards, Postcards and an announcement card",
  categoryIds: [
    "08a9625a-4152-40cf-9007-b2bbb349efec",
    "6f4148e7-3842-4d8b-99f8-6d31c2f71883",
  ] as readonly string[] as readonly TradeCategoryId[],
  productIds: ["a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId],
};

/** The demo shop's products: synced from the simulated printer by the real client. A sync that was cut off goes on. */
export const catalogueSeeder: Seeder = {
  name: "catalogue",
  saying: "Syncing the printer's catalogue",
  seed: async ({ catalogue }: Overprint) => {
    const started = await catalogue.startSync(demoShop, "seed");
    if (!started.ok && started.problem.kind === "no-access") throw new Error(started.problem.reason);
    const runId = started.ok
      ? started.value.id
      : started.problem.kind === "already-running"
        ? started.problem.runId
        : "";
    const outcome = await catalogue.workOn(runId);
    if (outcome?.fault) throw outcome.fault;
  },
};

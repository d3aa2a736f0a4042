import {
  approvalRulesSetting,
  defaultApprovalRules,
  type SyncScope,
  type TradeProductId,
} from "@overprint/core/catalogue";
import type { MarkupRule, MarkupRuleId } from "@overprint/core/pricing";
import { type StoreProduct, verificationSampleSetting } from "@overprint/core/products";
import { modeSetting } from "@overprint/core/settings";
import type { Database } from "@overprint/database";
import * as schema from "@overprint/database/schema";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { fixedClock, numberedIds, testDatabase } from "@overprint/testing";
import { readConfig } from "#server/config/config.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { simulatedPrinterSetting } from "#server/simulation.ts";
import { workOff } from "#server/status/desk.ts";
import { openTaskQueue, type TaskQueue } from "#server/tasks/queue.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";
import { tasks } from "#tasks/index.ts";

/** A shop with the printer's whole catalogue, on a real database and against the simulated printer, for tests. */
export type Shop = {
  readonly overprint: Overprint;
  readonly database: Database;
  readonly simulator: FourOverSimulator;
  readonly queue: TaskQueue;
  /** Syncs an hour later than before and works off everything that follows from it. */
  readonly sync: (scope?: SyncScope) => Promise<void>;
  readonly workOff: () => Promise<void>;
  /** Products of the simulator's own making, none twice. */
  readonly nextProduct: () => StoreProduct & { readonly tradeProductId: TradeProductId };
  readonly product: (trade: TradeProductId) => Promise<StoreProduct>;
  readonly close: () => Promise<void>;
};

const start = "2026-03-02T15:00:00.000Z";
export const productCount = 24;

export async function openShop(): Promise<Shop> {
  const database = await testDatabase();
  const simulator = await startFourOverSimulator({ now: new Date(start), products: productCount });
  const log = createLog("silent");
  const queue = await openTaskQueue(database, tasks, log);
  const clock = fixedClock(start);
  const overprint = wireOverprint({
    config: readConfig({}),
    log,
    metrics: createMetrics(),
    database,
    tasks: queue.tasks,
    secretKey: Buffer.alloc(32),
    clock,
    newId: numberedIds("id"),
  });
  const { url, feedUrl, apiKey, privateKey } = simulator;
  await overprint.settings.set(modeSetting, "simulation", "test");
  await overprint.settings.set(simulatedPrinterSetting, { url, feedUrl, apiKey, privateKey }, "test");
  // Quotes are compared where a test asks for it; a few products of a small catalogue may go at once.
  await overprint.settings.set(verificationSampleSetting, 0, "test");
  await overprint.settings.set(
    approvalRulesSetting,
    { ...defaultApprovalRules, mostRemovedShareBps: 2_000 },
    "test",
  );
  await database.db
    .insert(schema.stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" });
  const work = () => workOff(queue, overprint);
  const sync = async (scope: SyncScope = { kind: "changes" }) => {
    clock.move(3_600_000);
    simulator.control.advance({ hours: 1 });
    const started = await overprint.catalogue.startSync(scope, "jane");
    if (!started.ok) throw new Error("the sync may begin");
    await work();
  };
  await sync({ kind: "everything" });
  const unused = await generatedProducts(overprint);
  return {
    overprint,
    database,
    simulator,
    queue,
    sync,
    workOff: work,
    nextProduct: () => {
      const next = unused.shift();
      if (!next?.tradeProductId) throw new Error("the catalogue is used up");
      return { ...next, tradeProductId: next.tradeProductId };
    },
    product: async (trade) => {
      const [found] = await overprint.products.findByTradeIds([trade]);
      if (!found) throw new Error(`no product follows ${trade}`);
      return found;
    },
    close: async () => {
      await queue.close();
      await simulator.close();
      await database.close();
    },
  };
}

/** All but the printer's sample product, whose prices the simulator never changes; those that can be sold. */
async function generatedProducts({ products, catalogue, retail }: Overprint): Promise<StoreProduct[]> {
  const all = await products.findByTradeIds(await catalogue.products.idsOnSale());
  const priced = await retail.priceMany(all);
  return all.filter((one) => priced.has(one.id) && !one.sku.startsWith("16PT-AC"));
}

/** A rule of so many percent for one product and nothing else: no minimum, no ending. */
export const percentRule = (
  percent: number,
  given: Pick<MarkupRule, "scope"> & Partial<MarkupRule>,
): MarkupRule => ({
  id: `rule-${percent}` as MarkupRuleId,
  name: `${percent} %`,
  customerGroupId: null,
  currency: "USD",
  bands: [{ fromMinor: 0, markup: { kind: "percent", rateBps: percent * 100 } }],
  minimumMarkupMinor: 0,
  minimumMarginBps: 0,
  rounding: { kind: "none" },
  position: 1,
  isActive: true,
  ...given,
});

import { modeSetting } from "@overprint/core/settings";
import type { JobId } from "@overprint/core/status";
import type { Store, StoreShipment } from "@overprint/core/stores";
import { type Database, jobRepository } from "@overprint/database";
import * as schema from "@overprint/database/schema";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { fixedClock, numberedIds, testDatabase } from "@overprint/testing";
import { RouterContextProvider } from "react-router";
import { readConfig } from "#server/config/config.ts";
import { overprintContext, requestContext, sessionContext } from "#server/contexts.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { simulatedPrinterSetting } from "#server/simulation.ts";
import { openTaskQueue, type TaskQueue } from "#server/tasks/queue.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";
import { tasks } from "#tasks/index.ts";

/** What a store was told, in order; as strict as a store is about its own orders. */
export type ToldByUs = {
  readonly statuses: {
    readonly item: string;
    readonly status: string;
    readonly notifies: boolean;
    readonly words: string | null;
  }[];
  readonly shipments: StoreShipment[];
  readonly jobIds: Map<string, readonly string[]>;
  refuses: string | null;
};

/** Everything that status work needs, on a real database and against the simulated printer, for tests. */
export type Desk = {
  readonly overprint: Overprint;
  readonly database: Database;
  readonly queue: TaskQueue;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly simulator: FourOverSimulator;
  readonly told: ToldByUs;
  /** Store orders of one order product each; returns the ids of their products. */
  readonly orders: (count: number) => Promise<readonly string[]>;
  readonly job: (
    jobId: string,
  ) => Promise<Awaited<ReturnType<ReturnType<typeof jobRepository>["find"]>>[number]>;
  /** Runs the handlers of everything that waits, until nothing does. */
  readonly workOff: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What a screen of the admin is given when an owner opens it or sends a form. */
export function ownerAsks(overprint: Overprint, request: Request) {
  const context = new RouterContextProvider();
  context.set(overprintContext, overprint);
  context.set(sessionContext, {
    userId: "u",
    name: "Ada",
    email: "ada@shop.example",
    role: "owner",
    actor: "Ada",
    mustChangePassword: false,
    hasSecondFactor: false,
  });
  context.set(requestContext, { requestId: "request-1", nonce: "", address: "127.0.0.1" });
  return { request, context, params: {} };
}

export const deskStatuses = [
  { id: "received", title: "Order Received" },
  { id: "hold", title: "On Hold" },
  { id: "production", title: "In Production" },
  { id: "shipped", title: "Shipped" },
  { id: "delivered", title: "Delivered" },
  { id: "cancelled", title: "Cancelled" },
];

export async function openDesk(start = "2026-03-02T15:00:00.000Z"): Promise<Desk> {
  const database = await testDatabase();
  const simulator = await startFourOverSimulator({ now: new Date(start), products: 5 });
  const log = createLog("silent");
  const queue = await openTaskQueue(database, tasks, log);
  const clock = fixedClock(start);
  const told: ToldByUs = { statuses: [], shipments: [], jobIds: new Map(), refuses: null };
  const wired = wireOverprint({
    config: readConfig({}),
    log,
    metrics: createMetrics(),
    database,
    tasks: queue.tasks,
    secretKey: Buffer.alloc(32),
    clock,
    newId: numberedIds("id"),
  });
  const store = listeningStore(told);
  const overprint: Overprint = { ...wired, openStore: async () => ({ ok: true, value: store }) };
  const { url, feedUrl, apiKey, privateKey } = simulator;
  await overprint.settings.set(modeSetting, "simulation", "test");
  await overprint.settings.set(simulatedPrinterSetting, { url, feedUrl, apiKey, privateKey }, "test");
  await database.db
    .insert(schema.stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" });
  let placed = 0;
  return {
    overprint,
    database,
    queue,
    clock,
    simulator,
    told,
    orders: async (count) => {
      const numbers = Array.from({ length: count }, () => String(1_001 + placed++));
      await database.db.insert(schema.storeOrders).values(numbers.map((number) => orderRow(number, start)));
      await database.db.insert(schema.storeOrderItems).values(numbers.map(itemRow));
      return numbers.map((number) => `item-${number}`);
    },
    job: async (jobId) => {
      const [job] = await jobRepository(database.db).find([jobId as JobId]);
      if (!job) throw new Error(`there is no job ${jobId}`);
      return job;
    },
    workOff: () => workOff(queue, overprint),
    close: async () => {
      await queue.close();
      await simulator.close();
      await database.close();
    },
  };
}

/** Runs the handlers of everything that waits, until nothing does. */
export async function workOff(queue: TaskQueue, overprint: Overprint): Promise<void> {
  for (let worked = true; worked; ) {
    worked = false;
    for (const task of tasks) {
      const waiting = await queue.boss.fetch<{ payload: unknown }>(task.name, { batchSize: 50 });
      for (const one of waiting) {
        worked = true;
        await task.handler(task.payload.parse(one.data.payload), overprint, new AbortController().signal);
        await queue.boss.complete(task.name, one.id);
      }
    }
  }
}

const orderRow = (number: string, at: string) => ({
  id: `order-${number}`,
  storeId: "built-in",
  externalId: number,
  number,
  placedAt: at,
  modifiedAt: at,
  customerName: "Dana Reyes",
  customerEmail: "dana@larkspur.example",
  customerPhone: "8185550142",
  shipTo: {} as never,
  totalMinor: 4_900,
  currency: "USD" as const,
  paymentState: "invoice" as const,
  accessKey: `key-${number}`,
});
const itemRow = (number: string) => ({
  id: `item-${number}`,
  orderId: `order-${number}`,
  position: 0,
  externalId: `${number}-1`,
  title: "Business Cards",
  quantity: 250,
  priceMinor: 4_900,
  currency: "USD" as const,
});

function listeningStore(told: ToldByUs): Store {
  const answer = <T>(value: T) =>
    told.refuses === null
      ? { ok: true as const, value }
      : {
          ok: false as const,
          problem: {
            kind: "store-refused" as const,
            reason: told.refuses,
            doNext: "Connect the store again.",
          },
        };
  const never = () => Promise.reject(new Error("status work asks a store for nothing like this"));
  return {
    planPublish: never,
    publish: never,
    unpublish: never,
    ordersSince: async function* () {},
    fetchArtwork: never,
    statuses: async () => deskStatuses,
    setItemStatus: async (_order, item, status, notifies, words) => {
      if (told.refuses === null) told.statuses.push({ item, status, notifies, words });
      return answer({ title: deskStatuses.find(({ id }) => id === status)?.title ?? "" });
    },
    recordShipment: async (_order, shipment) => {
      if (told.refuses === null) told.shipments.push(shipment);
      return answer({ recorded: true as const });
    },
    recordJobIds: async (_order, item, jobIds) => {
      if (told.refuses === null) told.jobIds.set(item, jobIds);
      return answer({ recorded: true as const });
    },
  };
}

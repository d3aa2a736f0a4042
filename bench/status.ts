import type { StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import type { TradePrinter } from "@overprint/core/printer";
import { type JobId, planStatusUpdates } from "@overprint/core/status";
import { jobRepository, migrateDatabase, openDatabase } from "@overprint/database";
import * as schema from "@overprint/database/schema";
import { sql } from "drizzle-orm";
import { askPrinter } from "../apps/overprint/server/status/ask-printer.ts";
import { type Measured, measured } from "./report.ts";

const jobs = 10_000;
const batch = 250;
const at = "2026-03-02T15:00:00.000Z";
const now = new Date("2026-03-03T18:00:00.000Z");

/**
 * A status sync of 10,000 open jobs of which none has changed, on the embedded database. The printer answers at once:
 * what is measured is our own time, asking included. The common way writes a row a job.
 */
export async function measure(): Promise<readonly Measured[]> {
  const database = await openDatabase({ folder: null });
  try {
    await migrateDatabase(database);
    await fill(database.db);
    await syncAll(database.db);
    const start = performance.now();
    await syncAll(database.db);
    const seconds = (performance.now() - start) / 1_000;
    const each = (await rowByRow(database.db, 500)) * (jobs / 500);
    return [
      measured("status sync of 10,000 open jobs, nothing changed", seconds, "s", {
        baseline: each,
        budget: 10,
      }),
    ];
  } finally {
    await database.close();
  }
}

type Db = Awaited<ReturnType<typeof openDatabase>>["db"];

async function fill(db: Db): Promise<void> {
  await db
    .insert(schema.stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" });
  await db.insert(schema.storeOrders).values({
    id: "order",
    storeId: "built-in",
    externalId: "1",
    number: "1001",
    placedAt: at,
    modifiedAt: at,
    customerName: "Dana Reyes",
    customerEmail: "dana@larkspur.example",
    customerPhone: "8185550142",
    shipTo: {} as never,
    totalMinor: 4_900,
    currency: "USD",
    paymentState: "invoice",
    accessKey: "key",
  });
  await db.insert(schema.storeOrderItems).values({
    id: "item",
    orderId: "order",
    position: 0,
    externalId: "1-1",
    title: "Business Cards",
    quantity: 250,
    priceMinor: 4_900,
    currency: "USD",
  });
  const ids = Array.from({ length: jobs }, (_, n) => `Z${String(8_291_000_000 + n)}-001`);
  for (let from = 0; from < jobs; from += 1_000)
    await jobRepository(db).add(
      ids.slice(from, from + 1_000).map((jobId) => ({
        jobId: jobId as JobId,
        orderId: "order" as StoreOrderId,
        itemId: "item" as StoreOrderItemId,
        origin: "transferred" as const,
        jobName: null,
        cost: null,
        promisedDate: "2026-03-09",
        currency: "USD" as const,
      })),
      at,
    );
}

const printer: Pick<TradePrinter, "fetchStatus" | "fetchTracking"> = {
  fetchStatus: async () => ({
    ok: true,
    value: [
      { label: "On Press", at: "2026-03-03T12:00:00.000Z" },
      { label: "Plated", at: "2026-03-03T06:00:00.000Z" },
      { label: "New", at },
    ],
  }),
  fetchTracking: async () => [],
};
const bucketOf = () => "in-production" as const;
const context = { bucketOf, now, apiServes: true, dwells: [] };

/** Asks, decides and writes as Order Sync does, a batch a transaction. */
async function syncAll(db: Db): Promise<void> {
  for (let after = ""; ; ) {
    const page = await jobRepository(db).watched(after, batch);
    if (page.length === 0) return;
    const signal = new AbortController().signal;
    const { observations } = await askPrinter(page, printer, { bucketOf, now: () => now, signal });
    await db.transaction(async (tx) => {
      const repository = jobRepository(tx);
      const locked = await repository.lock(page.map(({ jobId }) => jobId));
      const plan = planStatusUpdates(locked, observations, context);
      await repository.save(
        [...plan.updates.map(({ after: state }) => state), ...plan.unchanged],
        plan.updates.flatMap(({ recorded }) => recorded),
      );
    });
    after = page.at(-1)?.jobId ?? "";
  }
}

/** The common way: a transaction a job, read and written by itself. Returns seconds. */
async function rowByRow(db: Db, count: number): Promise<number> {
  const page = await jobRepository(db).watched("", count);
  const start = performance.now();
  for (const { jobId } of page)
    await db.transaction(async (tx) => {
      await tx.execute(sql`select * from jobs where job_id = ${jobId} for update`);
      await tx.execute(sql`update jobs set last_seen_at = ${now.toISOString()} where job_id = ${jobId}`);
    });
  return (performance.now() - start) / 1_000;
}

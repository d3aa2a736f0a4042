import type { StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import { bucketsOf, type JobId, type JobQuery, type NewJob, planStatusUpdates } from "@overprint/core/status";
import { testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#open.ts";
import { storeOrderItems, storeOrders, stores } from "#schema/index.ts";
import { jobRepository } from "./jobs.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" });
  for (const number of ["1001", "1002"]) {
    await db.insert(storeOrders).values({
      id: `order-${number}`,
      storeId: "built-in",
      externalId: number,
      number,
      placedAt: "2026-03-02T15:00:00Z",
      modifiedAt: "2026-03-02T15:00:00Z",
      customerName: number === "1001" ? "Dana Reyes" : "Sam Ito",
      customerEmail: "dana@larkspur.example",
      customerPhone: "8185550142",
      shipTo: {} as never,
      totalMinor: 4900,
      currency: "USD",
      paymentState: "invoice",
      accessKey: `key-${number}`,
    });
    await db.insert(storeOrderItems).values({
      id: `item-${number}`,
      orderId: `order-${number}`,
      position: 0,
      externalId: `${number}-1`,
      title: "Business Cards",
      quantity: 250,
      priceMinor: 4900,
      currency: "USD",
    });
  }
});
afterAll(() => database.close());
beforeEach(() => database.db.execute(sql`truncate jobs, job_observations, shipments, push_hints cascade`));

const aNewJob = (jobId: string, number = "1001", given: Partial<NewJob> = {}): NewJob => ({
  jobId: jobId as JobId,
  orderId: `order-${number}` as StoreOrderId,
  itemId: `item-${number}` as StoreOrderItemId,
  origin: "transferred",
  jobName: null,
  cost: { minor: 2184, currency: "USD" },
  promisedDate: "2026-03-06",
  currency: "USD",
  ...given,
});
const everything: JobQuery = {
  state: "all",
  bucket: null,
  source: null,
  concern: null,
  search: "",
  sort: "job",
  descending: false,
  offset: 0,
  limit: 50,
};
const at = "2026-03-02T16:00:00.000Z";
const seenAt = "2026-03-03T18:00:00.000Z";
const bucketOf = bucketsOf([
  { label: "On Press", bucket: "in-production" },
  { label: "Complete: Shipped", bucket: "shipped" },
]);
const context = { bucketOf, now: new Date(seenAt), apiServes: true, dwells: [] };

/** Reads, plans and records one API reading of one job, as Order Sync does. */
async function observe(jobId: string, label: string, when: string, trackingNumbers: readonly string[] = []) {
  await database.db.transaction(async (tx) => {
    const repository = jobRepository(tx);
    const locked = await repository.lock([jobId as JobId]);
    const plan = planStatusUpdates(
      locked,
      [{ jobId: jobId as JobId, source: "api", label, at: when, seenAt, trackingNumbers }],
      context,
    );
    await repository.save(
      [...plan.updates.map(({ after }) => after), ...plan.unchanged],
      plan.updates.flatMap(({ recorded }) => recorded),
    );
  });
}

test("a job enters once and is due at once", async () => {
  const repository = jobRepository(database.db);
  expect(await repository.add([aNewJob("Z8291000137-001")], at)).toEqual({
    added: ["Z8291000137-001"],
    taken: [],
  });
  expect(await repository.add([aNewJob("Z8291000137-001", "1002"), aNewJob("Z8291000137-002")], at)).toEqual({
    added: ["Z8291000137-002"],
    taken: [{ jobId: "Z8291000137-001", itemId: "item-1001", orderNumber: "1001" }],
  });
  expect((await repository.due(at, 10)).map(({ jobId }) => jobId)).toEqual([
    "Z8291000137-001",
    "Z8291000137-002",
  ]);
  expect(await repository.due("2026-03-02T15:59:59.000Z", 10)).toEqual([]);
});

test("what was planned is what is read back, times in one spelling", async () => {
  const repository = jobRepository(database.db);
  await repository.add([aNewJob("Z8291000137-001")], at);
  await observe("Z8291000137-001", "Complete: Shipped", "2026-03-03T17:00:00.000Z", [
    "1Z999AA10102345672",
    "1Z999AA10202345670",
  ]);
  const [job] = await repository.find(["Z8291000137-001" as JobId]);
  expect(job).toMatchObject({
    statusLabel: "Complete: Shipped",
    bucket: "shipped",
    statusAt: "2026-03-03T17:00:00.000Z",
    statusSource: "api",
    lastSeenAt: seenAt,
    apiReadAt: seenAt,
    shippedAt: "2026-03-03T17:00:00.000Z",
    trackingNumbers: ["1Z999AA10102345672", "1Z999AA10202345670"],
    isOpen: false,
    cost: { minor: 2184, currency: "USD" },
    promisedDate: "2026-03-06",
  });
});

test("an observation made twice stands in the history once", async () => {
  const repository = jobRepository(database.db);
  await repository.add([aNewJob("Z8291000137-001")], at);
  await observe("Z8291000137-001", "On Press", "2026-03-03T12:00:00.000Z");
  const [first] = await repository.observations("Z8291000137-001" as JobId);
  if (!first) throw new Error("the observation is missing");
  await repository.save([], [first, { ...first, seenAt: "2026-03-03T19:00:00.000Z" }]);
  await repository.save(
    [],
    [
      { ...first, source: "feed", at: null },
      { ...first, source: "feed", at: null },
    ],
  );
  expect((await repository.observations("Z8291000137-001" as JobId)).map(({ source }) => source)).toEqual([
    "feed",
    "api",
  ]);
});

test("a mistyped job goes with its history, a transferred one stays", async () => {
  const repository = jobRepository(database.db);
  await repository.add(
    [aNewJob("Z8291000137-001"), aNewJob("Z8291000137-002", "1001", { origin: "typed", cost: null })],
    at,
  );
  await observe("Z8291000137-002", "On Press", "2026-03-03T12:00:00.000Z");
  expect(await repository.removeTyped("Z8291000137-001" as JobId)).toBe(false);
  expect(await repository.removeTyped("Z8291000137-002" as JobId)).toBe(true);
  expect((await repository.ofItems(["item-1001"])).map(({ jobId }) => jobId)).toEqual(["Z8291000137-001"]);
});

test("jobs are listed by filter, search and order, a page at a time", async () => {
  const repository = jobRepository(database.db);
  await repository.add(
    [
      aNewJob("Z8291000137-001"),
      aNewJob("Z8291000274-001", "1002", { jobName: "1002-1 100% cotton" }),
      aNewJob("Z8291000411-001", "1002", { cost: null }),
    ],
    at,
  );
  await observe("Z8291000274-001", "On Press", "2026-03-03T12:00:00.000Z");
  await observe("Z8291000411-001", "Complete: Shipped", "2026-03-03T12:00:00.000Z", ["1Z999AA10102345672"]);
  await repository.setConcerns(
    new Map([["Z8291000137-001" as JobId, ["job-waiting:On Hold: Mailing", "job-late"]]]),
  );
  const ids = async (query: Partial<JobQuery>) =>
    (await repository.list({ ...everything, ...query })).lines.map(({ jobId }) => jobId.slice(0, 11));
  expect(await ids({ state: "open" })).toEqual(["Z8291000137", "Z8291000274"]);
  expect(await ids({ state: "done" })).toEqual(["Z8291000411"]);
  expect(await ids({ state: "attention" })).toEqual(["Z8291000137"]);
  expect(await ids({ concern: "job-waiting:On Hold: Mailing" })).toEqual(["Z8291000137"]);
  expect(await ids({ bucket: "in-production" })).toEqual(["Z8291000274"]);
  expect(await ids({ search: "100% c" })).toEqual(["Z8291000274"]);
  expect(await ids({ search: "%" })).toEqual(["Z8291000274"]);
  expect(await ids({ search: "1Z999" })).toEqual(["Z8291000411"]);
  expect(await ids({ search: "reyes" })).toEqual(["Z8291000137"]);
  expect(await ids({ sort: "cost" })).toEqual(["Z8291000137", "Z8291000274", "Z8291000411"]);
  expect(await ids({ sort: "job", descending: true, offset: 1, limit: 1 })).toEqual(["Z8291000274"]);
  expect((await repository.list({ ...everything, limit: 1 })).total).toBe(3);
  expect(await repository.counts()).toEqual({
    all: 3,
    open: 2,
    attention: 1,
    byBucket: { unsorted: 1, "in-production": 1, shipped: 1 },
  });
});

test("a stage's dwell is measured on our own histories, weekends taken off", async () => {
  const repository = jobRepository(database.db);
  const ids = Array.from({ length: 20 }, (_, n) => `Z8291000137-${String(n + 1).padStart(3, "0")}`);
  await repository.add(
    ids.map((id) => aNewJob(id)),
    at,
  );
  // From Friday noon to Monday noon on the printer's clock: 24 hours of work.
  for (const jobId of ids)
    await repository.save(
      [],
      (["On Press", "Complete: Shipped"] as const).map((label, index) => ({
        jobId: jobId as JobId,
        source: "api" as const,
        label,
        at: index === 0 ? "2026-03-06T20:00:00.000Z" : "2026-03-09T20:00:00.000Z",
        seenAt: "2026-03-09T21:00:00.000Z",
        trackingNumbers: [],
        effect: "applied" as const,
        rule: "api-row-0" as const,
      })),
    );
  expect(await repository.dwells("2026-01-01T00:00:00.000Z")).toEqual([
    { label: "On Press", medianMs: 86_400_000, usualMs: 86_400_000, samples: 20 },
  ]);
});

test("two batches over the same jobs wait for one another and lose nothing", async () => {
  const repository = jobRepository(database.db);
  await repository.add([aNewJob("Z8291000137-001")], at);
  await Promise.all([
    observe("Z8291000137-001", "On Press", "2026-03-03T12:00:00.000Z"),
    observe("Z8291000137-001", "Complete: Shipped", "2026-03-03T13:00:00.000Z", ["1Z999AA10102345672"]),
  ]);
  expect(await repository.observations("Z8291000137-001" as JobId)).toHaveLength(2);
});

import type { JobId } from "@overprint/core/status";
import { testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#open.ts";
import { storeOrderItems, storeOrders, stores } from "#schema/index.ts";
import { jobRepository } from "./jobs.ts";
import { itemContexts, statusBook } from "./status-book.ts";
import { statusRunRepository } from "./status-runs.ts";

let database: Database;
const at = "2026-03-02T16:00:00.000Z";
const later = "2026-03-02T17:00:00.000Z";
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" });
  await db.insert(storeOrders).values({
    id: "order-1",
    storeId: "built-in",
    externalId: "1",
    number: "1001",
    placedAt: at,
    modifiedAt: at,
    customerName: "Dana Reyes",
    customerEmail: "dana@larkspur.example",
    customerPhone: "8185550142",
    shipTo: {} as never,
    totalMinor: 4900,
    currency: "USD",
    paymentState: "invoice",
    accessKey: "key-1",
  });
  await db.insert(storeOrderItems).values({
    id: "item-1",
    orderId: "order-1",
    position: 0,
    externalId: "1-1",
    title: "Business Cards",
    quantity: 250,
    priceMinor: 4900,
    currency: "USD",
  });
  await jobRepository(db).add(
    ["Z8291000137-001", "Z8291000137-002"].map((jobId) => ({
      jobId: jobId as JobId,
      orderId: "order-1" as never,
      itemId: "item-1" as never,
      origin: "typed",
      jobName: null,
      cost: null,
      promisedDate: null,
      currency: "USD",
    })),
    later,
  );
});
afterAll(() => database.close());

test("a label nobody knows is met once, and sorting it sorts its jobs", async () => {
  const book = statusBook(database.db);
  expect(await book.meetLabels(["Holographing"], at)).toEqual(["Holographing"]);
  expect(await book.meetLabels(["Holographing", "Embossing"], later)).toEqual(["Embossing"]);
  await database.db.execute(
    sql`update jobs set status_label = 'holographing' where job_id = 'Z8291000137-001'`,
  );
  await book.sortLabel("Holographing", "in-production", "Ada", later);
  expect(await book.labels()).toEqual([
    { label: "Embossing", bucket: null, firstSeenAt: later },
    { label: "Holographing", bucket: "in-production", firstSeenAt: at },
  ]);
  expect((await jobRepository(database.db).find(["Z8291000137-001" as JobId]))[0]?.bucket).toBe(
    "in-production",
  );
});

test("a mapping that a person saved replaces the one before and can be dropped", async () => {
  const book = statusBook(database.db);
  const mapping = { label: "On Press", statusId: "4", notifyCustomer: false, customerWords: null };
  await book.saveMapping("built-in", mapping, "Ada", at);
  await book.saveMapping(
    "built-in",
    { ...mapping, notifyCustomer: true, customerWords: "Printing!" },
    "Ada",
    at,
  );
  expect(await book.mappings("built-in")).toEqual([
    { label: "On Press", statusId: "4", notifyCustomer: true, customerWords: "Printing!" },
  ]);
  await book.dropMapping("built-in", "On Press");
  expect(await book.mappings("built-in")).toEqual([]);
});

test("a store's statuses are replaced as a whole, in its order", async () => {
  const book = statusBook(database.db);
  await book.saveStoreStatuses("built-in", [{ id: "9", title: "Old" }], at);
  const statuses = [
    { id: "2", title: "Shipped" },
    { id: "1", title: "New" },
  ];
  await book.saveStoreStatuses("built-in", statuses, at);
  expect(await book.storeStatuses("built-in")).toEqual(statuses);
});

test("a thousand pushes of one job are one question, strangers are ignored", async () => {
  const book = statusBook(database.db);
  for (let times = 0; times < 5; times += 1)
    expect(await book.noteHints(["Z8291000137-001", "Z8291000137-001", "Z9999999999-001"], at)).toEqual([
      "Z8291000137-001",
    ]);
  expect((await jobRepository(database.db).due(at, 10)).map(({ jobId }) => jobId)).toEqual([
    "Z8291000137-001",
  ]);
  expect(await book.takeHints(100)).toEqual(["Z8291000137-001"]);
  expect(await book.takeHints(100)).toEqual([]);
});

test("an order completes once, and again only after it was opened again", async () => {
  const book = statusBook(database.db);
  expect(await book.completeOrder("order-1", at)).toBe(true);
  expect(await book.completeOrder("order-1", later)).toBe(false);
  await book.reopenOrder("order-1");
  expect(await book.completeOrder("order-1", later)).toBe(true);
});

test("what a store was told is kept with its failure", async () => {
  const book = statusBook(database.db);
  const telling = {
    itemId: "item-1",
    label: "On Press",
    notifiedLabel: null,
    trackingNumbers: ["1Z999AA10102345672"],
    jobIds: ["Z8291000137-001"],
    toldAt: at,
    failure: null,
    failedTimes: 0,
  };
  await book.saveTelling({ ...telling, failure: "The store did not answer.", failedTimes: 1 });
  await book.saveTelling(telling);
  expect(await book.tellings(["item-1", "item-2"])).toEqual([telling]);
});

test("the feed's state is read back as it was saved", async () => {
  const book = statusBook(database.db);
  const state = {
    fingerprint: "abc",
    etag: '"1"',
    lastModified: null,
    fetchedAt: at,
    readAt: at,
    state: "read" as const,
    reason: null,
    doNext: null,
    counts: { jobs: 3, ours: 2, unrecognised: 1, withoutStatus: 0, duplicates: 0 },
  };
  await book.saveFeedState({ ...state, etag: null });
  await book.saveFeedState(state);
  expect(await book.feedState("abc")).toEqual(state);
  expect(await book.feedState("another address")).toBeNull();
});

test("the newest item of each job of the last feed is kept, of strangers too", async () => {
  const book = statusBook(database.db);
  const item = (jobId: string, label: string, trackingNumbers: readonly string[] = []) => ({
    jobId: jobId as JobId,
    source: "feed" as const,
    label,
    at,
    seenAt: later,
    trackingNumbers,
  });
  await book.keepFeedItems("abc", [item("Z9999999999-009", "New")]);
  const shipped = item("Z9999999999-001", "Complete: Shipped", ["1Z999AA10102345672", "PUR123456789"]);
  await book.keepFeedItems("abc", [shipped, item("Z9999999999-001", "On Press")]);
  const both = ["Z9999999999-001", "Z9999999999-009"];
  expect(await book.feedItems("abc", both)).toEqual([shipped]);
  expect(await book.feedItems("another address", both)).toEqual([]);
});

test("items of the last feed are found by a word of theirs, of that address only", async () => {
  const book = statusBook(database.db);
  const named = {
    jobId: "Z9999999999-002" as JobId,
    source: "feed" as const,
    label: "New",
    at,
    seenAt: later,
    trackingNumbers: [],
    text: "<title>Z9999999999-002 (1042-1.1-9f8e7d6c)</title>",
  };
  await book.keepFeedItems("abc", [named]);
  expect(await book.feedItemsWith("abc", ["1042-1.1-9f8e7d6c"])).toEqual([named]);
  expect(await book.feedItemsWith("abc", ["1042-2.1-9f8e7d6c"])).toEqual([]);
  expect(await book.feedItemsWith("another address", ["1042-1.1-9f8e7d6c"])).toEqual([]);
});

test("of several readers that ask for the feed at once one may, and nobody for fifteen minutes", async () => {
  const book = statusBook(database.db);
  const first = new Date("2026-03-02T15:00:00.000Z");
  const minutesLater = (minutes: number) => new Date(first.getTime() + minutes * 60_000);
  const asked = await Promise.all([1, 2, 3].map(() => book.askFeed("one", first, 15)));
  expect(asked.toSorted()).toEqual([first.toISOString(), first.toISOString(), null]);
  expect(await book.askFeed("one", minutesLater(14.99), 15)).toBe(first.toISOString());
  expect(await book.askFeed("another address", minutesLater(1), 15)).toBeNull();
  expect(await book.askFeed("one", minutesLater(15), 15)).toBeNull();
  expect(await book.askFeed("one", minutesLater(40), 30)).toBe(minutesLater(15).toISOString());
});

test("an order product knows its order and store", async () => {
  expect(await itemContexts(database.db, { orderIds: ["order-1"] })).toEqual([
    {
      itemId: "item-1",
      itemExternalId: "1-1",
      itemTitle: "Business Cards",
      pieces: 250,
      isExcluded: false,
      orderId: "order-1",
      orderExternalId: "1",
      orderNumber: "1001",
      storeId: "built-in",
      currency: "USD",
    },
  ]);
});

test("a run counts its batches by outcome and keeps the lines worth telling", async () => {
  const runs = statusRunRepository(database.db);
  const run = {
    id: "run-1",
    kind: "order-sync" as const,
    startedBy: "Ada",
    scope: "every open job",
    startedAt: at,
    total: 5,
  };
  await runs.begin(run);
  await runs.advance("run-1", {
    unchanged: 2,
    lines: [{ jobId: "Z8291000137-001", outcome: "changed", detail: "New → On Press" }],
  });
  await runs.advance("run-1", {
    unchanged: 1,
    lines: [{ jobId: "Z8291000137-002", outcome: "changed", detail: 'it\'s "odd", {really}' }],
  });
  await runs.end("run-1", later, null);
  expect(await runs.find("run-1")).toEqual({
    ...run,
    endedAt: later,
    done: 5,
    counts: { changed: 2, unchanged: 3 },
    failure: null,
    doNext: null,
    feedAsOf: null,
  });
  expect((await runs.lines("run-1", "changed", 10)).map(({ detail }) => detail)).toEqual([
    "New → On Press",
    'it\'s "odd", {really}',
  ]);
  await runs.begin(run);
  expect((await runs.find("run-1"))?.done).toBe(0);
  await runs.forget(later);
  expect(await runs.latest(10)).toEqual([]);
});

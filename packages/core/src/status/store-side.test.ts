import { expect, test } from "vitest";
import { aJob } from "./a-job.ts";
import { orderCompletion } from "./completion.ts";
import { jobsThatLeftFeed } from "./feed-absence.ts";
import { itemState, planItemWrite } from "./item-write.ts";
import type { JobId } from "./job.ts";

const onPress = aJob({ statusLabel: "On Press", bucket: "in-production" });
const shipped = aJob({
  jobId: "Z8291000137-002",
  statusLabel: "Complete: Shipped",
  bucket: "shipped",
  trackingNumbers: ["1Z999AA10102345672"],
});
const cancelled = aJob({ jobId: "Z8291000137-003", statusLabel: "Canceled", bucket: "closed" });

test("an order product of several jobs is where its least advanced job is", () => {
  expect(itemState([shipped, onPress])).toEqual({ label: "On Press", bucket: "in-production" });
  expect(itemState([shipped, cancelled])).toEqual({ label: "Complete: Shipped", bucket: "shipped" });
  expect(itemState([cancelled])).toEqual({ label: "Canceled", bucket: "closed" });
  expect(itemState([aJob()])).toBeNull();
});

const mappingOf = (label: string) => ({
  label,
  statusId: label === "On Press" ? null : "7",
  notifyCustomer: true,
  customerWords: "Your order is on its way.",
});

test("a store is told a new status once, and each parcel once", () => {
  const first = planItemWrite(
    [shipped],
    { label: "On Press", notifiedLabel: null, trackingNumbers: [] },
    mappingOf,
  );
  expect(first).toEqual({
    label: "Complete: Shipped",
    status: { statusId: "7", notifyCustomer: true, customerWords: "Your order is on its way." },
    newParcels: [
      {
        trackingNumber: "1Z999AA10102345672",
        carrier: "UPS",
        trackingUrl: "https://www.ups.com/track?tracknum=1Z999AA10102345672",
      },
    ],
  });
  const told = {
    label: "Complete: Shipped",
    notifiedLabel: "Complete: Shipped",
    trackingNumbers: ["1Z999AA10102345672"],
  };
  expect(planItemWrite([shipped], told, mappingOf)).toMatchObject({ status: null, newParcels: [] });
});

test("the customer hears of a shipment once its tracking number is known", () => {
  const untracked = { ...shipped, trackingNumbers: [] };
  const before = { label: "On Press", notifiedLabel: null, trackingNumbers: [] };
  expect(planItemWrite([untracked], before, mappingOf).status).toMatchObject({ notifyCustomer: false });
  const toldStatus = { label: "Complete: Shipped", notifiedLabel: null, trackingNumbers: [] };
  expect(planItemWrite([untracked], toldStatus, mappingOf).status).toBeNull();
  expect(planItemWrite([shipped], toldStatus, mappingOf)).toMatchObject({
    status: { notifyCustomer: true },
    newParcels: [{ trackingNumber: "1Z999AA10102345672" }],
  });
});

test("a label that maps to nothing leaves the store's status alone", () => {
  expect(
    planItemWrite([onPress], { label: null, notifiedLabel: null, trackingNumbers: [] }, mappingOf),
  ).toMatchObject({
    label: "On Press",
    status: null,
  });
});

test.each([
  ["nothing was ever sent", [{ isExcluded: false, buckets: [] }], "open"],
  ["one of two jobs is on press", [{ isExcluded: false, buckets: ["shipped", "in-production"] }], "open"],
  [
    "everything is shipped or delivered",
    [{ isExcluded: false, buckets: ["shipped", "delivered"] }],
    "completed",
  ],
  [
    "one job was cancelled and the other shipped",
    [{ isExcluded: false, buckets: ["closed", "shipped"] }],
    "completed",
  ],
  [
    "a product is still without a job",
    [
      { isExcluded: false, buckets: ["shipped"] },
      { isExcluded: false, buckets: [] },
    ],
    "open",
  ],
  [
    "the rest is excluded",
    [
      { isExcluded: false, buckets: ["shipped"] },
      { isExcluded: true, buckets: [] },
    ],
    "completed",
  ],
  ["every job was cancelled", [{ isExcluded: false, buckets: ["closed"] }], "cancelled"],
  ["only excluded products are there", [{ isExcluded: true, buckets: [] }], "open"],
  ["a label is unknown", [{ isExcluded: false, buckets: [null] }], "open"],
] as const)("an order of which %s", (_title, items, state) => {
  expect(orderCompletion(items)).toBe(state);
});

const feed = (ids: readonly JobId[], isComplete = true) => ({
  kind: "read" as const,
  observations: ids.map((jobId) => ({
    jobId,
    source: "feed" as const,
    label: "On Press",
    at: null,
    seenAt: "2026-03-03T18:00:00.000Z",
    trackingNumbers: [],
  })),
  unrecognised: 0,
  withoutStatus: [],
  duplicates: 0,
  isComplete,
  etag: null,
  lastModified: null,
});
const inFeed = aJob({ feedSeenAt: "2026-03-02T18:00:00.000Z" });

test("an open job that the feed held and holds no more has left it", () => {
  expect(jobsThatLeftFeed([inFeed], feed([shipped.jobId]))).toEqual([inFeed.jobId]);
});

test.each([
  ["the feed was cut short", inFeed, feed([shipped.jobId], false)],
  ["the feed has no known id at all", inFeed, feed([])],
  ["the feed still holds it", inFeed, feed([inFeed.jobId])],
  ["the feed never held it", aJob(), feed([shipped.jobId])],
  ["it is done", { ...inFeed, isOpen: false }, feed([shipped.jobId])],
  ["it was flagged before", { ...inFeed, leftFeedAt: "2026-03-03T17:00:00.000Z" }, feed([shipped.jobId])],
])("a job has not left the feed when %s", (_title, job, reading) => {
  expect(jobsThatLeftFeed([job], reading)).toEqual([]);
});

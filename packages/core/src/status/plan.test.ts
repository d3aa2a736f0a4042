import { expect, test } from "vitest";
import { aJob } from "./a-job.ts";
import { bucketsOf } from "./bucket.ts";
import type { Job, JobObservation } from "./job.ts";
import { planStatusUpdates } from "./plan.ts";
import { syncLines } from "./sync-result.ts";

const bucketOf = bucketsOf([
  { label: "On Press", bucket: "in-production" },
  { label: "Complete: Shipped", bucket: "shipped" },
  { label: "Complete: Delivered", bucket: "delivered" },
  { label: "Canceled", bucket: "closed" },
]);
const now = new Date("2026-03-03T18:00:00.000Z");
const context = { bucketOf, now, apiServes: true, dwells: [] };
const seen = (given: Partial<JobObservation> = {}): JobObservation => ({
  jobId: aJob().jobId,
  source: "api",
  label: "On Press",
  at: "2026-03-03T17:00:00.000Z",
  seenAt: now.toISOString(),
  trackingNumbers: [],
  ...given,
});
const onPress = (given: Partial<Omit<Job, "jobId">> = {}) =>
  aJob({
    statusLabel: "On Press",
    bucket: "in-production",
    statusAt: "2026-03-03T17:00:00.000Z",
    statusSource: "api",
    apiReadAt: "2026-03-03T17:30:00.000Z",
    ...given,
  });

test("a job seen in the state it was in is unchanged and only asked for later", () => {
  const plan = planStatusUpdates([onPress()], [seen()], context);
  expect(plan.updates).toEqual([]);
  expect(plan.unchanged[0]).toMatchObject({ lastSeenAt: "2026-03-03T18:00:00.000Z" });
  expect(plan.unchanged[0]?.nextCheckAt && plan.unchanged[0].nextCheckAt > now.toISOString()).toBe(true);
});

test("a shipment with two parcels closes the job and keeps both numbers", () => {
  const plan = planStatusUpdates(
    [onPress()],
    [
      seen({
        label: "Complete: Shipped",
        at: "2026-03-03T17:50:00.000Z",
        trackingNumbers: ["1Z999AA10102345672", "1Z999AA10202345670"],
      }),
    ],
    context,
  );
  expect(plan.updates[0]).toMatchObject({
    change: { from: "On Press", to: "Complete: Shipped" },
    shipsNow: true,
    newTracking: ["1Z999AA10102345672", "1Z999AA10202345670"],
    after: { isOpen: false, shippedAt: "2026-03-03T17:50:00.000Z" },
  });
  expect(syncLines(plan, bucketOf)).toEqual([
    {
      jobId: "Z8291000137-001",
      outcome: "shipped-with-tracking",
      detail: "1Z999AA10102345672, 1Z999AA10202345670",
    },
  ]);
});

test("a shipped job without a number stays open and is asked again in a quarter of an hour", () => {
  const plan = planStatusUpdates([onPress()], [seen({ label: "Complete: Shipped" })], context);
  expect(plan.updates[0]?.after).toMatchObject({ isOpen: true, nextCheckAt: "2026-03-03T18:15:00.000Z" });
});

test("a reprint opens a shipped job again and keeps its parcels", () => {
  const shipped = onPress({
    statusLabel: "Complete: Shipped",
    bucket: "shipped",
    shippedAt: "2026-03-03T16:00:00.000Z",
    trackingNumbers: ["1Z999AA10102345672"],
    isOpen: false,
  });
  const [update] = planStatusUpdates([shipped], [seen()], context).updates;
  expect(update?.after).toMatchObject({
    isOpen: true,
    shippedAt: null,
    trackingNumbers: ["1Z999AA10102345672"],
  });
});

test("a label that nobody knows is kept, shown and named once", () => {
  const plan = planStatusUpdates(
    [onPress(), aJob({ jobId: "Z8291000274-001" })],
    [
      seen({ label: "Holographing" }),
      seen({ label: "Holographing", jobId: aJob({ jobId: "Z8291000274-001" }).jobId }),
    ],
    context,
  );
  expect(plan.updates[0]?.after).toMatchObject({ statusLabel: "Holographing", bucket: null, isOpen: true });
  expect(plan.unknownLabels).toEqual([
    { label: "Holographing", jobIds: ["Z8291000137-001", "Z8291000274-001"] },
  ]);
  expect(syncLines(plan, bucketOf)[0]).toMatchObject({ outcome: "unknown-status", detail: "Holographing" });
});

test("jobs of the account that are none of ours are named and left alone", () => {
  const stranger = aJob({ jobId: "Z1111111111-001" }).jobId;
  const plan = planStatusUpdates([onPress()], [seen({ jobId: stranger, source: "feed" })], context);
  expect(plan).toMatchObject({ updates: [], unchanged: [], strangers: ["Z1111111111-001"] });
});

test("a job that stands twice in a feed takes its newest item", () => {
  const twice = [
    seen({ source: "feed", at: "2026-03-03T16:00:00.000Z" }),
    seen({ source: "feed", label: "Complete: Shipped", at: "2026-03-03T17:00:00.000Z" }),
  ];
  const [update] = planStatusUpdates([aJob()], twice, context).updates;
  expect(update?.after.statusLabel).toBe("Complete: Shipped");
  expect(update?.recorded.map(({ label, effect }) => `${label}: ${effect}`)).toEqual([
    "Complete: Shipped: applied",
    "On Press: kept",
  ]);
});

test("a push stores no status and has the job asked for now", () => {
  const plan = planStatusUpdates([onPress()], [seen({ source: "push", label: "", at: null })], context);
  expect(plan.updates[0]?.after).toMatchObject({ statusLabel: "On Press", nextCheckAt: now.toISOString() });
});

test("a delivered or cancelled job is asked for no more", () => {
  for (const label of ["Complete: Delivered", "Canceled"]) {
    const [update] = planStatusUpdates([onPress()], [seen({ label })], context).updates;
    expect(update?.after).toMatchObject({ isOpen: false, nextCheckAt: null });
  }
});

test("a time in another spelling is the same time", () => {
  const plan = planStatusUpdates([onPress()], [seen({ at: "2026-03-03T09:00:00-08:00" })], context);
  expect(plan.updates).toEqual([]);
});

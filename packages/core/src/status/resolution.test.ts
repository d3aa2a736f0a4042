import { expect, test } from "vitest";
import { aJob } from "./a-job.ts";
import { bucketsOf } from "./bucket.ts";
import type { Job, ObservationSource } from "./job.ts";
import { planStatusUpdates } from "./plan.ts";
import type { JobReading } from "./reading.ts";
import { resolutionRules, resolve } from "./resolution.ts";

const bucketOf = bucketsOf([
  { label: "New", bucket: "accepted" },
  { label: "On Press", bucket: "in-production" },
  { label: "Packaging", bucket: "in-production" },
  { label: "Sent to Reprint", bucket: "trouble" },
  { label: "Complete: Shipped", bucket: "shipped" },
]);
const t = (hour: number) => `2026-03-03T${String(hour).padStart(2, "0")}:00:00.000Z`;
const reading = (
  source: ObservationSource,
  readAt: string,
  ...rows: readonly (readonly [label: string, at: string | null])[]
): JobReading => ({
  jobId: aJob().jobId,
  source,
  readAt,
  rows: rows.map(([label, at]) => ({ label, at })),
  trackingNumbers: [],
});
const known = (
  statusLabel: string,
  statusAt: string,
  statusSource: ObservationSource,
  apiReadAt: string | null = null,
): Job => aJob({ statusLabel, statusAt, statusSource, apiReadAt, bucket: bucketOf(statusLabel) });

const cases: readonly {
  readonly title: string;
  readonly job: Job;
  readonly reading: JobReading;
  readonly basic?: true;
  readonly is: readonly [rule: string, effect: string];
}[] = [
  {
    title: "the first reading of the API makes the state",
    job: aJob(),
    reading: reading("api", t(9), ["New", t(8)]),
    is: ["first-evidence", "applied"],
  },
  {
    title: "row 0 of the API moves a job forwards",
    job: known("New", t(8), "api", t(9)),
    reading: reading("api", t(10), ["On Press", t(10)], ["New", t(8)]),
    is: ["api-row-0", "applied"],
  },
  {
    title: "row 0 of the API moves a job backwards",
    job: known("Complete: Shipped", t(8), "api", t(9)),
    reading: reading("api", t(10), ["Sent to Reprint", t(10)], ["Complete: Shipped", t(8)]),
    is: ["api-row-0", "applied"],
  },
  {
    title: "row 0 of the API decides over what a person entered",
    job: known("Complete: Shipped", t(9), "person"),
    reading: reading("api", t(10), ["On Press", t(8)]),
    is: ["api-row-0", "applied"],
  },
  {
    title: "an API reading that arrives after a later one is kept",
    job: known("On Press", t(9), "api", t(10)),
    reading: reading("api", t(9), ["New", t(8)]),
    is: ["api-read-earlier", "kept"],
  },
  {
    title: "the same API row again changes nothing",
    job: known("On Press", t(9), "api", t(10)),
    reading: reading("api", t(11), ["On Press", t(9)]),
    is: ["same-state", "confirmed"],
  },
  {
    title: "an empty API history changes nothing",
    job: known("New", t(8), "transfer"),
    reading: reading("api", t(9)),
    is: ["same-state", "confirmed"],
  },
  {
    title: "the API takes over the time of a state that the feed told",
    job: known("On Press", t(9), "feed"),
    reading: reading("api", t(10), ["On Press", t(8)]),
    is: ["api-row-0", "applied"],
  },
  {
    title: "the feed makes the state of a job nobody knew",
    job: aJob(),
    reading: reading("feed", t(9), ["On Press", null]),
    is: ["first-evidence", "applied"],
  },
  {
    title: "the feed replaces our own placement",
    job: known("New", t(9), "transfer"),
    reading: reading("feed", t(10), ["On Press", t(8)]),
    is: ["first-evidence", "applied"],
  },
  {
    title: "the feed says on press before the API said shipped",
    job: known("Complete: Shipped", t(8), "api", t(9)),
    reading: reading("feed", t(10), ["On Press", t(9)]),
    is: ["feed-older-than-api", "kept"],
  },
  {
    title: "the feed says on press after the API said shipped: the API is asked",
    job: known("Complete: Shipped", t(8), "api", t(9)),
    reading: reading("feed", t(11), ["On Press", t(10)]),
    is: ["feed-step-back", "kept"],
  },
  {
    title: "the feed knows of a shipment after the last API reading",
    job: known("On Press", t(8), "api", t(9)),
    reading: reading("feed", t(11), ["Complete: Shipped", t(10)]),
    is: ["feed-newer", "applied"],
  },
  {
    title: "a feed item without a time never overrules the API",
    job: known("On Press", t(8), "api", t(9)),
    reading: reading("feed", t(11), ["Complete: Shipped", null]),
    is: ["feed-undated", "kept"],
  },
  {
    title: "on Basic a newer feed item takes a job back",
    job: known("Complete: Shipped", t(8), "feed"),
    reading: reading("feed", t(11), ["Sent to Reprint", t(10)]),
    basic: true,
    is: ["feed-newer", "applied"],
  },
  {
    title: "on Basic an old feed is not believed",
    job: known("Complete: Shipped", t(8), "feed"),
    reading: reading("feed", t(11), ["On Press", t(7)]),
    basic: true,
    is: ["feed-older", "kept"],
  },
  {
    title: "after a change from Pro to Basic the feed may take a job back",
    job: known("Complete: Shipped", t(8), "api", t(9)),
    reading: reading("feed", t(11), ["Sent to Reprint", t(10)]),
    basic: true,
    is: ["feed-newer", "applied"],
  },
  {
    title: "on Basic an item without a time counts as of its reading",
    job: known("On Press", t(8), "feed"),
    reading: reading("feed", t(11), ["Packaging", null]),
    basic: true,
    is: ["feed-newer", "applied"],
  },
  {
    title: "the feed repeats the state in other letters",
    job: known("On Press", t(8), "api", t(9)),
    reading: reading("feed", t(11), ["ON PRESS", t(10)]),
    is: ["same-state", "confirmed"],
  },
  {
    title: "a push says only that something changed",
    job: known("On Press", t(8), "api", t(9)),
    reading: reading("push", t(10)),
    is: ["push-is-a-hint", "kept"],
  },
  {
    title: "our own placement says nothing once the printer spoke",
    job: known("On Press", t(8), "api", t(9)),
    reading: reading("transfer", t(10), ["New", t(10)]),
    is: ["transfer-known", "kept"],
  },
  {
    title: "a person's word counts until the printer says something newer",
    job: known("On Press", t(8), "feed"),
    reading: reading("person", t(10), ["Complete: Shipped", t(10)]),
    is: ["person-said", "applied"],
  },
];

test.each(cases)("$title", ({ job, reading: given, basic, is: [rule, effect] }) => {
  expect(resolve(job, given, bucketOf, !basic)).toMatchObject({ rule, effect });
});

test("every documented rule has a case", () => {
  expect(new Set(cases.map(({ is: [rule] }) => rule))).toEqual(new Set(resolutionRules));
});

test("a push and a feed's step back ask the API at once", () => {
  const asking = cases.filter(
    ({ job, reading: given, basic }) => resolve(job, given, bucketOf, !basic).asksAgainNow,
  );
  expect(asking.map(({ is: [rule] }) => rule)).toEqual(["feed-step-back", "push-is-a-hint"]);
});

test("readings in any order end in the same state", () => {
  const job = aJob();
  const observe = (source: ObservationSource, seenAt: string, label: string, at: string | null) => ({
    jobId: job.jobId,
    source,
    label,
    at,
    seenAt,
    trackingNumbers: [],
  });
  const seen = [
    observe("api", t(9), "New", t(8)),
    observe("feed", t(10), "On Press", t(10)),
    observe("api", t(12), "Complete: Shipped", t(11)),
    observe("feed", t(13), "On Press", t(10)),
  ];
  const context = { bucketOf, now: new Date(t(14)), apiServes: true, dwells: [] };
  for (const order of [
    seen,
    seen.toReversed(),
    [seen[2], seen[0], seen[3], seen[1]].flatMap((one) => one ?? []),
  ]) {
    const [update] = planStatusUpdates([job], order, context).updates;
    expect(update?.after).toMatchObject({
      statusLabel: "Complete: Shipped",
      statusAt: t(11),
      statusSource: "api",
    });
    expect(update?.recorded).toHaveLength(4);
  }
});

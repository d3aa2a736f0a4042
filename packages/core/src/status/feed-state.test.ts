import { expect, test } from "vitest";
import { aJob } from "./a-job.ts";
import { feedStateAfter } from "./feed-state.ts";

const now = "2026-03-03T18:00:00.000Z";
const read = {
  kind: "read" as const,
  observations: ["a", "b"].map((label) => ({
    jobId: aJob().jobId,
    source: "feed" as const,
    label,
    at: null,
    seenAt: now,
    trackingNumbers: [],
  })),
  unrecognised: 3,
  withoutStatus: [],
  duplicates: 1,
  isComplete: true,
  etag: '"1"',
  lastModified: null,
};
const first = feedStateAfter(null, read, { fingerprint: "one", now, ours: 1 });

test("a feed that was read whole says how much it recognised", () => {
  expect(first).toMatchObject({
    state: "read",
    readAt: now,
    etag: '"1"',
    counts: { jobs: 1, ours: 1, unrecognised: 3, withoutStatus: 0, duplicates: 1 },
  });
});

test("a feed that was cut short is fetched whole next time", () => {
  const later = "2026-03-03T18:15:00.000Z";
  expect(
    feedStateAfter(first, { ...read, isComplete: false }, { fingerprint: "one", now: later, ours: 1 }),
  ).toMatchObject({ state: "cut-short", etag: null, readAt: now, fetchedAt: later });
});

test("a feed that cannot be read keeps what was known and says why", () => {
  const failed = feedStateAfter(
    first,
    { kind: "unreadable", reason: "It is a web page.", doNext: "Copy the address again." },
    { fingerprint: "one", now, ours: 0 },
  );
  expect(failed).toMatchObject({
    state: "unreadable",
    reason: "It is a web page.",
    doNext: "Copy the address again.",
    etag: '"1"',
    counts: first.counts,
  });
});

test("another address begins afresh", () => {
  expect(feedStateAfter(first, { kind: "unchanged" }, { fingerprint: "two", now, ours: 0 })).toMatchObject({
    etag: null,
    readAt: null,
    counts: null,
  });
});

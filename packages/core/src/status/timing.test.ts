import { expect, test } from "vitest";
import { aJob } from "./a-job.ts";
import { concernsOf, problemOf } from "./concern.ts";
import { dwellOf, learnDwells } from "./dwell.ts";
import { latenessOf, promisedAgainstExpected, silenceOf } from "./lateness.ts";
import { chooseChecks, nextCheckAt, trackingWaitMs } from "./schedule.ts";
import { addWorkingMs, workingMs } from "./working-time.ts";

const hour = 3_600_000;
const at = (text: string) => new Date(text);
const onPress = (since: string, given = {}) =>
  aJob({ statusLabel: "On Press", bucket: "in-production", statusAt: since, statusSource: "api", ...given });

test.each([
  ["Tuesday to Wednesday", "2026-03-03T18:00Z", "2026-03-04T18:00Z", 24],
  ["Friday noon to Monday noon, Pacific", "2026-03-06T20:00Z", "2026-03-09T20:00Z", 24],
  ["within a Saturday", "2026-03-07T12:00Z", "2026-03-07T20:00Z", 0],
  ["two weeks", "2026-03-03T18:00Z", "2026-03-17T18:00Z", 240],
  ["backwards", "2026-03-04T18:00Z", "2026-03-03T18:00Z", 0],
])("working time of %s", (_title, from, to, hours) => {
  expect(workingMs(at(from).getTime(), at(to).getTime())).toBe(hours * hour);
});

test.each([
  ["2026-03-06T20:00Z", 24, "2026-03-09T20:00:00.000Z"],
  ["2026-03-07T12:00Z", 1, "2026-03-09T09:00:00.000Z"],
  ["2026-03-03T18:00Z", 240, "2026-03-17T18:00:00.000Z"],
  ["2026-03-03T18:00Z", 0, "2026-03-03T18:00:00.000Z"],
])("%s plus %i working hours is %s", (from, hours, end) => {
  expect(new Date(addWorkingMs(at(from).getTime(), hours * hour)).toISOString()).toBe(end);
});

test("a stage's dwell is learned from twenty jobs and no fewer", () => {
  const lasted = (count: number) =>
    learnDwells(Array.from({ length: count }, (_, n) => ({ label: "On Press", lastedMs: (n + 1) * hour })));
  expect(dwellOf("On Press", "in-production", lasted(20))).toEqual({
    label: "On Press",
    medianMs: 11 * hour,
    usualMs: 19 * hour,
    samples: 20,
  });
  expect(dwellOf("On Press", "in-production", lasted(19))).toMatchObject({ medianMs: 8 * hour, samples: 0 });
});

test.each([
  ["just on press: half of the eight hours ahead", "2026-03-03T18:00Z", "2026-03-03T22:00:00.000Z"],
  ["about to change", "2026-03-03T10:15Z", "2026-03-03T18:20:00.000Z"],
  ["long overdue: every four hours", "2026-03-02T08:00Z", "2026-03-03T22:00:00.000Z"],
])("a job %s is asked for next at its time", (_title, since, next) => {
  expect(nextCheckAt(onPress(at(since).toISOString()), at("2026-03-03T18:00Z"), [])).toBe(next);
});

test("a job typed in and never seen is asked for in a quarter of an hour", () => {
  expect(nextCheckAt(aJob(), at("2026-03-03T18:00Z"), [])).toBe("2026-03-03T18:15:00.000Z");
});

test("a shipped job with tracking is watched daily for fourteen days", () => {
  const shipped = aJob({
    statusLabel: "Complete: Shipped",
    bucket: "shipped",
    shippedAt: "2026-03-03T18:00:00.000Z",
    trackingNumbers: ["1Z999AA10102345672"],
  });
  expect(nextCheckAt(shipped, at("2026-03-04T18:00Z"), [])).toBe("2026-03-05T18:00:00.000Z");
  expect(nextCheckAt(shipped, at("2026-03-17T18:01Z"), [])).toBeNull();
});

test("a tracking number is asked for ever more rarely", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 20].map((asked) => trackingWaitMs(asked) / hour)).toEqual([
    0.25, 0.25, 0.5, 1, 2, 4, 8, 12,
  ]);
});

test("a run asks within its budget, the longest overdue first", () => {
  const jobs = ["12:00", "10:00", "11:00", "19:00"].map((time, n) =>
    aJob({ jobId: `Z8291000137-00${n}`, nextCheckAt: `2026-03-03T${time}:00.000Z` }),
  );
  const chosen = chooseChecks(jobs, at("2026-03-03T18:00Z"), { calls: 5, callsPerJob: 2 });
  expect(chosen.map(({ jobId }) => jobId)).toEqual(["Z8291000137-001", "Z8291000137-002"]);
});

test("a job is silent when its stage lasts half as long again as usual, weekends left out", () => {
  const friday = onPress("2026-03-06T18:00:00.000Z");
  expect(silenceOf(friday, at("2026-03-09T18:00Z"), [])).toBeNull();
  expect(silenceOf(friday, at("2026-03-11T01:00Z"), [])).toEqual({
    elapsedMs: 55 * hour,
    usualMs: 36 * hour,
  });
});

test("a job that waits for us is not called silent: it needs our answer", () => {
  const held = onPress("2026-03-02T18:00:00.000Z", {
    statusLabel: "Awaiting Artwork",
    bucket: "waiting-for-us",
  });
  const context = { now: at("2026-03-12T18:00Z"), dwells: [], feedReadAt: null };
  expect(silenceOf(held, context.now, [])).toBeNull();
  expect(concernsOf(held, context)).toEqual(["job-waiting:Awaiting Artwork"]);
});

test.each([
  ["on time", "2026-03-06", "on-time"],
  ["to be late", "2026-03-03", "will-be-late"],
  ["late", "2026-03-02", "late"],
])("a job on press on Tuesday is %s against %s", (_title, promisedDate, kind) => {
  const job = onPress("2026-03-03T16:00:00.000Z", { promisedDate });
  expect(latenessOf(job, at("2026-03-03T18:00Z"), [])).toMatchObject({ kind, promisedDate });
});

test("the radar shows the jobs nearest to breaking their promise, the worst first", () => {
  const jobs = ["2026-03-09", "2026-03-03", "2026-03-05"].map((promisedDate, n) =>
    onPress("2026-03-03T16:00:00.000Z", { jobId: `Z8291000137-00${n}`, promisedDate }),
  );
  const spokes = promisedAgainstExpected(jobs, at("2026-03-03T18:00Z"), [], 2);
  expect(spokes.map(({ jobId }) => jobId)).toEqual(["Z8291000137-001", "Z8291000137-002"]);
  expect(spokes[0]).toEqual({ jobId: "Z8291000137-001", promisedDays: 0.6, expectedDays: 1.3 });
});

const concerns: readonly (readonly [title: string, given: object, keys: readonly string[]])[] = [
  ["unknown to the account", { notFoundAt: "2026-03-03T18:00:00.000Z" }, ["job-not-found"]],
  ["never in the feed", {}, ["job-not-in-feed"]],
  [
    "gone from the feed",
    { statusLabel: "New", bucket: "accepted", leftFeedAt: "2026-03-03T18:00:00.000Z" },
    ["job-left-feed"],
  ],
  ["in trouble", { statusLabel: "Sent to Reprint", bucket: "trouble" }, ["job-trouble:Sent to Reprint"]],
  [
    "shipped without a number for two days and an hour",
    { statusLabel: "Complete: Shipped", bucket: "shipped", shippedAt: "2026-03-01T17:00:00.000Z" },
    ["job-without-tracking"],
  ],
  [
    "shipped without a number since yesterday",
    { statusLabel: "Complete: Shipped", bucket: "shipped", shippedAt: "2026-03-02T17:00:00.000Z" },
    [],
  ],
];
test.each(concerns)("a job %s needs attention for that", (_title, given, keys) => {
  const context = { now: at("2026-03-03T18:00Z"), dwells: [], feedReadAt: "2026-03-03T17:00:00.000Z" };
  expect(concernsOf(aJob(given), context)).toEqual(keys);
});

test("every concern says what happened, what it means and what to do", () => {
  for (const [, given, keys] of concerns) {
    for (const key of keys) {
      const problem = problemOf({ key, job: aJob(given) });
      expect([problem.what, problem.meaning, problem.doNext].every((words) => /^\S.*\.$/.test(words))).toBe(
        true,
      );
    }
  }
});

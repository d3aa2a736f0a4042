import { describe, expect, test } from "vitest";
import { type DoubtDecision, findEvidence, refuseDecision, type Sighting } from "./evidence.ts";

const seen = (jobId: string, text: string, source: Sighting["source"] = "feed"): Sighting => ({
  jobId,
  source,
  text,
  seenAt: "2026-03-02T16:00:00.000Z",
});
const doubtful = [{ id: "row-1", jobName: "1042-1.1-9f8e7d6c" }];

describe("evidence for a job in doubt", () => {
  test("the job name in a feed item proves that it is there, under that job id", () => {
    const found = findEvidence(
      doubtful,
      [seen("Z8291118499-001", "(1042-1.1-9f8e7d6c) is now New")],
      new Set(),
    );
    expect(found).toEqual([
      {
        kind: "there",
        id: "row-1",
        jobName: "1042-1.1-9f8e7d6c",
        jobId: "Z8291118499-001",
        source: "feed",
        seenAt: "2026-03-02T16:00:00.000Z",
      },
    ]);
  });
  test("a feed that does not name it proves nothing", () => {
    expect(findEvidence(doubtful, [seen("Z8291118499-001", "something else")], new Set())).toEqual([]);
  });
  test("a job id that belongs to another job is evidence for nobody", () => {
    const sightings = [seen("Z8291118499-001", "1042-1.1-9f8e7d6c")];
    expect(findEvidence(doubtful, sightings, new Set(["Z8291118499-001"]))).toEqual([]);
  });
  test("one name under two job ids is contradictory and left to a person", () => {
    const sightings = [
      seen("Z8291118499-001", "1042-1.1-9f8e7d6c"),
      seen("Z8291118777-001", "1042-1.1-9f8e7d6c", "push"),
    ];
    expect(findEvidence(doubtful, sightings, new Set())).toMatchObject([
      { kind: "contradictory", jobIds: ["Z8291118499-001", "Z8291118777-001"] },
    ]);
  });
});

describe("a person's decision", () => {
  const known = {
    sentAt: Date.parse("2026-03-02T16:00:00Z"),
    now: Date.parse("2026-03-02T16:30:00Z"),
    takenJobIds: new Set(["Z8291118499-001"]),
  };
  const there = (jobId: string): DoubtDecision => ({
    kind: "it-is-there",
    jobId,
    reason: "seen on 4over.com",
  });
  const notThere: DoubtDecision = { kind: "it-is-not-there", reason: "looked on 4over.com" };
  test.each([
    ["a new job id is taken", there("Z8291118500-001"), {}, null],
    ["something else than a job id is not", there("8291118500"), {}, "not-a-job-id"],
    ["the id of another order product is not", there("Z8291118499-001"), {}, "job-id-taken"],
    ["no reason, no decision", { ...notThere, reason: " " }, {}, "reason-missing"],
    ["not there, after half an hour", notThere, {}, null],
    ["not there, a minute after sending", notThere, { now: known.sentAt + 60_000 }, "too-early"],
    [
      "not there, by a clock that was set back an hour",
      notThere,
      { now: known.sentAt - 3_600_000 },
      "too-early",
    ],
    [
      "not there, sent by a clock that ran days ahead",
      notThere,
      { now: known.sentAt - 3 * 86_400_000 },
      null,
    ],
  ] as const)("%s", (_title, decision, given, expected) => {
    expect(refuseDecision(decision, { ...known, ...given })?.kind ?? null).toBe(expected);
  });
});

import { expect, test } from "vitest";
import type { Placement } from "#printer/index.ts";
import { settlePlacement } from "./placement.ts";

const sent = [
  { jobName: "a-1.1", group: 0 },
  { jobName: "a-1.2", group: 0 },
  { jobName: "a-2.1", group: 1 },
];
const accepted = (...ids: readonly (readonly [string, string | null])[]): Placement => ({
  answer: "Success",
  accepted: ids.map(([jobId, jobName]) => ({ jobId, jobName, cost: null })),
  refused: [],
});
const kinds = (placement: Placement) =>
  settlePlacement(sent, placement).outcomes.map((one) =>
    one.kind === "placed" ? one.jobId : `${one.kind}${one.kind === "refused" ? `: ${one.reason}` : ""}`,
  );

test("job ids with our names belong to those jobs in whatever order they come", () => {
  expect(kinds(accepted(["Z-003", "a-2.1"], ["Z-001", "a-1.1"], ["Z-002", "a-1.2"]))).toEqual([
    "Z-001",
    "Z-002",
    "Z-003",
  ]);
});

test("job ids without names are matched by position when there are as many as jobs", () => {
  expect(kinds(accepted(["Z-001", null], ["Z-002", null], ["Z-003", null]))).toEqual([
    "Z-001",
    "Z-002",
    "Z-003",
  ]);
});

test("fewer job ids than jobs, without names, leave every job in doubt", () => {
  const settled = settlePlacement(sent, accepted(["Z-001", null], ["Z-002", null]));
  expect(settled.outcomes.map((one) => one.kind)).toEqual(["in-doubt", "in-doubt", "in-doubt"]);
  expect(settled.strangers).toEqual(["Z-001", "Z-002"]);
});

test("success without any job id leaves every job in doubt", () => {
  expect(kinds(accepted())).toEqual(["in-doubt", "in-doubt", "in-doubt"]);
});

test("accepted jobs are kept and refused ones carry the printer's words", () => {
  const placement = {
    answer: "Warning",
    accepted: [{ jobId: "Z-003", jobName: "a-2.1", cost: null }],
    refused: [{ jobName: "a-1.1", reason: "The artwork could not be processed" }],
  };
  // The refusal names one set; both sets are one job and were refused together.
  expect(kinds(placement)).toEqual([
    "refused: The artwork could not be processed",
    "refused: The artwork could not be processed",
    "Z-003",
  ]);
});

test("a set that was taken stays taken when its sister is refused", () => {
  const placement = {
    answer: "Warning",
    accepted: [
      { jobId: "Z-001", jobName: "a-1.1", cost: null },
      { jobId: "Z-003", jobName: "a-2.1", cost: null },
    ],
    refused: [{ jobName: "a-1.2", reason: "Too small" }],
  };
  expect(kinds(placement)).toEqual(["Z-001", "refused: Too small", "Z-003"]);
});

test("a job that the answer does not mention is in doubt, not refused", () => {
  expect(kinds(accepted(["Z-001", "a-1.1"], ["Z-002", "a-1.2"]))).toEqual(["Z-001", "Z-002", "in-doubt"]);
});

test("a warning without job ids leaves every job that no refusal names in doubt", () => {
  const placement = { answer: "Warning", accepted: [], refused: [{ jobName: "a-2.1", reason: "Too small" }] };
  expect(kinds(placement)).toEqual(["in-doubt", "in-doubt", "refused: Too small"]);
});

test("a refused set says nothing of its sister while an id without a name may be the sister's", () => {
  const placement = {
    answer: "Warning",
    accepted: [{ jobId: "Z-001", jobName: null, cost: null }],
    refused: [{ jobName: "a-1.2", reason: "Too small" }],
  };
  expect(kinds(placement)).toEqual(["in-doubt", "refused: Too small", "in-doubt"]);
});

test("an order of which nothing was taken is refused as a whole", () => {
  expect(kinds({ answer: "Failed", accepted: [], refused: [{ jobName: null, reason: "Closed" }] })).toEqual([
    "refused: Closed",
    "refused: Closed",
    "refused: Closed",
  ]);
});

test("a job id under a foreign name is reported and not taken for ours", () => {
  const settled = settlePlacement(sent, accepted(["Z-009", "somebody-else"]));
  expect(settled.strangers).toEqual(["Z-009"]);
  expect(settled.outcomes.every((one) => one.kind === "in-doubt")).toBe(true);
});

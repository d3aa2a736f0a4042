import { expect, test } from "vitest";
import { type JobStanding, jobActions } from "./job-actions.ts";

const placed = { state: "placed", jobId: "Z8291000001-001", filesState: "attached" } as const;
const allowed = (standing: JobStanding) => {
  const { canCancel, canReprint } = jobActions(placed, standing);
  return { canCancel, canReprint };
};

test.each<[string, JobStanding, boolean]>([
  ["a job of which nothing was heard yet", null, true],
  ["a new job", { label: "New", bucket: "accepted" }, true],
  ["a job in Batch Imposition", { label: "Batch Imposition", bucket: "in-production" }, true],
  ["a job that waits for a file", { label: "On Hold - Awaiting Upload", bucket: "waiting-for-us" }, true],
  ["a plated job", { label: "Plated", bucket: "in-production" }, false],
  ["a job on press", { label: "on press", bucket: "in-production" }, false],
  ["a shipped job", { label: "Shipped", bucket: "shipped" }, false],
])("%s may be reprinted, and cancelled only before it is plated", (_title, standing, canCancel) => {
  expect(allowed(standing)).toEqual({ canCancel, canReprint: true });
});

test("a cancelled job can be reprinted and nothing else", () => {
  expect(jobActions({ ...placed, state: "cancelled" }, null)).toMatchObject({
    canCancel: false,
    canReprint: true,
    canAttach: false,
  });
});

test("files are attached only while they are missing or uncertain and the job is not printed", () => {
  const missing = { ...placed, filesState: "refused" } as const;
  expect(jobActions(missing, { label: "New", bucket: "accepted" }).canAttach).toBe(true);
  expect(jobActions(missing, { label: "On Press", bucket: "in-production" }).canAttach).toBe(false);
  expect(jobActions(placed, null).canAttach).toBe(false);
});

test("with what was refused, never sent or is in doubt nothing can be done here", () => {
  for (const state of ["claimed", "refused", "in-doubt", "not-sent", "not-there"] as const)
    expect(jobActions({ ...placed, state, jobId: null }, null).words).toBe("");
});

test("too late is said with the status that makes it so", () => {
  expect(jobActions(placed, { label: "On Press", bucket: "in-production" }).words).toBe(
    "On Press: too late to cancel. It can be reprinted.",
  );
});

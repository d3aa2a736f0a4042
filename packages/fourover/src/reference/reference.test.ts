import { expect, test } from "vitest";
import {
  fileReasons,
  findJobStatus,
  groupKind,
  jobStatuses,
  preflightCodes,
  shippingServices,
} from "./index.ts";

test("the table holds the 69 published labels, their 89 identifiers and the nameless Status", () => {
  const published = jobStatuses.filter((status) => status.label !== "Status");
  expect(published).toHaveLength(69);
  expect(new Set(published.flatMap((status) => status.uuids)).size).toBe(89);
});

test("a label is found whatever its case, and an unknown one is not invented", () => {
  expect(findJobStatus("complete: shipped")?.bucket).toBe("shipped");
  expect(findJobStatus("On Hold: Per Customer")?.bucket).toBe("waiting-for-us");
  expect(findJobStatus("QC Reprint Staging")).toBeUndefined();
});

test("a job is cancellable up to Batch Imposition and not from Plated on", () => {
  expect(findJobStatus("Batch Imposition")?.cancellable).toBe(true);
  expect(findJobStatus("Plated")?.cancellable).toBe(false);
});

test.each(["Turn-Around", "Turn Around Time", "Turnaround-times"])("%s is the turnaround group", (name) => {
  expect(groupKind("an-unknown-identifier", name)).toBe("turnaround");
});

test("every preflight code says what to do next", () => {
  expect(preflightCodes.map((entry) => entry.code)).toEqual([
    "101",
    "102",
    "103",
    "104",
    "105",
    "106",
    "107",
    "108",
    "109",
    "110",
    "500",
    "501",
    "502",
  ]);
  expect(preflightCodes.every((entry) => entry.doNext.length > 10)).toBe(true);
});

test("every status, file role and way to ship is explained in plain words", () => {
  expect(jobStatuses.filter((status) => status.explanation.length < 15)).toEqual([]);
  for (const { code, what } of [...fileReasons, ...shippingServices])
    expect(what, code).toMatch(/^[A-Z].{9,}\.$/);
  expect(fileReasons).toHaveLength(15);
});

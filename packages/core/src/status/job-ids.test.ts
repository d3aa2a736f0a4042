import { expect, test } from "vitest";
import { readJobIds } from "./job-ids.ts";

const accepted: readonly (readonly [string, readonly string[]])[] = [
  ["Z3126529173-001", ["Z3126529173-001"]],
  ["  z3126529173-001 ", ["Z3126529173-001"]],
  [
    "Z3126529173-001, Z3126529173-002; Z3126529173-003",
    ["Z3126529173-001", "Z3126529173-002", "Z3126529173-003"],
  ],
  ["Z3126529173-001\r\nZ3126529173-002\n", ["Z3126529173-001", "Z3126529173-002"]],
  ['#Z3126529173-001 | "Z3126529173-002"', ["Z3126529173-001", "Z3126529173-002"]],
  ["Z3126529173\u2013001", ["Z3126529173-001"]],
  ["• Z3126529173-001.", ["Z3126529173-001"]],
];
test.each(accepted)("%j is read as job ids", (text, jobIds) => {
  expect(readJobIds(text)).toEqual({ jobIds, rejected: [], duplicates: [] });
});

test.each([
  ["Z3126529173", /running number is missing/],
  ["12345", /Not a job id/],
  ["Z31-001", /Not a job id/],
  ["Z3126529173-01", /Not a job id/],
  ["<script>alert(1)</script>", /Not a job id/],
])("%j is refused with a reason", (text, reason) => {
  const read = readJobIds(text);
  expect(read.jobIds).toEqual([]);
  expect(read.rejected[0]?.reason).toMatch(reason);
});

test("an id pasted twice is taken once and named", () => {
  expect(readJobIds("Z3126529173-001 Z3126529173-001")).toEqual({
    jobIds: ["Z3126529173-001"],
    rejected: [],
    duplicates: ["Z3126529173-001"],
  });
});

test("an empty box holds no job id and no complaint", () => {
  expect(readJobIds(" \n ")).toEqual({ jobIds: [], rejected: [], duplicates: [] });
});

test("the good ids of a list are kept when others are refused", () => {
  const read = readJobIds("Z3126529173-001 order Z3126529173-002");
  expect(read.jobIds).toEqual(["Z3126529173-001", "Z3126529173-002"]);
  expect(read.rejected.map(({ text }) => text)).toEqual(["ORDER"]);
});

test("two hundred ids are taken at once and the rest is named", () => {
  const list = Array.from({ length: 201 }, (_, n) => `Z8291000137-${String(n).padStart(3, "0")}`).join("\n");
  const read = readJobIds(list);
  expect(read.jobIds).toHaveLength(200);
  expect(read.rejected).toEqual([
    { text: "Z8291000137-200", reason: "More than 200 job ids at once. Enter the rest afterwards." },
  ]);
});

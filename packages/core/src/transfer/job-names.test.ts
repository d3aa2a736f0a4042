import { expect, test } from "vitest";
import { jobName, namesJob, tradeReference } from "./job-names.ts";

const naming = { orderNumber: "1042", attemptId: "9F8E7D6C-1111-4000-8000-000000000000", attemptNumber: 2 };

test("a trade order is named by order, attempt and a mark of its own", () => {
  expect(tradeReference(naming)).toBe("1042-2-9f8e7d6c");
});

test("a job is named by order, line, set and the mark", () => {
  expect(jobName(naming, 3, 2)).toBe("1042-3.2-9f8e7d6c");
});

test("an order number with signs of the store's own is kept to letters and digits", () => {
  expect(tradeReference({ ...naming, orderNumber: "OPS/#77 b" })).toBe("OPS77b-2-9f8e7d6c");
});

test.each([
  ["Job Z8291118499-001 (1042-3.2-9f8e7d6c) is now On Press.", true],
  ["<title>1042-3.2-9f8e7d6c</title>", true],
  ["Job 1042-3.2-9f8e7d6c1", false],
  ["Job 91042-3.2-9f8e7d6c", false],
  ["Job 1042-3.21-9f8e7d6c", false],
  ["", false],
])("the text %j names the job: %s", (text, expected) => {
  expect(namesJob(text, "1042-3.2-9f8e7d6c")).toBe(expected);
});

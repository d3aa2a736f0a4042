import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  [['2" x 3.5" cards', "plain"], '"2"" x 3.5"" cards",plain\r\n'],
  [["a, b", 7], '"a, b",7\r\n'],
  [["=HYPERLINK(1)", "-12.50"], "'=HYPERLINK(1),-12.50\r\n"],
])("%j is written so that every spreadsheet reads it", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

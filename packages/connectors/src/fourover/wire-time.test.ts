import { expect, test } from "vitest";
import { readWireDate, readWireTime, wireDelta } from "./wire-time.ts";

test.each([
  ["2024-08-22 08:25:34.249738-07", "2024-08-22T15:25:34.249Z"],
  ["2013-11-05 11:33:51-08", "2013-11-05T19:33:51.000Z"],
  ["2026-03-04 07:48:50", "2026-03-04T15:48:50.000Z"],
  ["2026-07-04 07:48:50", "2026-07-04T14:48:50.000Z"],
])("%s is %s", (wire, iso) => {
  expect(readWireTime(wire)).toBe(iso);
});

test.each(["", null, "yesterday", "2026-99-99 07:48:50"])("%s is no time", (wire) => {
  expect(readWireTime(wire)).toBeNull();
});

test("changes since a time are asked for in standard Pacific time, summer and winter", () => {
  expect(wireDelta("2026-07-04T15:00:30.000Z")).toEqual({ lastupdate: "2026-07-04", time: "07:00:30" });
});

test("an American date is read as an ISO date", () => {
  expect(readWireDate("08/28/2024")).toBe("2024-08-28");
  expect(readWireDate("soon")).toBeNull();
});

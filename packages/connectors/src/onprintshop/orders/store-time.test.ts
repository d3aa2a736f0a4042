import { expect, test } from "vitest";
import { readStoreTime, storeDate } from "./store-time.ts";

test("a store's local time is read in its zone, summer and winter", () => {
  expect(readStoreTime("2026-11-24 16:35:10", "America/Los_Angeles")).toBe("2026-11-25T00:35:10.000Z");
  expect(readStoreTime("2026-07-01 16:35", "America/Los_Angeles")).toBe("2026-07-01T23:35:00.000Z");
});
test("a date alone is its midnight, and a time with a zone keeps it", () => {
  expect(readStoreTime("2026-11-24", "UTC")).toBe("2026-11-24T00:00:00.000Z");
  expect(readStoreTime("2026-11-24T10:00:00+02:00", "America/New_York")).toBe("2026-11-24T08:00:00.000Z");
});
test("words instead of a date are no date", () => {
  for (const text of ["Invalid date", "Today", "0000-00-00 00:00:00", "", null])
    expect(readStoreTime(text, "UTC")).toBeNull();
});
test("the store's day is the one in its zone", () => {
  expect(storeDate(new Date("2026-11-25T03:00:00Z"), "America/New_York")).toBe("2026-11-24");
});

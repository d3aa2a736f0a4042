import { expect, test } from "vitest";
import { addBusinessDays, isBusinessDay } from "./business-days.ts";

test.each([
  ["2026-11-24", 0, "2026-11-24"],
  ["2026-11-24", 1, "2026-11-25"],
  ["2026-11-24", 2, "2026-11-27"], // Thanksgiving lies between
  ["2026-11-27", 1, "2026-11-30"], // over a weekend
  ["2026-11-28", 0, "2026-11-30"], // a Saturday starts on Monday
  ["2026-12-24", 1, "2026-12-28"], // Christmas on a Friday
])("%s plus %i business days is %s", (from, days, to) => {
  expect(addBusinessDays(from, days)).toBe(to);
});

test.each(["2026-01-01", "2026-01-19", "2026-05-25", "2026-07-03", "2026-09-07", "2026-11-26", "2026-12-25"])(
  "%s is a holiday",
  (date) => {
    expect(isBusinessDay(date)).toBe(false);
  },
);

test("New Year's Day on a Saturday is kept on the last Friday of the old year", () => {
  expect(isBusinessDay("2021-12-31")).toBe(false);
});

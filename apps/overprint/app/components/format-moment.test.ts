import { expect, test } from "vitest";
import { formatAgo, formatDay, formatMoment } from "./format-moment.ts";

test("a moment is shown in the shop's time zone, which is named", () => {
  expect(formatMoment("2026-11-25T02:40:00Z", "America/New_York")).toBe("Nov 24, 2026, 9:40 PM EST");
});

test("a day is the shop's day, not the server's", () => {
  expect(formatDay("2026-11-25T02:40:00Z", "America/Los_Angeles")).toBe("Nov 24, 2026");
});

test("recent moments are told by their distance, old ones by their date", () => {
  const now = "2026-11-24T12:00:00Z";
  expect(formatAgo("2026-11-24T11:59:40Z", now, "UTC")).toBe("just now");
  expect(formatAgo("2026-11-24T11:59:00Z", now, "UTC")).toBe("1 minute ago");
  expect(formatAgo("2026-11-24T09:00:00Z", now, "UTC")).toBe("3 hours ago");
  expect(formatAgo("2026-11-26T13:00:00Z", now, "UTC")).toBe("in 2 days");
  expect(formatAgo("2026-01-02T12:00:00Z", now, "UTC")).toBe("Jan 2, 2026");
});

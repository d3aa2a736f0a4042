import { changedSince, pacificStamp, readPacific } from "@overprint/fourover";
import fc from "fast-check";
import { expect, test } from "vitest";

test.each([
  ["2026-03-04 07:48:50", "2026-03-04T15:48:50.000Z"],
  ["2026-07-01 00:00:00", "2026-07-01T07:00:00.000Z"],
  ["2024-08-22 08:25:34.249738-07", "2024-08-22T15:25:34.249Z"],
  ["2018-10-18T18:06:19+0000", "2018-10-18T18:06:19.000Z"],
  ["2024-09-27T19:49:15-07:00", "2024-09-28T02:49:15.000Z"],
  ["2026-03-08 02:30:00", "2026-03-08T10:30:00.000Z"],
])("the stamp %s is %s", (stamp, iso) => {
  expect(readPacific(stamp)).toBe(iso);
});

test.each(["", "yesterday", "2026-13-01 00:00:00", "2026-02-01", "12/24/2026"])("%j is no stamp", (text) => {
  expect(readPacific(text)).toBeNull();
});

test("a moment written in Pacific time is read back, but for the hour that autumn repeats (2,000 moments)", () => {
  const moments = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const second = new Date(Math.floor(moment.getTime() / 1000) * 1000);
      const read = Date.parse(readPacific(pacificStamp(second)) ?? "");
      expect([0, 3_600_000]).toContain(Math.abs(second.getTime() - read));
    }),
    { numRuns: 2_000 },
  );
});

test("a delta query asks in Pacific time", () => {
  expect(changedSince(new Date("2026-03-02T16:00:00Z"))).toEqual({
    lastupdate: "2026-03-02",
    time: "08:00:00",
  });
});

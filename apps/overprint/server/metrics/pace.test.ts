import { expect, test } from "vitest";
import { createPace } from "./pace.ts";

test("calls count for a minute and no longer", () => {
  let now = 0;
  const pace = createPace(() => now);
  expect(pace.lastMinute()).toBe(0);
  for (now = 0; now < 5; now += 1) pace.note();
  now = 59_999;
  pace.note();
  expect(pace.lastMinute()).toBe(6);
  now = 60_002;
  expect(pace.lastMinute()).toBe(3);
  now = 200_000;
  expect(pace.lastMinute()).toBe(0);
});

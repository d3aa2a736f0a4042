import { noCounts } from "@overprint/core/catalogue";
import { expect, test } from "vitest";
import { duration, foundBy } from "./sync-words.ts";

test.each([
  [0, "0 s"],
  [59.6, "1 min"],
  [185, "3 min 5 s"],
  [4_800, "1 h 20 min"],
])("%d seconds are %s", (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test("a run says what it found, and that there was nothing new", () => {
  expect(foundBy({ ...noCounts, added: 2, changed: 1_200, removed: 1 })).toBe("2 new, 1,200 changed, 1 gone");
  expect(foundBy({ ...noCounts, unchanged: 60 })).toBe("60 as before");
  expect(foundBy(noCounts)).toBe("nothing new");
});

import { expect, test } from "vitest";
import { moveWords, percent, priceBars } from "./change-words.ts";

const move = {
  raised: 0,
  lowered: 0,
  added: 0,
  removed: 0,
  lowestBps: 0,
  highestBps: 0,
  averageBps: 0,
  histogram: [],
};

test.each([
  [1250, "+12.5 %"],
  [-300, "-3 %"],
  [0, "0 %"],
])("%d basis points are %s", (bps, words) => {
  expect(percent(bps)).toBe(words);
});

test("prices that moved one way name the largest move, both ways name the range", () => {
  expect(moveWords({ ...move, raised: 22, highestBps: 3000 })).toBe("22 prices up to +30 %");
  expect(moveWords({ ...move, lowered: 2, lowestBps: -500 })).toBe("2 prices up to -5 %");
  expect(moveWords({ ...move, raised: 1, lowered: 2, lowestBps: -500, highestBps: 100, removed: 4 })).toBe(
    "3 prices from -5 % to +1 %, 4 fewer",
  );
});

test("a chart of moves has a bar for each size of move, and none when nothing moved", () => {
  expect(priceBars([0, 0, 0, 0, 3, 0, 0, 1])).toContainEqual({ move: "0 to +5", prices: 3 });
  expect(priceBars([0, 0, 0, 0, 0, 0, 0, 0])).toEqual([]);
});

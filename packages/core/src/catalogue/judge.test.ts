import { expect, test } from "vitest";
import { type ChangeSummary, defaultApprovalRules, judgeChanges } from "./judge.ts";

const summary = (
  given: Partial<ChangeSummary> & { readonly removed?: number; readonly reissued?: number },
) => ({
  catalogueSize: 300,
  count: { added: 0, changed: 0, removed: given.removed ?? 0, reissued: given.reissued ?? 0 },
  renamed: 0,
  withOptions: 0,
  repriced: 0,
  lowestBps: 0,
  highestBps: 0,
  histogram: [],
  refusedBefore: 0,
  ...given,
});
const judge = (given: Parameters<typeof summary>[0], rules = {}) =>
  judgeChanges(summary(given), { ...defaultApprovalRules, ...rules });

test("a first catalogue is approved whatever it holds", () => {
  expect(judge({ catalogueSize: 0 })).toEqual({ kind: "approve", reasons: [] });
});

test("prices that move by up to 15 % pass unseen", () => {
  expect(judge({ repriced: 10, highestBps: 1_500, lowestBps: -1_500 }).kind).toBe("approve");
});

test("a price that rises by 15.1 % waits for a person", () => {
  expect(judge({ repriced: 1, highestBps: 1_510 })).toEqual({
    kind: "ask",
    reasons: ["Prices move by 0 % to 15.1 %; up to 15 % pass unseen."],
  });
});

test("15 of 300 products may go unseen, 16 may not", () => {
  expect(judge({ removed: 15 }).kind).toBe("approve");
  expect(judge({ removed: 16 })).toEqual({
    kind: "ask",
    reasons: ["16 of 300 products are gone; up to 5 % pass unseen."],
  });
});

test("a third of the products gone stops everything and asks", () => {
  expect(judge({ removed: 99 }).kind).toBe("ask");
  expect(judge({ removed: 100 })).toEqual({
    kind: "stop",
    reasons: [
      "100 of 300 products are gone (33.3 %): that is more likely a fault of the reading than the printer's wish.",
    ],
  });
});

test("a re-issued product always waits: its mappings need a confirmation", () => {
  expect(judge({ reissued: 1 }).kind).toBe("ask");
});

test("what a person took back does not return by itself", () => {
  expect(judge({ refusedBefore: 1 }).kind).toBe("ask");
});

test("a shop that wants to see everything is asked every time", () => {
  expect(judge({ repriced: 1, highestBps: 10 }, { automatic: false }).kind).toBe("ask");
});

test("prices that move in more than half of the products wait for a person", () => {
  expect(judge({ repriced: 150, highestBps: 100 }).kind).toBe("approve");
  expect(judge({ repriced: 151, highestBps: 100 }).kind).toBe("ask");
});

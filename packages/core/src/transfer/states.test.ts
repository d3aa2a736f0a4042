import { describe, expect, test } from "vitest";
import {
  allows,
  jobEvents,
  moveJob,
  type TransferJobState,
  transferActions,
  transferJobStates,
  transferState,
  transferStates,
} from "./states.ts";

describe("a job's states", () => {
  test.each([
    ["claimed", "accepted-by-printer", "placed"],
    ["claimed", "refused-by-printer", "refused"],
    ["claimed", "never-sent", "not-sent"],
    ["claimed", "answer-lost", "in-doubt"],
    ["in-doubt", "seen-at-printer", "placed"],
    ["in-doubt", "said-to-be-there", "placed"],
    ["in-doubt", "said-not-to-be-there", "not-there"],
    ["not-there", "seen-at-printer", "placed"],
    ["placed", "cancelled-at-printer", "cancelled"],
  ] as const)("a %s job that meets %s is %s", (state, event, after) => {
    expect(moveJob(state, event)).toBe(after);
  });

  test("a job in doubt never becomes claimed again, so it is never sent again by itself", () => {
    expect(jobEvents.map((event) => moveJob("in-doubt", event))).not.toContain("claimed");
  });

  test("no event leads back to claimed from any state", () => {
    for (const state of transferJobStates)
      for (const event of jobEvents) expect(moveJob(state, event)).not.toBe("claimed");
  });

  test("refused, cancelled and never-sent jobs do not move: a corrected job is a new one", () => {
    for (const state of ["refused", "cancelled", "not-sent"] as const)
      expect(jobEvents.map((event) => moveJob(state, event)).filter(Boolean)).toEqual([]);
  });
});

describe("an order product's state from its sets", () => {
  const sets = (...states: TransferJobState[]) => states.map((state, index) => ({ set: index + 1, state }));
  test.each([
    [[], "to-transfer", "to-transfer"],
    [[], "held", "held"],
    [["claimed"], "to-transfer", "claimed"],
    [["placed"], "to-transfer", "placed"],
    [["placed", "placed"], "to-transfer", "placed"],
    [["placed", "refused"], "to-transfer", "partly-placed"],
    [["placed", "not-there"], "to-transfer", "partly-placed"],
    [["placed", "in-doubt"], "to-transfer", "in-doubt"],
    [["placed", "cancelled"], "to-transfer", "placed"],
    [["cancelled", "cancelled"], "to-transfer", "cancelled"],
    [["refused"], "to-transfer", "refused"],
    [["refused"], "excluded", "excluded"],
    [["not-sent"], "to-transfer", "to-transfer"],
    [["not-sent"], "held", "held"],
    [["not-there"], "to-transfer", "to-transfer"],
  ] as const)("%j while waiting as %s is %s", (states, waiting, expected) => {
    expect(transferState(sets(...states), waiting)).toBe(expected);
  });
});

describe("what a person may do", () => {
  test("an order product in doubt can only be resolved", () => {
    expect(transferActions["in-doubt"]).toEqual(["resolve"]);
  });
  test("nothing can be done while an answer is awaited", () => {
    expect(transferActions.claimed).toEqual([]);
  });
  test("what is placed or in doubt cannot be transferred again", () => {
    expect(transferStates.filter((state) => allows(state, "transfer"))).toEqual([
      "to-transfer",
      "held",
      "partly-placed",
      "refused",
    ]);
  });
});

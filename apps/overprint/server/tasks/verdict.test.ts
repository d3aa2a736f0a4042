import type { Recovery } from "@overprint/core/outcome";
import { expect, test } from "vitest";
import { verdictOf } from "./verdict.ts";

const fault = (recovery: Recovery) => Object.assign(new Error("4over"), { code: "x", recovery });

test("waits double from attempt to attempt, up to ten minutes", () => {
  const waits = [0, 1, 2, 8].map((attempt) => verdictOf(new Error("bug"), attempt, { retries: 9 }));
  expect(waits).toEqual([15, 30, 60, 600].map((afterSeconds) => ({ kind: "again", afterSeconds })));
});

test("a wait that the printer names counts when it is longer", () => {
  expect(verdictOf(fault({ kind: "retry", afterMs: 60_000 }), 0, {})).toEqual({
    kind: "again",
    afterSeconds: 60,
  });
});

test("a task that has been tried often enough is given up", () => {
  expect(verdictOf(fault({ kind: "retry", afterMs: 0 }), 2, { retries: 2 }).kind).toBe("give-up");
});

test("what a retry cannot repair is given up at once", () => {
  const kinds = (["fix-setup", "fix-input", "reconcile", "report"] as const).map(
    (kind) => verdictOf(fault({ kind }), 0, {}).kind,
  );
  expect(kinds).toEqual(["give-up", "give-up", "give-up", "give-up"]);
});

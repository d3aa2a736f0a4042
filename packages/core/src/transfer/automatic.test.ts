import { expect, test } from "vitest";
import {
  type AutomaticCandidate,
  type AutomaticRules,
  decideAutomatic,
  noAutomaticTransfer,
} from "./automatic.ts";

const now = new Date("2026-03-02T16:00:00.000Z");
const candidate = (given: Partial<AutomaticCandidate> = {}): AutomaticCandidate => ({
  state: "to-transfer",
  productId: "p1",
  customerEmail: "Ada@Example.com",
  checks: [],
  readySince: "2026-03-02T15:00:00.000Z",
  wasAttempted: false,
  ...given,
});
const on: AutomaticRules = { ...noAutomaticTransfer, isOn: true, holdMinutes: 60 };
const failed = { code: "margin", step: 0, passed: false, what: "Too dear.", doNext: "" } as const;

test.each<[string, Partial<AutomaticCandidate>, AutomaticRules, string]>([
  ["off by default", {}, noAutomaticTransfer, "not-automatic"],
  ["goes after the hold window", {}, on, "go"],
  ["waits inside the hold window", { readySince: "2026-03-02T15:30:00.000Z" }, on, "wait"],
  ["waits the whole window from its first passing check", { readySince: null }, on, "wait"],
  ["waits when the clock was set back", { readySince: "2026-03-02T18:00:00.000Z" }, on, "wait"],
  ["not with a failing check", { checks: [failed] }, on, "not-automatic"],
  ["never what was sent before", { wasAttempted: true }, on, "not-automatic"],
  ["never what is in doubt", { state: "in-doubt" }, on, "not-automatic"],
  ["never what is held", { state: "held" }, on, "not-automatic"],
  ["only listed products", {}, { ...on, productIds: ["p2"] }, "not-automatic"],
  ["a listed product", {}, { ...on, productIds: ["p1"] }, "go"],
  ["only listed customers", {}, { ...on, customers: ["bob@example.com"] }, "not-automatic"],
  ["a listed customer in any case", {}, { ...on, customers: ["ada@example.com"] }, "go"],
])("%s", (_title, given, rules, expected) => {
  expect(decideAutomatic(candidate(given), rules, now).kind).toBe(expected);
});

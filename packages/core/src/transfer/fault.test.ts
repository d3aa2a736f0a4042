import { expect, test } from "vitest";
import type { Recovery } from "#outcome/index.ts";
import { readSubmitFault } from "./fault.ts";

const fault = (recovery: Recovery) => Object.assign(new Error("no"), { code: "printer/x", recovery });

test.each([
  ["could not connect", fault({ kind: "retry", afterMs: 1 }), "never-sent"],
  ["key refused", fault({ kind: "fix-setup" }), "never-sent"],
  ["request refused", fault({ kind: "fix-input" }), "never-sent"],
  ["no usable answer", fault({ kind: "reconcile" }), "answer-lost"],
  ["an answer nobody understands", fault({ kind: "report" }), "answer-lost"],
  ["an error nobody expected", new TypeError("undefined is not a function"), "answer-lost"],
  ["not even an error", "oops", "answer-lost"],
])("%s: %s", (_title, error, kind) => {
  expect(readSubmitFault(error).kind).toBe(kind);
});

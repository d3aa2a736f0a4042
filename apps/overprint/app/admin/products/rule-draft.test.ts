import { type MarkupRule, startingMarkupRule } from "@overprint/core/pricing";
import { expect, test } from "vitest";
import { draftOf, readDraft } from "./rule-draft.ts";

const rule: MarkupRule = {
  ...startingMarkupRule,
  bands: [
    { fromMinor: 0, markup: { kind: "fixed", amountMinor: 500 } },
    { fromMinor: 10_000, markup: { kind: "percent", rateBps: 3_550 } },
  ],
  rounding: { kind: "ending", endingMinor: 99, direction: "nearest" },
};

test("a rule that is opened and saved without a change is the same rule", () => {
  const read = readDraft(draftOf(rule, ""));
  const { scope: _, position: __, ...rest } = rule;
  expect(read).toEqual({ ok: true, rule: rest });
});

test("what cannot be read is named at its field", () => {
  const draft = draftOf(rule, "");
  const [first, second] = draft.bands;
  if (!first || !second) throw new Error("two ranges");
  const read = readDraft({
    ...draft,
    bands: [
      { ...first, value: "a lot" },
      { ...second, from: "later" },
    ],
    minimumMargin: "20 dollars",
  });
  expect(!read.ok && read.findings.map(({ field }) => field)).toEqual(["bands", "bands", "minimumMargin"]);
});

import { expect, test } from "vitest";
import type { FileRequirement } from "./artwork-file.ts";
import { assignRoles, inReadingOrder, missingFiles, surplusFiles } from "./required-files.ts";
import { readSize } from "./trim-size.ts";

const both: readonly FileRequirement[] = [
  { reason: "bk", label: "Back" },
  { reason: "fr", label: "Front" },
];

test("the front is asked for before the back", () => {
  expect(inReadingOrder(both).map(({ label }) => label)).toEqual(["Front", "Back"]);
});

test("each set needs every file", () => {
  const files = [
    { set: 1, reason: "fr" as const },
    { set: 1, reason: "bk" as const },
    { set: 2, reason: "fr" as const },
  ];
  expect(missingFiles(both, 2, files).map(({ what }) => what)).toEqual(["Back of set 2"]);
});

test("a back that is not printed is left out", () => {
  const files = [{ reason: "fr" as const }, { reason: "bk" as const }];
  expect(surplusFiles([{ reason: "fr", label: "Front" }], files)).toEqual([{ reason: "bk" }]);
});

test.each([
  [["card_back.pdf", "card_front.pdf"], { bk: "card_back.pdf", fr: "card_front.pdf" }],
  [["one.pdf", "two.pdf"], { fr: "one.pdf", bk: "two.pdf" }],
  [["verso.tif", "x.tif"], { bk: "verso.tif", fr: "x.tif" }],
  [["only.pdf"], { fr: "only.pdf" }],
  [["a.pdf", "b.pdf", "c.pdf"], { fr: "a.pdf", bk: "b.pdf" }],
])("uploads %j play the roles %j", (names, roles) => {
  const assigned = assignRoles(
    both,
    names.map((fileName) => ({ fileName })),
  );
  expect(Object.fromEntries(assigned.map(({ reason, file }) => [reason, file.fileName]))).toEqual(roles);
});

test.each([
  ['2" x 3.5"', { heightIn: 2, widthIn: 3.5 }],
  ["2.125 x 3.375", { heightIn: 2.125, widthIn: 3.375 }],
  ["1.75X3.5", { heightIn: 1.75, widthIn: 3.5 }],
  ["no size", null],
  ["0 x 3", null],
])("the size %j is %j", (text, expected) => {
  expect(readSize(text)).toEqual(expected);
});

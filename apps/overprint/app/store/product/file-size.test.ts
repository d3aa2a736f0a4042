import { expect, test } from "vitest";
import { fileSize } from "./file-size.ts";

const card = { widthIn: 3.5, heightIn: 2 };

test("a customer reads the size of the file with the bleed of the settings", () => {
  expect(fileSize(card, 0.125)).toBe('3.75" × 2.25", with ⅛" bleed on each side');
  expect(fileSize(card, 0.063)).toBe('3.626" × 2.126", with 0.063" bleed on each side');
  expect(fileSize(card, 0)).toBe('3.5" × 2", without bleed');
});

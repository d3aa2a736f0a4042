import { expect, test } from "vitest";
import { checkUpload, explainUploadRefusal, safeFileName } from "./upload-rules.ts";

const bytes = (latin: string) => Uint8Array.from(latin, (c) => c.charCodeAt(0));
const upload = (fileName: string, latin: string, sizeBytes = latin.length) => ({
  fileName,
  head: bytes(latin),
  sizeBytes,
});

test.each([
  ["card.pdf", "%PDF-1.7\n", "application/pdf"],
  ["scan.pdf", "\n\n  junk before %PDF-1.4", "application/pdf"],
  ["card.png", "\x89PNG\r\n\x1a\n....", "image/png"],
  ["card.jpg", "\xff\xd8\xff\xe0....", "image/jpeg"],
  ["card.tif", "II*\0....", "image/tiff"],
  ["card.tif", "MM\0*....", "image/tiff"],
])("%s is taken by its content", (fileName, latin, type) => {
  expect(checkUpload(upload(fileName, latin))).toEqual({ ok: true, value: { type, fileName } });
});

test("a program named card.pdf is refused, and the refusal says what it is", () => {
  const answer = checkUpload(upload("card.pdf", "MZ\x90\0"));
  expect(answer).toEqual({ ok: false, problem: { kind: "not-artwork", looksLike: "a program" } });
  if (!answer.ok) expect(explainUploadRefusal(answer.problem)).toContain("this one is a program");
});

test.each([
  ["poster.docx", "PK\x03\x04"],
  ["logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'>"],
  ["page.pdf", "<!DOCTYPE html><script>"],
  ["notes.txt", "front and back, please"],
])("%s is not artwork", (fileName, latin) => {
  expect(checkUpload(upload(fileName, latin)).ok).toBe(false);
});

test("a file over the limit is refused by its size, before its content is looked at", () => {
  const answer = checkUpload(upload("big.pdf", "%PDF-1.7", 104_857_601));
  expect(answer).toMatchObject({ ok: false, problem: { kind: "file-too-large", limitBytes: 104_857_600 } });
});

test("an empty file is refused", () => {
  expect(checkUpload(upload("card.pdf", ""))).toEqual({ ok: false, problem: { kind: "empty-file" } });
});

test.each([
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\designs\\card final.PDF", "card final.pdf"],
  ["card.exe", "card.pdf"],
  ["", "artwork.pdf"],
  ["..pdf", "artwork.pdf"],
  ['<img src="x">.pdf', "img src x.pdf"],
  ["Müller visitenkarte.pdf", "Müller visitenkarte.pdf"],
])("the name %j is kept as %j", (given, kept) => {
  expect(safeFileName(given, "application/pdf")).toBe(kept);
});

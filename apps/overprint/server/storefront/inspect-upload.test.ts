import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { inspectArtwork } from "#server/wiring/transfer.ts";
import { inCustomersWords } from "./inspect-upload.ts";

async function pdfOf(widthIn: number, heightIn: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([widthIn * 72, heightIn * 72]);
  return pdf.save();
}
const card = { widthIn: 3.5, heightIn: 2 };
const inspect = async (bytes: Uint8Array) =>
  (await inCustomersWords(inspectArtwork)({ bytes, type: "application/pdf" }, card)).findings;

test("a card with bleed on every side has nothing to object to", async () => {
  expect((await inspect(await pdfOf(3.75, 2.25))).map(({ severity }) => severity)).toEqual(["pass"]);
});

test("a card without bleed is warned about in plain words", async () => {
  const [finding] = await inspect(await pdfOf(3.5, 2));
  expect(finding).toMatchObject({ severity: "warning", code: "no-bleed" });
});

test("no finding names the printer to a customer", async () => {
  const found = await Promise.all([pdfOf(3.5, 2), pdfOf(9, 9)].map(async (pdf) => inspect(await pdf)));
  expect(JSON.stringify(found.flat().map(({ what, doNext }) => [what, doNext]))).not.toMatch(/4over/i);
});

import { PDFDocument } from "@cantoo/pdf-lib";
import { printDefaultsSetting } from "@overprint/core/products";
import { expect, test } from "vitest";
import { artworkInspection } from "#server/wiring/transfer.ts";
import { inCustomersWords } from "./inspect-upload.ts";

async function pdfOf(widthIn: number, heightIn: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([widthIn * 72, heightIn * 72]);
  return pdf.save();
}
const card = { widthIn: 3.5, heightIn: 2 };
const withBleed = (bleedThousandths: number) =>
  artworkInspection({
    get: async (setting) => setting.schema.parse({ ...printDefaultsSetting.initial, bleedThousandths }),
  });
const inspect = async (bytes: Uint8Array, bleedThousandths = 125) =>
  (await inCustomersWords(withBleed(bleedThousandths))({ bytes, type: "application/pdf" }, card)).findings;

test("a card with bleed on every side has nothing to object to", async () => {
  expect((await inspect(await pdfOf(3.75, 2.25))).map(({ severity }) => severity)).toEqual(["pass"]);
});

test("a card without bleed is warned about in plain words", async () => {
  const [finding] = await inspect(await pdfOf(3.5, 2));
  expect(finding).toMatchObject({ severity: "warning", code: "no-bleed" });
});

test("a shop that asks for a quarter of an inch is told so about a file with an eighth", async () => {
  const [finding] = await inspect(await pdfOf(3.75, 2.25), 250);
  expect(finding?.severity).not.toBe("pass");
  expect(finding?.what).toContain("with bleed 4 x 2.5 in was expected");
  expect((await inspect(await pdfOf(4, 2.5), 250)).map(({ code }) => code)).toEqual(["fine"]);
});

test("a shop that asks for no bleed takes a file of exactly the finished size", async () => {
  expect((await inspect(await pdfOf(3.5, 2), 0)).map(({ code }) => code)).toEqual(["fine"]);
});

test("no finding names the printer to a customer", async () => {
  const found = await Promise.all([pdfOf(3.5, 2), pdfOf(9, 9)].map(async (pdf) => inspect(await pdf)));
  expect(JSON.stringify(found.flat().map(({ what, doNext }) => [what, doNext]))).not.toMatch(/4over/i);
});

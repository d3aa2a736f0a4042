import { PDFDocument, rgb, StandardFonts } from "@cantoo/pdf-lib";
import { defaultTarget, judgeArtwork } from "@overprint/core/artwork";
import sharp from "sharp";
import { expect, test } from "vitest";
import { readArtwork } from "./read-artwork.ts";

async function aPdf(draw: (pdf: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  await draw(pdf);
  return pdf.save({ useObjectStreams: false });
}
const cards = { ...defaultTarget, trim: { widthIn: 3.5, heightIn: 2 } };

test("boxes of a PDF are read in inches", async () => {
  const bytes = await aPdf((pdf) => {
    const page = pdf.addPage([270, 162]);
    page.setTrimBox(9, 9, 252, 144);
  });
  expect(await readArtwork(bytes)).toMatchObject({
    kind: "pdf",
    pages: [{ media: { widthIn: 3.75, heightIn: 2.25 }, trim: { widthIn: 3.5, heightIn: 2 }, bleed: null }],
  });
  expect(judgeArtwork(await readArtwork(bytes), cards).map(({ code }) => code)).toEqual(["fine"]);
});

test("a standard font that is not in the file is named", async () => {
  const bytes = await aPdf(async (pdf) => {
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    pdf.addPage([270, 162]).drawText("Ada", { font, color: rgb(1, 0, 0) });
  });
  expect(await readArtwork(bytes)).toMatchObject({ fonts: [{ name: "Helvetica", isEmbedded: false }] });
});

test("an image that fills the page has its resolution and its colors", async () => {
  const png = await sharp({ create: { width: 375, height: 225, channels: 3, background: "#c03" } })
    .png()
    .toBuffer();
  const bytes = await aPdf(async (pdf) => {
    const page = pdf.addPage([270, 162]);
    page.drawImage(await pdf.embedPng(png), { x: 0, y: 0, width: 270, height: 162 });
  });
  const reading = await readArtwork(bytes);
  expect(reading).toMatchObject({ images: [{ widthPx: 375, dpi: 100, colorSpace: "rgb" }] });
  expect(judgeArtwork(reading, cards).map(({ code }) => code)).toEqual(["resolution", "rgb"]);
});

test("two pages are two pages", async () => {
  const bytes = await aPdf((pdf) => {
    pdf.addPage([270, 162]);
    pdf.addPage([270, 162]);
  });
  expect(judgeArtwork(await readArtwork(bytes), cards).map(({ code }) => code)).toEqual(["several-pages"]);
});

test("a CMYK picture with the right pixels passes, whatever its name", async () => {
  const jpeg = await sharp({ create: { width: 1125, height: 675, channels: 3, background: "#c03" } })
    .toColourspace("cmyk")
    .jpeg()
    .toBuffer();
  const reading = await readArtwork(jpeg);
  expect(reading).toMatchObject({ kind: "image", type: "image/jpeg", colorSpace: "cmyk", widthPx: 1125 });
  expect(judgeArtwork(reading, cards).map(({ code }) => code)).toEqual(["fine"]);
});

test.each([
  ["a locked PDF", "encrypted-pdf", Buffer.from("%PDF-1.7\n1 0 obj << /Encrypt 2 0 R >> endobj")],
  ["half a PDF", "unreadable", Buffer.from("%PDF-1.7\n1 0 obj << /Type /Catalog")],
  ["a text", "unsupported", Buffer.from("hello")],
  ["the beginning of a JPEG", "unreadable", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ["nothing", "unsupported", Buffer.alloc(0)],
] as const)("%s is %s", async (_title, kind, bytes) => {
  expect((await readArtwork(bytes)).kind).toBe(kind);
});

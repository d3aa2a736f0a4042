import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

/** A print-ready PDF of one page: the finished size with 1/8 inch bleed. */
export async function printReadyPdf(widthIn: number, heightIn: number, words: string): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([(widthIn + 0.25) * 72, (heightIn + 0.25) * 72]);
  page.setTrimBox(9, 9, widthIn * 72, heightIn * 72);
  page.drawText(words, { x: 20, y: 40, size: 14, font: await pdf.embedFont(StandardFonts.Helvetica) });
  return Buffer.from(await pdf.save());
}

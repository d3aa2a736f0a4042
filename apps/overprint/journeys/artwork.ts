import { PDFDocument } from "@cantoo/pdf-lib";

/** A print-ready PDF of one page: the finished size with 1/8 inch bleed, and no font that is not in the file. */
export async function printReadyPdf(widthIn: number, heightIn: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([(widthIn + 0.25) * 72, (heightIn + 0.25) * 72]);
  page.setTrimBox(9, 9, widthIn * 72, heightIn * 72);
  page.drawRectangle({ x: 20, y: 40, width: 90, height: 12 });
  return Buffer.from(await pdf.save());
}

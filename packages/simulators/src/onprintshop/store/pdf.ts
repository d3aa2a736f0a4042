/** A small print-ready PDF: one page of 3.75 x 2.25 in with a 0.125 in bleed, filled in CMYK, no fonts. */
export function samplePdf(name: string): Uint8Array<ArrayBuffer> {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 100;
  const paint = `0.${String(hue).padStart(2, "0")} 0.35 0.10 0.05 k\n0 0 270 162 re f\n0 0 0 0 k\n40 60 190 42 re f\n`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 270 162] /BleedBox [0 0 270 162] /TrimBox [9 9 261 153] /Resources << >> /Contents 4 0 R >>",
    `<< /Length ${paint.length} >>\nstream\n${paint}endstream`,
  ];
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  objects.forEach((body, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = text.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

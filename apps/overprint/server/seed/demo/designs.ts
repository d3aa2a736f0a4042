import { PDFDocument, rgb } from "@cantoo/pdf-lib";
import sharp from "sharp";

/** A customer's artwork as the demo draws it: two colours, a name, a line; sizes in inches, without bleed. */
export type Design = {
  readonly name: string;
  readonly line: string;
  readonly ground: string;
  readonly figure: string;
  readonly widthIn: number;
  readonly heightIn: number;
};

export const designs = {
  larkspur: card("Larkspur Coffee", "Roasted on Alder Street", "#1f4d3a", "#f3c969"),
  quarry: card("Quarry & Sons", "Stone, set right", "#3b3a44", "#d8c7a6"),
  otter: card("Otter Creek Yoga", "Breathe. Stretch. Repeat.", "#bfe3e0", "#14807f"),
  nova: card("Nova Bikes", "Two wheels, one city", "#ec5b62", "#241a33"),
  harvest: postcard("Harvest Market", "Every Saturday, 8 to 1", "#f5a31a", "#7a2e12"),
  gallery: postcard("Open Studio", "Twelve artists, one night", "#241a33", "#ec5b62"),
  dentist: postcard("Bright Dental", "Time for your check-up", "#d7ecf7", "#1c6ea4"),
  bakery: flyer("Sundown Bakery", "Sourdough week", "#fbeecf", "#8a3b12"),
  school: flyer("Spring Fair", "Games, cake and music", "#e5f4ee", "#0c6146"),
} as const satisfies Record<string, Design>;
export type DesignName = keyof typeof designs;

function card(name: string, line: string, ground: string, figure: string): Design {
  return { name, line, ground, figure, widthIn: 3.5, heightIn: 2 };
}
function postcard(name: string, line: string, ground: string, figure: string): Design {
  return { name, line, ground, figure, widthIn: 6, heightIn: 4 };
}
function flyer(name: string, line: string, ground: string, figure: string): Design {
  return { name, line, ground, figure, widthIn: 8.5, heightIn: 11 };
}

export type Side = "fr" | "bk";
const bleedIn = 0.125;
const point = 72;

/** The design as a print-ready PDF at a finished size, with bleed and trim box. The same input gives the same bytes. */
export async function drawPdf(
  design: Design,
  side: Side,
  size: { readonly widthIn: number; readonly heightIn: number } = design,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const born = new Date("2026-01-01T00:00:00Z");
  pdf.setCreationDate(born);
  pdf.setModificationDate(born);
  pdf.setTitle(`${design.name}, ${side === "fr" ? "front" : "back"}`);
  const [width, height] = [(size.widthIn + 2 * bleedIn) * point, (size.heightIn + 2 * bleedIn) * point];
  const page = pdf.addPage([width, height]);
  page.setTrimBox(bleedIn * point, bleedIn * point, size.widthIn * point, size.heightIn * point);
  page.setBleedBox(0, 0, width, height);
  const [ground, figure] = side === "fr" ? [design.ground, design.figure] : [design.figure, design.ground];
  page.drawRectangle({ x: 0, y: 0, width, height, color: colorOf(ground) });
  page.drawCircle({
    x: width * 0.78,
    y: height * 0.5,
    size: Math.min(width, height) * 0.26,
    color: colorOf(figure),
  });
  // Words are bars: the fonts that every reader has are in no file, and a print-ready file has all its fonts in it.
  const words = (side === "fr" ? design.name : design.line).split(" ");
  for (const [index, word] of words.entries())
    page.drawRectangle({
      x: width * 0.1,
      y: height * (0.62 - index * 0.09),
      width: Math.min(width * 0.45, width * 0.04 * word.length),
      height: height * 0.05,
      color: colorOf(figure),
    });
  return pdf.save();
}

function colorOf(hex: string) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return rgb(r, g, b);
}

/** The same as a small picture; drawing it from the shapes is a hundred times faster than rendering the PDF. */
export function drawPicture(design: Design, side: Side): Promise<Uint8Array> {
  const { widthIn, heightIn } = design;
  const scale = 480 / Math.max(widthIn, heightIn);
  const [w, h] = [Math.round(widthIn * scale), Math.round(heightIn * scale)];
  const [ground, figure] = side === "fr" ? [design.ground, design.figure] : [design.figure, design.ground];
  const text = (side === "fr" ? design.name : design.line).replace("&", "&amp;");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="${ground}"/><circle cx="${w * 0.78}" cy="${h * 0.5}" r="${Math.min(w, h) * 0.26}" fill="${figure}"/><text x="${w * 0.1}" y="${h * 0.5}" font-family="Helvetica, Arial, sans-serif" font-weight="700" font-size="${Math.round((w * 0.9) / text.length)}" fill="${figure}">${text}</text></svg>`;
  return sharp(Buffer.from(svg)).webp({ quality: 82 }).toBuffer();
}

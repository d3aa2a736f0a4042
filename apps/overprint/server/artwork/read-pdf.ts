import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from "@cantoo/pdf-lib";
import type { ArtworkReading, PdfPageReading, PlacedImage, SizeIn } from "@overprint/core/artwork";

const mostObjects = 200_000;

/** Boxes, fonts, images and colors of a PDF. Throws with the library's words when the file is damaged. */
export async function readPdf(bytes: Uint8Array): Promise<ArtworkReading> {
  if (Buffer.from(bytes).includes("/Encrypt")) return { kind: "encrypted-pdf" };
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  const objects = pdf.context.enumerateIndirectObjects();
  if (objects.length > mostObjects) return { kind: "unreadable", reason: "it has too many objects" };
  const pages = pdf.getPages();
  const dicts = objects.map(([, object]) => (object instanceof PDFRawStream ? object.dict : object));
  const found = dicts.filter((object): object is PDFDict => object instanceof PDFDict);
  return {
    kind: "pdf",
    isEncrypted: false,
    pages: pages.map(readPage),
    fonts: found.flatMap((dict) => readFont(dict)),
    images: imagesOf(found, pages),
    usesRgb: found.some((dict) => colorNames(dict).some((name) => /RGB/.test(name))) || paintsRgb(objects),
    spotColors: spotColorsOf(objects.map(([, object]) => object)),
    hasTransparency: found.some(isTransparent),
  };
}

const inches = (points: number) => Math.round((points / 72) * 10_000) / 10_000;
const sizeOf = ({ width, height }: { width: number; height: number }): SizeIn => ({
  widthIn: inches(width),
  heightIn: inches(height),
});

function readPage(page: PDFPage): PdfPageReading {
  const own = (name: string) => page.node.lookupMaybe(PDFName.of(name), PDFArray) !== undefined;
  return {
    media: sizeOf(own("CropBox") ? page.getCropBox() : page.getMediaBox()),
    trim: own("TrimBox") ? sizeOf(page.getTrimBox()) : null,
    bleed: own("BleedBox") ? sizeOf(page.getBleedBox()) : null,
  };
}

const nameOf = (dict: PDFDict, key: string): string => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
};
const numberOf = (dict: PDFDict, key: string): number => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
};

/** A composite font's file hangs on its descendant, which is an object of its own. Type 3 fonts are drawn, not embedded. */
function readFont(dict: PDFDict): readonly { name: string; isEmbedded: boolean }[] {
  const isFont = nameOf(dict, "Type") === "Font";
  const kind = nameOf(dict, "Subtype");
  if (!isFont || kind === "Type0" || kind === "Type3") return [];
  const descriptor = dict.lookup(PDFName.of("FontDescriptor"));
  const isEmbedded =
    descriptor instanceof PDFDict &&
    ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor.has(PDFName.of(key)));
  return [{ name: nameOf(dict, "BaseFont").replace(/^[A-Z]{6}\+/, ""), isEmbedded }];
}

/**
 * Images with the resolution they have when they fill the page, the largest size at which they can print: smaller
 * placements only make it better. Masks and tiny ornaments are left out.
 */
function imagesOf(dicts: readonly PDFDict[], pages: readonly PDFPage[]): readonly PlacedImage[] {
  const [page] = pages;
  if (!page) return [];
  const { width, height } = page.getSize();
  return dicts
    .filter(
      (dict) => nameOf(dict, "Subtype") === "Image" && dict.lookup(PDFName.of("ImageMask")) === undefined,
    )
    .map((dict) => ({ widthPx: numberOf(dict, "Width"), heightPx: numberOf(dict, "Height"), dict }))
    .filter(({ widthPx, heightPx }) => widthPx * heightPx > 10_000)
    .map(({ widthPx, heightPx, dict }) => ({
      widthPx,
      heightPx,
      dpi: pages.length === 1 ? Math.max((widthPx * 72) / width, (heightPx * 72) / height) : null,
      colorSpace: spaceOf(colorNames(dict)),
    }));
}

/** Names in a color space: the device's own, or the kind of a described one with its number of inks. */
function colorNames(dict: PDFDict): readonly string[] {
  const space = dict.lookup(PDFName.of("ColorSpace")) ?? dict.lookup(PDFName.of("CS"));
  if (space instanceof PDFName) return [space.decodeText()];
  if (!(space instanceof PDFArray)) return [];
  return space.asArray().flatMap((_part, index) => {
    const value = space.lookup(index);
    if (value instanceof PDFName) return [value.decodeText()];
    if (value instanceof PDFRawStream) return [`ICC${numberOf(value.dict, "N") === 3 ? "RGB" : ""}`];
    return [];
  });
}

function spaceOf(names: readonly string[]): PlacedImage["colorSpace"] {
  if (names.some((name) => /RGB/.test(name))) return "rgb";
  if (names.some((name) => /CMYK/.test(name))) return "cmyk";
  if (names.some((name) => /Gray/.test(name))) return "gray";
  return names.includes("Separation") || names.includes("DeviceN") ? "spot" : "other";
}

/** Color operators of pages that are not compressed; a compressed page is judged by the printer's own preflight. */
const paintsRgb = (objects: ReturnType<PDFDocument["context"]["enumerateIndirectObjects"]>) =>
  objects.some(
    ([, object]) =>
      object instanceof PDFRawStream &&
      !object.dict.has(PDFName.of("Filter")) &&
      object.contents.length < 2_000_000 &&
      /(^|\s)[\d.]+ [\d.]+ [\d.]+ (rg|RG)(\s|$)/.test(Buffer.from(object.contents).toString("latin1")),
  );

function spotColorsOf(objects: readonly unknown[]): readonly string[] {
  const names = objects.flatMap((object) => {
    if (!(object instanceof PDFArray)) return [];
    const [kind, name] = object.asArray();
    const isSpot = kind instanceof PDFName && kind.decodeText() === "Separation";
    return isSpot && name instanceof PDFName ? [name.decodeText()] : [];
  });
  return [...new Set(names.filter((name) => !/^(All|None|Black|Cyan|Magenta|Yellow)$/.test(name)))];
}

function isTransparent(dict: PDFDict): boolean {
  if (nameOf(dict, "Type") !== "ExtGState" && !dict.has(PDFName.of("SMask"))) return false;
  const alpha = [dict.lookup(PDFName.of("ca")), dict.lookup(PDFName.of("CA"))];
  if (alpha.some((value) => value instanceof PDFNumber && value.asNumber() < 1)) return true;
  const mask = dict.lookup(PDFName.of("SMask"));
  return mask !== undefined && !(mask instanceof PDFName);
}

import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import sharp from "sharp";
import type { ThumbnailOrder } from "./thumbnail.ts";

const largestPx = 640;
const mostPixels = 400_000_000;

const order = workerData as ThumbnailOrder;
const picture = order.type === "application/pdf" ? await drawPdf(order) : await shrink(order.path);
parentPort?.postMessage(picture);

function shrink(picture: string | Uint8Array): Promise<Uint8Array> {
  return sharp(picture, { limitInputPixels: mostPixels })
    .rotate()
    .resize({ width: largestPx, height: largestPx, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .webp({ quality: 80 })
    .toBuffer();
}

async function drawPdf({ path, page: number }: ThumbnailOrder): Promise<Uint8Array | null> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { createCanvas } = await import("@napi-rs/canvas");
  const pdf = await getDocument({
    data: new Uint8Array(await readFile(path)),
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  if (number > pdf.numPages) return null;
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: largestPx / Math.max(natural.width, natural.height) });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The canvas of Node has the methods that pdfjs draws with; its type is not the browser's.
  const canvasContext = canvas.getContext("2d") as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport, background: "#ffffff" }).promise;
  return shrink(canvas.toBuffer("image/png"));
}

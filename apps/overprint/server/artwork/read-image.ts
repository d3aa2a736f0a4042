import type { ArtworkReading, ArtworkType } from "@overprint/core/artwork";
import sharp from "sharp";

const mostPixels = 400_000_000;

/** Size, color space and resolution of a picture, from its head. Throws with the library's words when it is damaged. */
export async function readImage(
  bytes: Uint8Array,
  type: Exclude<ArtworkType, "application/pdf">,
): Promise<ArtworkReading> {
  const { width, height, space, density, pages, hasAlpha } = await sharp(bytes, {
    limitInputPixels: mostPixels,
    failOn: "error",
  }).metadata();
  return {
    kind: "image",
    type,
    widthPx: width,
    heightPx: height,
    colorSpace: space === "cmyk" ? "cmyk" : space === "b-w" || space === "grey16" ? "gray" : "rgb",
    declaredDpi: density ?? null,
    pages: pages ?? 1,
    hasAlpha: hasAlpha ?? false,
  };
}

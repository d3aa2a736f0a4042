import type { ArtworkReading } from "@overprint/core/artwork";
import { fileTypeFromBuffer } from "file-type";

/**
 * Reads what a file holds, by its content; nothing is judged here. Never throws: what cannot be read says so.
 * The readers bring large libraries, which a start without uploads need not load.
 */
export async function readArtwork(bytes: Uint8Array): Promise<ArtworkReading> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4_100));
  const type = found?.mime ?? (isPdf(bytes) ? "application/pdf" : null);
  try {
    if (type === "application/pdf") return await (await import("./read-pdf.ts")).readPdf(bytes);
    if (type === "image/png" || type === "image/jpeg" || type === "image/tiff")
      return await (await import("./read-image.ts")).readImage(bytes, type);
    return {
      kind: "unsupported",
      found: found ? `a ${found.ext.toUpperCase()} file` : "no known kind of file",
    };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it is damaged";
    if (/encrypt|password/i.test(reason)) return { kind: "encrypted-pdf" };
    return { kind: "unreadable", reason: reason.slice(0, 120) };
  }
}

const isPdf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1_024, bytes.byteLength)).includes("%PDF-");

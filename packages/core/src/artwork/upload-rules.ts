import { type Outcome, ok, refused } from "#outcome/index.ts";
import type { ArtworkType } from "./artwork-file.ts";

/** The largest artwork file a customer may upload unless the shop sets another limit: 100 MB. */
export const defaultUploadLimitBytes = 100 * 1024 * 1024;

export type UploadRefusal =
  | { readonly kind: "empty-file" }
  | { readonly kind: "file-too-large"; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly kind: "not-artwork"; readonly looksLike: string | null };

export type AcceptedUpload = { readonly type: ArtworkType; readonly fileName: string };

/**
 * Decides whether an uploaded file may be stored, by its content and never by its name.
 *
 * @param upload - `head` is the first bytes (1,024 are enough); `sizeBytes` the size of the whole file
 * @returns the type by content and a file name that is safe to store and to show
 */
export function checkUpload(
  upload: { readonly fileName: string; readonly head: Uint8Array; readonly sizeBytes: number },
  limitBytes: number = defaultUploadLimitBytes,
): Outcome<AcceptedUpload, UploadRefusal> {
  if (upload.sizeBytes === 0) return refused({ kind: "empty-file" });
  if (upload.sizeBytes > limitBytes)
    return refused({ kind: "file-too-large", sizeBytes: upload.sizeBytes, limitBytes });
  const type = artworkTypeOf(upload.head);
  if (!type) return refused({ kind: "not-artwork", looksLike: looksLike(upload.head) });
  return ok({ type, fileName: safeFileName(upload.fileName, type) });
}

/**
 * The artwork type that the first bytes announce, or `null`.
 *
 * @source PDF 1.7 appendix H.3.4.1 (header within the first 1,024 bytes), PNG, JFIF and TIFF 6.0 / BigTIFF headers
 */
export function artworkTypeOf(head: Uint8Array): ArtworkType | null {
  const latin = String.fromCharCode(...head.subarray(0, 1024));
  if (latin.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (latin.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^(?:II[*+]\0|MM\0[*+])/.test(latin)) return "image/tiff";
  return /%PDF-\d/.test(latin) ? "application/pdf" : null;
}

const strangers: readonly (readonly [RegExp, string])[] = [
  [/^PK/, "a ZIP archive or an Office document"],
  [/^\xd0\xcf/, "an old Office document"],
  [/^(?:MZ|\x7fELF)/, "a program"],
  [/^GIF8/, "a GIF image"],
  [/^RIFF....WEBP/s, "a WebP image"],
  [/^8BPS/, "a Photoshop document"],
  [/^....ftyp/s, "a video or an iPhone photo (HEIC)"],
  [/^\s*(?:<!doctype html|<html|<head|<body|<script)/i, "a web page"],
  [/^\s*(?:<\?xml|<svg)/i, "an SVG or XML file"],
  [/^%!PS/, "a PostScript or EPS file"],
];

function looksLike(head: Uint8Array): string | null {
  const latin = String.fromCharCode(...head.subarray(0, 64));
  return strangers.find(([pattern]) => pattern.test(latin))?.[1] ?? null;
}

const extensions: Readonly<Record<ArtworkType, readonly [string, ...string[]]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/tiff": ["tif", "tiff"],
};

/** A name without folders, control characters or a misleading ending: `../card.exe` as a PDF becomes `card.pdf`. */
export function safeFileName(fileName: string, type: ArtworkType): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? "";
  const parts = /^(.*?)(?:\.([A-Za-z0-9]{1,5}))?$/.exec(last.replace(/[^\p{L}\p{N} ._()-]+/gu, " ").trim());
  const stem = (parts?.[1] ?? "").replace(/\s+/g, " ").replace(/^\.+/, "").trim().slice(0, 80) || "artwork";
  const ending = (parts?.[2] ?? "").toLowerCase();
  return `${stem}.${extensions[type].includes(ending) ? ending : extensions[type][0]}`;
}

/** A refused upload in words for the person who uploaded it: what happened and what to do next. */
export function explainUploadRefusal(refusal: UploadRefusal): string {
  switch (refusal.kind) {
    case "empty-file":
      return "This file is empty, so there is nothing to print. Export it again and upload the new file.";
    case "file-too-large":
      return `This file is ${inMegabytes(refusal.sizeBytes)}, and we take up to ${inMegabytes(refusal.limitBytes)}. Export it as a PDF with images at 300 dpi; that is usually far smaller.`;
    case "not-artwork":
      return `We print from PDF, PNG, JPEG and TIFF files, and this one is ${refusal.looksLike ?? "none of them, whatever its name says"}. Export your design as a PDF and upload that.`;
  }
}

const inMegabytes = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, "")} MB`;

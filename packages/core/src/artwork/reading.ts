import type { ArtworkType } from "./artwork-file.ts";

/** A rectangle's size in inches. */
export type SizeIn = { readonly widthIn: number; readonly heightIn: number };

/** One image as placed on a page: pixels and the size at which it prints. */
export type PlacedImage = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Dots per inch at the printed size, the lesser of both directions; `null` when it cannot be told. */
  readonly dpi: number | null;
  readonly colorSpace: "cmyk" | "rgb" | "gray" | "spot" | "other";
};

export type PdfPageReading = {
  readonly media: SizeIn;
  /** Absent boxes fall back to the media box, as the format says; `null` = the file does not set it. */
  readonly trim: SizeIn | null;
  readonly bleed: SizeIn | null;
};

/** What a reader saw in a file, before anything is judged. */
export type ArtworkReading =
  | {
      readonly kind: "pdf";
      readonly pages: readonly PdfPageReading[];
      readonly isEncrypted: false;
      readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
      readonly images: readonly PlacedImage[];
      readonly usesRgb: boolean;
      readonly spotColors: readonly string[];
      readonly hasTransparency: boolean;
    }
  | { readonly kind: "encrypted-pdf" }
  | {
      readonly kind: "image";
      readonly type: Exclude<ArtworkType, "application/pdf">;
      readonly widthPx: number;
      readonly heightPx: number;
      readonly colorSpace: PlacedImage["colorSpace"];
      /** Dots per inch written in the file; `null` when it has none. */
      readonly declaredDpi: number | null;
      readonly pages: number;
      readonly hasAlpha: boolean;
    }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "unsupported"; readonly found: string };

/** Limits before a file is read. */
export const artworkLimits = {
  mostBytes: 300 * 1024 * 1024,
  mostPages: 200,
  mostPixels: 400_000_000,
  /** A reader that takes longer is stopped. */
  mostMs: 30_000,
} as const;

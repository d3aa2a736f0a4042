import type { Branded } from "#outcome/index.ts";

export type ArtworkId = Branded<"ArtworkId">;

/** The role of a file in a job: front, back, mask... (4over "file reason codes"). */
export const fileReasons = [
  "fr",
  "bk",
  "fm",
  "bm",
  "ffm",
  "bfm",
  "cm",
  "in",
  "out",
  "l1",
  "l2",
  "l3",
  "cvr",
  "multipagepdf",
  "vdf",
] as const;
export type FileReason = (typeof fileReasons)[number];

export const artworkTypes = ["application/pdf", "image/png", "image/jpeg", "image/tiff"] as const;
export type ArtworkType = (typeof artworkTypes)[number];

/** A stored file. `key` finds it in the artwork storage; `sha256` is of the bytes as stored (hex). */
export type ArtworkFile = {
  readonly id: ArtworkId;
  readonly key: string;
  readonly fileName: string;
  readonly type: ArtworkType;
  readonly sizeBytes: number;
  readonly sha256: string;
};

/** One finding of a preflight, ours or the printer's, in plain words. */
export type PreflightFinding = {
  readonly source: "ours" | "4over";
  readonly severity: "pass" | "warning" | "failure";
  readonly code: string;
  readonly what: string;
  readonly doNext: string;
};

export type FileRequirement = { readonly reason: FileReason; readonly label: string };

import type { FourOverOptions } from "@overprint/fourover";

/** What a measuring process is told, as JSON in its first argument. */
export type Told = {
  /** `prepare` makes the empty database: that happens once in the life of an installation, and is not part of a sync. */
  readonly way: "prepare" | "ours" | "row-by-row";
  readonly folder: string;
  readonly client: FourOverOptions;
  /** Row by row: stop after so many products. */
  readonly products: number;
};

/** What it found, as JSON on its last line. Times are of the wall clock and of the processor, in milliseconds. */
export type Found = {
  readonly first: Measure;
  readonly second: Measure | null;
  readonly rows: number;
  readonly products: number;
  readonly peakMb: number;
};
export type Measure = { readonly wallMs: number; readonly cpuMs: number; readonly calls: number };

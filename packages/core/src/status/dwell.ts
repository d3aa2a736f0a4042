import { isSameLabel, type StatusBucket } from "./bucket.ts";

const hour = 3_600_000;

/** How long jobs stay in a stage, in working time (weekends do not count). */
export type Dwell = {
  readonly label: string;
  /** Half of the jobs leave within it. */
  readonly medianMs: number;
  /** Nine in ten leave within it. */
  readonly usualMs: number;
  readonly samples: number;
};

/** Fewer past jobs than this teach nothing. */
export const fewestSamples = 20;

type Default = { readonly median: number; readonly usual: number };
const byBucket: Readonly<Record<StatusBucket, Default>> = {
  "waiting-for-us": { median: 12, usual: 24 },
  accepted: { median: 6, usual: 24 },
  "in-production": { median: 10, usual: 36 },
  trouble: { median: 24, usual: 48 },
  leaving: { median: 8, usual: 24 },
  shipped: { median: 72, usual: 168 },
  delivered: { median: 0, usual: 0 },
  closed: { median: 0, usual: 0 },
};
const byLabel: readonly ({ readonly label: string } & Default)[] = [
  { label: "New", median: 2, usual: 12 },
  { label: "Pre-Flighting", median: 4, usual: 24 },
  { label: "Batch Prep", median: 6, usual: 24 },
  { label: "Batch Imposition", median: 6, usual: 24 },
  { label: "Plated", median: 4, usual: 24 },
  { label: "On Press", median: 8, usual: 36 },
  { label: "Packaging", median: 6, usual: 24 },
];

/**
 * The expected dwell of a stage: learned from our own jobs when enough of them went through it, else a default.
 *
 * @source the defaults are ours: 4over publishes no dwell times, only turnarounds of two to eight business days for the whole
 */
export function dwellOf(label: string, bucket: StatusBucket | null, learned: readonly Dwell[]): Dwell {
  const known = learned.find((one) => isSameLabel(one.label, label));
  if (known && known.samples >= fewestSamples) return known;
  const standard =
    byLabel.find((one) => isSameLabel(one.label, label)) ?? byBucket[bucket ?? "in-production"];
  return { label, medianMs: standard.median * hour, usualMs: standard.usual * hour, samples: 0 };
}

/** The stages of an ordinary job, in order; where a job stands between two, the rest lies before it. */
export const ordinaryPath: readonly string[] = [
  "New",
  "Pre-Flighting",
  "Batch Prep",
  "Batch Imposition",
  "Plated",
  "On Press",
  "Cutting",
  "Finishing",
  "Packaging",
];

/** The shape of what a stage of our own history lasted, in working milliseconds. */
export type DwellSample = { readonly label: string; readonly lastedMs: number };

/** Median and ninth decile of each stage. */
export function learnDwells(samples: readonly DwellSample[]): readonly Dwell[] {
  return [...Map.groupBy(samples, ({ label }) => label)].map(([label, group]) => {
    const sorted = group.map(({ lastedMs }) => lastedMs).toSorted((a, b) => a - b);
    return { label, medianMs: quantile(sorted, 0.5), usualMs: quantile(sorted, 0.9), samples: sorted.length };
  });
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

import type { SortedLabel } from "@overprint/core/status";
import { jobStatuses } from "@overprint/fourover/reference";

/**
 * Every label that 4over publishes, with the bucket it is sorted into until a person sorts it otherwise.
 *
 * @source 4over "Job Status" page (PDF pp. 56-58); the buckets are ours
 */
export const publishedLabels: readonly SortedLabel[] = jobStatuses
  .filter(({ label }) => label !== "Status")
  .map(({ label, bucket }) => ({ label, bucket }));

/** All that Overprint can sort by itself: the published labels and the nameless `Status` of a documented sample. */
export const knownLabels: readonly SortedLabel[] = [
  ...publishedLabels,
  { label: "Status", bucket: "in-production" },
];

/** What a label means, in plain words; `null` for labels outside the table. */
export const labelExplanation = (label: string): string | null =>
  jobStatuses.find((status) => status.label.toLowerCase() === label.trim().toLowerCase())?.explanation ??
  null;

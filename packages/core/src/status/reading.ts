import type { JobId, JobObservation, ObservationSource } from "./job.ts";

/** Everything one source said of one job at one moment; the present first. */
export type JobReading = {
  readonly jobId: JobId;
  readonly source: ObservationSource;
  readonly readAt: string;
  readonly rows: readonly { readonly label: string; readonly at: string | null }[];
  readonly trackingNumbers: readonly string[];
};

/**
 * Puts observations together into readings, in the order in which they were made. A push has no rows. Feed items of one
 * job are put newest first (a job may stand in a feed twice); an API history keeps the printer's order.
 */
export function readingsOf(observations: readonly JobObservation[]): readonly JobReading[] {
  const groups = Map.groupBy(observations, ({ jobId, source, seenAt }) => `${jobId} ${source} ${seenAt}`);
  return [...groups.values()].map(readingOf).toSorted((a, b) => a.readAt.localeCompare(b.readAt));
}

function readingOf(group: readonly JobObservation[]): JobReading {
  const [first] = group;
  if (!first) throw new Error("a group of observations is never empty");
  const rows = group.filter(({ label }) => label !== "").map(({ label, at }) => ({ label, at: isoOf(at) }));
  return {
    jobId: first.jobId,
    source: first.source,
    readAt: isoOf(first.seenAt) ?? first.seenAt,
    rows: first.source === "feed" ? rows.toSorted((a, b) => (b.at ?? "").localeCompare(a.at ?? "")) : rows,
    trackingNumbers: [...new Set(group.flatMap(({ trackingNumbers }) => trackingNumbers))],
  };
}

/** One spelling of a time, so that times compare as text; `null` for what is none. */
function isoOf(at: string | null): string | null {
  const ms = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

import type { FeedReading } from "./job.ts";

/** What the feed said last, as Settings shows it. */
export type FeedState = {
  readonly fingerprint: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly fetchedAt: string;
  /** When it was last read whole. */
  readonly readAt: string | null;
  readonly state: "read" | "unchanged" | "cut-short" | "unreadable";
  readonly reason: string | null;
  readonly doNext: string | null;
  readonly counts: FeedCounts | null;
};

export type FeedCounts = {
  readonly jobs: number;
  /** How many of them are jobs of our orders. */
  readonly ours: number;
  readonly unrecognised: number;
  readonly withoutStatus: number;
  readonly duplicates: number;
};

/** The printer asks that its feed is not read more often than this. */
export const fewestFeedMinutes = 15;

/** The state after a reading. What was known is kept when nothing could be read. */
export function feedStateAfter(
  last: FeedState | null,
  reading: FeedReading,
  { fingerprint, now, ours }: { readonly fingerprint: string; readonly now: string; readonly ours: number },
): FeedState {
  const before = last?.fingerprint === fingerprint ? last : null;
  const common = { fingerprint, fetchedAt: now, reason: null, doNext: null };
  switch (reading.kind) {
    case "unchanged":
      return {
        ...common,
        state: "unchanged",
        etag: before?.etag ?? null,
        lastModified: before?.lastModified ?? null,
        readAt: before?.readAt ?? null,
        counts: before?.counts ?? null,
      };
    case "unreadable":
      return {
        ...common,
        state: "unreadable",
        reason: reading.reason,
        doNext: reading.doNext,
        etag: before?.etag ?? null,
        lastModified: before?.lastModified ?? null,
        readAt: before?.readAt ?? null,
        counts: before?.counts ?? null,
      };
    case "read":
      return {
        ...common,
        state: reading.isComplete ? "read" : "cut-short",
        ...(reading.isComplete
          ? {}
          : {
              reason: "The feed ends in the middle: its whole items were read, the rest is missing.",
              doNext: "Nothing to do: it is read again at the next time. If it stays so, tell 4over.",
            }),
        // A feed that was cut short is fetched whole again, so its validators are not kept.
        etag: reading.isComplete ? reading.etag : null,
        lastModified: reading.isComplete ? reading.lastModified : null,
        readAt: reading.isComplete ? now : (before?.readAt ?? null),
        counts: {
          jobs: new Set(reading.observations.map(({ jobId }) => jobId)).size,
          ours,
          unrecognised: reading.unrecognised,
          withoutStatus: reading.withoutStatus.length,
          duplicates: reading.duplicates,
        },
      };
    default:
      reading satisfies never;
      throw new Error("a feed reading of an unknown kind");
  }
}

import { type FeedReading, type FeedState, feedStateAfter, fewestFeedMinutes } from "@overprint/core/status";
import { jobRepository, statusBook, statusRunRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { settleByFeed } from "./feed-evidence.ts";
import { recordKept, recordReading } from "./record-feed.ts";

export type FeedOutcome =
  | { readonly kind: "no-feed" }
  /** It was asked a short while ago; what it said then counts. */
  | { readonly kind: "too-soon"; readonly askedAt: string; readonly nextAt: string; readonly settled: number }
  | { readonly kind: "done"; readonly state: FeedState; readonly settled: number };

/** Who reads the feed, and how long it must have been left alone. */
export type FeedRequest = { readonly runId: string; readonly startedBy: string; readonly minutes?: number };

/**
 * The one reading of the account's RSS feed: "Import all statuses", the schedule, Settings and the look for jobs in doubt.
 * Records what it says of our jobs and settles the doubts that it names. Needs no API key. Asks conditionally and never
 * more often than every fifteen minutes, whoever asks; in between, what it said last counts again.
 */
export async function readFeedNow(overprint: Overprint, request: FeedRequest): Promise<FeedOutcome> {
  const open = await overprint.feed();
  if (!open.ok) return { kind: "no-feed" };
  const { feed, fingerprint } = open.value;
  const minutes = Math.max(fewestFeedMinutes, request.minutes ?? 0);
  const now = overprint.clock.now();
  const askedAt = await statusBook(overprint.db).askFeed(fingerprint, now, minutes);
  if (askedAt !== null) return goByKept(overprint, fingerprint, askedAt, request);
  const last = await statusBook(overprint.db).feedState(fingerprint);
  await begin(overprint, request);
  const reading = await feed.fetch({ etag: last?.etag ?? null, lastModified: last?.lastModified ?? null });
  // Jobs that another account's feed held have not left this one.
  if (last === null && reading.kind === "read") await jobRepository(overprint.db).forgetFeed();
  const ours = await recorded(overprint, fingerprint, reading, request.runId);
  const state = feedStateAfter(last, reading, { fingerprint, now: now.toISOString(), ours });
  await statusBook(overprint.db).saveFeedState(state);
  const failure =
    state.state === "unreadable" ? { reason: state.reason ?? "", doNext: state.doNext ?? "" } : null;
  await end(overprint, request, { failure, asOf: failure ? null : state.fetchedAt });
  return { kind: "done", state, settled: await settleByFeed(overprint, fingerprint, reading) };
}

/** When the feed is read by itself: it asks only if it was left alone for so long, and else leaves no trace. */
export async function readFeedWhenDue(overprint: Overprint, minutes: number): Promise<void> {
  await readFeedNow(overprint, { runId: overprint.newId(), startedBy: bySchedule, minutes });
}
const bySchedule = "schedule";

async function recorded(
  overprint: Overprint,
  fingerprint: string,
  reading: FeedReading,
  runId: string,
): Promise<number> {
  if (reading.kind === "read") return recordReading(overprint, { fingerprint, reading, runId });
  if (reading.kind === "unchanged") await recordKept(overprint, fingerprint, runId);
  return 0;
}

/** Between two readings: the schedule waits; a person's run goes by what was read last. */
async function goByKept(
  overprint: Overprint,
  fingerprint: string,
  askedAt: string,
  request: FeedRequest,
): Promise<FeedOutcome> {
  if (request.startedBy !== bySchedule) {
    await begin(overprint, request);
    await recordKept(overprint, fingerprint, request.runId);
    const state = await statusBook(overprint.db).feedState(fingerprint);
    await end(overprint, request, { failure: null, asOf: state?.readAt ? state.fetchedAt : null });
  }
  const nextAt = new Date(Date.parse(askedAt) + fewestFeedMinutes * 60_000).toISOString();
  return {
    kind: "too-soon",
    askedAt,
    nextAt,
    settled: await settleByFeed(overprint, fingerprint, { kind: "unchanged" }),
  };
}

const begin = (overprint: Overprint, { runId, startedBy }: FeedRequest): Promise<void> =>
  statusRunRepository(overprint.db).begin({
    id: runId,
    kind: "feed",
    startedBy,
    scope: "the RSS feed",
    startedAt: overprint.clock.now().toISOString(),
    total: null,
  });

type Ended = {
  readonly failure: { readonly reason: string; readonly doNext: string } | null;
  readonly asOf: string | null;
};
const end = (overprint: Overprint, { runId }: FeedRequest, { failure, asOf }: Ended): Promise<void> =>
  statusRunRepository(overprint.db).end(runId, overprint.clock.now().toISOString(), failure, asOf);

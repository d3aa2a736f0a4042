import {
  type FeedReading,
  type FeedState,
  feedStateAfter,
  fewestFeedMinutes,
  type Job,
  type JobId,
  jobsThatLeftFeed,
  mayFetchFeed,
} from "@overprint/core/status";
import { jobRepository, statusBook, statusRunRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { orderSyncCall } from "./calls.ts";
import { loadJudgement } from "./context.ts";
import { record, updateConcerns } from "./record.ts";

export type FeedOutcome =
  | { readonly kind: "no-feed" }
  /** It was read a short while ago: what it said then has been applied to jobs entered since. */
  | { readonly kind: "too-soon"; readonly nextAt: string }
  | { readonly kind: "done"; readonly state: FeedState };

type Whole = Extract<FeedReading, { readonly kind: "read" }>;

/**
 * "Import all statuses": reads the account's RSS feed and records what it says of our jobs. Needs no API key. Asks
 * conditionally and never more often than every fifteen minutes; in between, the last feed is applied again.
 */
export async function readFeedNow(
  overprint: Overprint,
  { runId, startedBy }: { readonly runId: string; readonly startedBy: string },
): Promise<FeedOutcome> {
  const open = await overprint.feed();
  if (!open.ok) return { kind: "no-feed" };
  const { feed, fingerprint } = open.value;
  const book = statusBook(overprint.db);
  const last = await book.feedState();
  const known = last?.fingerprint === fingerprint ? last : null;
  const now = overprint.clock.now();
  const run = {
    id: runId,
    kind: "feed" as const,
    startedBy,
    scope: "the RSS feed",
    startedAt: now.toISOString(),
  };
  const runs = statusRunRepository(overprint.db);
  await runs.begin({ ...run, total: null });
  if (!mayFetchFeed(last, fingerprint, now)) {
    await applyKept(overprint, runId);
    await runs.end(runId, overprint.clock.now().toISOString(), null);
    return { kind: "too-soon", nextAt: nextAt(last) };
  }
  const reading = await feed.fetch({ etag: known?.etag ?? null, lastModified: known?.lastModified ?? null });
  const ours = reading.kind === "read" ? await recordReading(overprint, reading, runId) : 0;
  if (reading.kind === "unchanged") await applyKept(overprint, runId);
  const state = feedStateAfter(last, reading, { fingerprint, now: now.toISOString(), ours });
  await book.saveFeedState(state);
  await runs.end(
    runId,
    overprint.clock.now().toISOString(),
    state.state === "unreadable" ? { reason: state.reason ?? "", doNext: state.doNext ?? "" } : null,
  );
  return { kind: "done", state };
}

const nextAt = (last: FeedState | null): string =>
  new Date(Date.parse(last?.fetchedAt ?? "") + fewestFeedMinutes * 60_000).toISOString();

const batchSize = 500;

/** Records a reading, a batch of jobs a transaction; returns how many jobs of it are ours. */
async function recordReading(overprint: Overprint, reading: Whole, runId: string): Promise<number> {
  const judgement = await loadJudgement(overprint);
  const runs = statusRunRepository(overprint.db);
  // A feed cut short is no whole picture: it is applied, and the last whole one stays for ids typed in later.
  if (reading.isComplete) await statusBook(overprint.db).keepFeedItems(reading.observations);
  const byJob = [...Map.groupBy(reading.observations, ({ jobId }) => jobId).values()];
  let ours = 0;
  let asksNow = false;
  for (let from = 0; from < byJob.length; from += batchSize) {
    const observations = byJob.slice(from, from + batchSize).flat();
    const recorded = await record(overprint, { observations }, judgement);
    ours += recorded.plan.updates.length + recorded.plan.unchanged.length;
    asksNow ||= recorded.asksNow;
    await runs.advance(runId, { unchanged: recorded.plan.unchanged.length, lines: recorded.lines });
  }
  await flagAbsent(overprint, reading, { ...judgement, feedReadAt: overprint.clock.now().toISOString() });
  if (asksNow && judgement.apiServes)
    await overprint.tasks.enqueue(
      overprint.db,
      orderSyncCall,
      { runId: overprint.newId(), scope: { kind: "due" }, startedBy: "the RSS feed" },
      { key: "due" },
    );
  return ours;
}

/** Jobs that left the feed, and jobs it never held: flagged with the next step, never taken for done. */
async function flagAbsent(
  overprint: Overprint,
  reading: Whole,
  judgement: Awaited<ReturnType<typeof loadJudgement>>,
): Promise<void> {
  const jobs = jobRepository(overprint.db);
  for (let after = ""; ; ) {
    const page = await jobs.watched(after, batchSize);
    if (page.length === 0) return;
    const leftFeed = jobsThatLeftFeed(page, reading);
    const unseen = page.filter(isUnseen).map(({ jobId }) => jobId);
    if (leftFeed.length > 0) await record(overprint, { observations: [], leftFeed }, judgement);
    if (unseen.length > 0 && reading.isComplete && reading.observations.length > 0)
      await overprint.db.transaction(async (tx) => {
        await updateConcerns(tx, overprint, await jobRepository(tx).lock(unseen), judgement);
      });
    after = page.at(-1)?.jobId ?? "";
  }
}

const isUnseen = (job: Job): boolean => job.statusLabel === null && job.apiReadAt === null;

/** Applies the last feed to jobs of which nothing is known yet: those typed in since it was read. */
async function applyKept(overprint: Overprint, runId: string): Promise<void> {
  const found = await applyLastFeed(overprint, await unseenJobs(overprint));
  if (found) await statusRunRepository(overprint.db).advance(runId, { unchanged: 0, lines: found.lines });
}

async function unseenJobs(overprint: Overprint): Promise<readonly JobId[]> {
  const unseen: JobId[] = [];
  for (let after = ""; ; ) {
    const page = await jobRepository(overprint.db).watched(after, batchSize);
    if (page.length === 0) return unseen;
    unseen.push(...page.filter(isUnseen).map(({ jobId }) => jobId));
    after = page.at(-1)?.jobId ?? "";
  }
}

/** What the last feed said of these jobs, recorded; `null` when it does not hold any of them. */
export async function applyLastFeed(overprint: Overprint, jobIds: readonly JobId[]) {
  const observations = await statusBook(overprint.db).feedItems(jobIds);
  if (observations.length === 0) return null;
  return record(overprint, { observations }, await loadJudgement(overprint));
}

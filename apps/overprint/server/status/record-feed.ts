import { type FeedReading, type Job, type JobId, jobsThatLeftFeed } from "@overprint/core/status";
import { jobRepository, statusBook, statusRunRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { orderSyncCall } from "./calls.ts";
import { type Judgement, loadJudgement } from "./context.ts";
import { record, updateConcerns } from "./record.ts";

type Whole = Extract<FeedReading, { readonly kind: "read" }>;

const batchSize = 500;

/** Records a reading, a batch of jobs a transaction; returns how many jobs of it are ours. */
export async function recordReading(
  overprint: Overprint,
  {
    fingerprint,
    reading,
    runId,
  }: { readonly fingerprint: string; readonly reading: Whole; readonly runId: string },
): Promise<number> {
  const judgement = await loadJudgement(overprint);
  const runs = statusRunRepository(overprint.db);
  // A feed cut short is no whole picture: it is applied, and the last whole one stays for ids typed in later.
  if (reading.isComplete)
    await overprint.db.transaction((tx) => statusBook(tx).keepFeedItems(fingerprint, reading.observations));
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
async function flagAbsent(overprint: Overprint, reading: Whole, judgement: Judgement): Promise<void> {
  for await (const page of watchedJobs(overprint)) {
    const leftFeed = jobsThatLeftFeed(page, reading);
    const unseen = page.filter(isUnseen).map(({ jobId }) => jobId);
    if (leftFeed.length > 0) await record(overprint, { observations: [], leftFeed }, judgement);
    if (unseen.length > 0 && reading.isComplete && reading.observations.length > 0)
      await overprint.db.transaction(async (tx) => {
        await updateConcerns(tx, overprint, await jobRepository(tx).lock(unseen), judgement);
      });
  }
}

const isUnseen = (job: Job): boolean => job.statusLabel === null && job.apiReadAt === null;

async function* watchedJobs({ db }: Overprint): AsyncGenerator<readonly Job[]> {
  for (let after = ""; ; ) {
    const page = await jobRepository(db).watched(after, batchSize);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.jobId ?? "";
  }
}

/**
 * The feed says what it said before: that is recorded for jobs of which nothing is known yet, those typed in since it was
 * read; the others of it are unchanged.
 */
export async function recordKept(overprint: Overprint, fingerprint: string, runId: string): Promise<void> {
  for await (const page of watchedJobs(overprint)) {
    const held = page.filter((job) => job.feedSeenAt !== null && job.leftFeedAt === null).length;
    const unseen = page.filter(isUnseen).map(({ jobId }) => jobId);
    const found = await recordKeptOf(overprint, fingerprint, unseen);
    await statusRunRepository(overprint.db).advance(runId, { unchanged: held, lines: found?.lines ?? [] });
  }
}

/** What the last feed of the present address said of these jobs, recorded; `null` when it does not hold any of them. */
export async function applyLastFeed(overprint: Overprint, jobIds: readonly JobId[]) {
  const open = await overprint.feed();
  return open.ok ? recordKeptOf(overprint, open.value.fingerprint, jobIds) : null;
}

async function recordKeptOf(overprint: Overprint, fingerprint: string, jobIds: readonly JobId[]) {
  const observations = await statusBook(overprint.db).feedItems(fingerprint, jobIds);
  if (observations.length === 0) return null;
  return record(overprint, { observations }, await loadJudgement(overprint));
}

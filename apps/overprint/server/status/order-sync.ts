import { isFault } from "@overprint/core/outcome";
import type { Job, JobRepository } from "@overprint/core/status";
import { jobRepository, statusRunRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { type Answers, askPrinter } from "./ask-printer.ts";
import type { SyncRequest, SyncScope } from "./calls.ts";
import { type Judgement, loadJudgement } from "./context.ts";
import { readFeedNow } from "./read-feed.ts";
import { record } from "./record.ts";
import { callsPerRunSetting } from "./settings.ts";

const batchSize = 250;

/**
 * Order Sync: asks for the status and tracking of jobs and records it, a batch a transaction. By API on Pro; on Basic,
 * or without keys, by the RSS feed. A run that is interrupted begins again; what it recorded stays.
 */
export async function syncOrders(
  overprint: Overprint,
  request: SyncRequest,
  signal: AbortSignal,
): Promise<void> {
  const printer = await overprint.printer();
  if (!printer.ok) return syncByFeed(overprint, request, printer.problem);
  const runs = statusRunRepository(overprint.db);
  const jobs = jobRepository(overprint.db);
  const judgement = await loadJudgement(overprint);
  const now = () => overprint.clock.now().toISOString();
  const total = await countOf(overprint, jobs, request.scope);
  await runs.begin({
    id: request.runId,
    kind: "order-sync",
    startedBy: request.startedBy,
    scope: wordsOf(request.scope),
    startedAt: now(),
    total,
  });
  try {
    for await (const batch of batchesOf(overprint, jobs, request.scope)) {
      const answers = await askPrinter(batch, printer.value, {
        bucketOf: judgement.bucketOf,
        now: overprint.clock.now,
        signal,
      });
      await runs.advance(request.runId, await recordAnswers(overprint, answers, judgement));
    }
    await runs.end(request.runId, now(), null);
  } catch (error) {
    signal.throwIfAborted();
    await runs.end(request.runId, now(), explain(error));
    if (!isFault(error)) throw error;
  }
}

async function recordAnswers(overprint: Overprint, answers: Answers, judgement: Judgement) {
  const { plan, lines } = await record(overprint, answers, judgement);
  const failed = answers.failed.map(({ jobId, reason }) => ({
    jobId,
    outcome: "failed" as const,
    detail: reason,
  }));
  return { unchanged: plan.unchanged.length, lines: [...lines, ...failed] };
}

async function* batchesOf(
  overprint: Overprint,
  jobs: JobRepository,
  scope: SyncScope,
): AsyncGenerator<readonly Job[]> {
  if (scope.kind === "all") {
    for (let after = ""; ; ) {
      const page = await jobs.watched(after, batchSize);
      if (page.length === 0) return;
      yield page;
      after = page.at(-1)?.jobId ?? "";
    }
  }
  const chosen = await chosenJobs(overprint, jobs, scope);
  for (let from = 0; from < chosen.length; from += batchSize) yield chosen.slice(from, from + batchSize);
}

async function chosenJobs(
  overprint: Overprint,
  jobs: JobRepository,
  scope: Exclude<SyncScope, { kind: "all" }>,
): Promise<readonly Job[]> {
  switch (scope.kind) {
    case "due":
      return jobs.due(overprint.clock.now().toISOString(), await jobsPerRun(overprint));
    case "order":
      return jobs.ofOrders([scope.orderId]);
    case "item":
      return jobs.ofItems([scope.itemId]);
    case "jobs":
      return jobs.find(scope.jobIds as Job["jobId"][]);
    default:
      scope satisfies never;
      return [];
  }
}

/** A job takes one call, and a second one when it is shipped and its tracking is not known. */
const jobsPerRun = async ({ settings }: Overprint): Promise<number> =>
  Math.floor((await settings.get(callsPerRunSetting)) / 2);

async function countOf(overprint: Overprint, jobs: JobRepository, scope: SyncScope): Promise<number> {
  if (scope.kind === "all") return jobs.countWatched();
  if (scope.kind === "due")
    return Math.min(await jobs.countDue(overprint.clock.now().toISOString()), await jobsPerRun(overprint));
  return (await chosenJobs(overprint, jobs, scope)).length;
}

export function wordsOf(scope: SyncScope): string {
  if (scope.kind === "all") return "every open job";
  if (scope.kind === "due") return "jobs whose time has come";
  if (scope.kind === "jobs")
    return scope.jobIds.length === 1 ? `job ${scope.jobIds[0]}` : `${scope.jobIds.length} jobs`;
  return scope.kind === "order" ? "one order" : "one order product";
}

/** Without the API the feed is what there is; without a feed either, the run says what is missing. */
async function syncByFeed(
  overprint: Overprint,
  { runId, startedBy }: SyncRequest,
  missing: { readonly reason: string; readonly doNext: string },
): Promise<void> {
  const read = await readFeedNow(overprint, { runId, startedBy });
  if (read.kind !== "no-feed") return;
  const runs = statusRunRepository(overprint.db);
  const at = overprint.clock.now().toISOString();
  await runs.begin({
    id: runId,
    kind: "order-sync",
    startedBy,
    scope: "every open job",
    startedAt: at,
    total: 0,
  });
  await runs.end(runId, at, {
    reason: `${missing.reason} No RSS feed has been entered either.`,
    doNext:
      "Paste the address of your RSS feed in Settings > RSS feed, or enter API keys in Settings > General.",
  });
}

function explain(error: unknown): { readonly reason: string; readonly doNext: string } {
  if (!isFault(error))
    return {
      reason: "Order Sync met a fault of its own.",
      doNext: "Start it again; if it stays so, look into the log.",
    };
  const doNext: Readonly<Record<string, string>> = {
    "fix-setup": "Check the API keys in Settings > General with the connection test.",
    retry: "Nothing to do: the schedule asks again. What was known before stays.",
    report: "4over answered in an unknown form. Start it again; if it stays so, report it with the log.",
  };
  return {
    reason: `4over could not be asked: ${error.message}`,
    doNext: doNext[error.recovery.kind] ?? "Start it again in a few minutes.",
  };
}

import {
  concernsOf,
  type Job,
  type JobId,
  type JobObservation,
  nextCheckAt,
  planStatusUpdates,
  problemOf,
  type StatusPlan,
  type SyncLine,
  syncLines,
  unknownLabelProblem,
} from "@overprint/core/status";
import { type Db, jobRepository, problemsRepository, statusBook } from "@overprint/database";
import { announceJobs } from "#server/webhooks/announce.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { tellStoresCall } from "./calls.ts";
import type { Judgement } from "./context.ts";

/** What was learned of a batch of jobs, whatever it was learned from. */
export type Learned = {
  readonly observations: readonly JobObservation[];
  /** Jobs that the API denied to know. */
  readonly notFound?: readonly JobId[];
  /** Shipped jobs that were asked for a tracking number in vain. */
  readonly vainTracking?: readonly JobId[];
  /** Open jobs that the feed no longer holds. */
  readonly leftFeed?: readonly JobId[];
};

export type Recorded = {
  readonly plan: StatusPlan;
  readonly lines: readonly SyncLine[];
  /** Some job is to be asked for at once. */
  readonly asksNow: boolean;
};

/**
 * Decides what was learned and writes it, in one transaction: states, histories, parcels, problems, events for
 * programs, and the task that tells the stores. Either all of it happened or nothing.
 */
export function record(overprint: Overprint, learned: Learned, judgement: Judgement): Promise<Recorded> {
  return overprint.db.transaction((tx) => recordIn(tx, overprint, learned, judgement));
}

/** The same inside a transaction that is open already. */
export async function recordIn(
  tx: Db,
  overprint: Overprint,
  { observations, notFound = [], vainTracking = [], leftFeed = [] }: Learned,
  judgement: Judgement,
): Promise<Recorded> {
  const now = overprint.clock.now();
  const repository = jobRepository(tx);
  const ids = [...new Set([...observations.map(({ jobId }) => jobId), ...notFound, ...leftFeed])];
  const jobs = await repository.lock(ids);
  const plan = planStatusUpdates(jobs, observations, { ...judgement, now });
  const planned = [...plan.updates.map(({ after }) => after), ...plan.unchanged];
  const flagged = flags(jobs, planned, { notFound, leftFeed, vainTracking }, now.toISOString());
  const states = withTheRest(planned, flagged).map((job) =>
    flagged.has(job.jobId) ? { ...job, nextCheckAt: nextCheckAt(job, now, judgement.dwells) } : job,
  );
  await repository.save(
    states,
    plan.updates.flatMap(({ recorded }) => recorded),
  );
  await meetUnknownLabels(tx, overprint, plan.unknownLabels, now);
  await updateConcerns(tx, overprint, states, judgement);
  await announceJobs(tx, overprint, plan.updates);
  await enqueueTellings(tx, overprint, plan);
  const denied = states.filter(({ jobId }) => notFound.includes(jobId));
  return {
    plan,
    lines: [
      ...syncLines(plan, judgement.bucketOf),
      ...denied.map(({ jobId }) => ({
        jobId,
        outcome: "not-found" as const,
        detail: "4over does not know this job id in this account.",
      })),
    ],
    asksNow: plan.updates.some(({ after }) => after.nextCheckAt === now.toISOString()),
  };
}

type Flags = Required<Pick<Learned, "notFound" | "vainTracking" | "leftFeed">>;

/** The states of jobs of which something other than a status was learned. */
function flags(
  jobs: readonly Job[],
  planned: readonly Job[],
  { notFound, vainTracking, leftFeed }: Flags,
  now: string,
): ReadonlyMap<JobId, Job> {
  const latest = new Map([...jobs, ...planned].map((job) => [job.jobId, job]));
  const flagged = new Map<JobId, Job>();
  const flag = (ids: readonly JobId[], change: (job: Job) => Partial<Job>) => {
    for (const id of ids) {
      const job = flagged.get(id) ?? latest.get(id);
      if (job) flagged.set(id, { ...job, ...change(job) });
    }
  };
  flag(notFound, (job) => ({ notFoundAt: job.notFoundAt ?? now }));
  flag(leftFeed, () => ({ leftFeedAt: now }));
  flag(vainTracking, (job) => ({ trackingAsked: job.trackingAsked + 1 }));
  return flagged;
}

const withTheRest = (planned: readonly Job[], flagged: ReadonlyMap<JobId, Job>): readonly Job[] => [
  ...new Map([...planned.map((job) => [job.jobId, job] as const), ...flagged]).values(),
];

async function meetUnknownLabels(
  tx: Db,
  { clock, newId }: Overprint,
  unknown: StatusPlan["unknownLabels"],
  now: Date,
): Promise<void> {
  if (unknown.length === 0) return;
  await statusBook(tx).meetLabels(
    unknown.map(({ label }) => label),
    now.toISOString(),
  );
  const problems = problemsRepository({ db: tx, clock, newId });
  for (const { label, jobIds } of unknown) await problems.open(unknownLabelProblem(label, jobIds));
}

/** Opens and clears problems where the concerns of a job changed; leaves the rest untouched. */
export async function updateConcerns(
  tx: Db,
  { clock, newId }: Overprint,
  jobs: readonly Job[],
  judgement: Judgement,
): Promise<number> {
  const repository = jobRepository(tx);
  const before = await repository.concerns(jobs.map(({ jobId }) => jobId));
  const now = clock.now();
  const changed = jobs
    .map((job) => ({
      job,
      was: before.get(job.jobId) ?? [],
      is: concernsOf(job, { ...judgement, now }),
    }))
    .filter(({ was, is }) => was.join("\n") !== is.join("\n"));
  if (changed.length === 0) return 0;
  await repository.setConcerns(new Map(changed.map(({ job, is }) => [job.jobId, is])));
  const problems = problemsRepository({ db: tx, clock, newId });
  const raised = changed.flatMap(({ job, was, is }) =>
    is.filter((key) => !was.includes(key)).map((key) => problemOf({ key, job })),
  );
  for (const [, same] of Map.groupBy(raised, ({ key }) => key)) {
    const [first] = same;
    if (first) await problems.open({ ...first, subjects: same.flatMap(({ subjects }) => subjects) });
  }
  for (const { job, was, is } of changed)
    for (const key of was.filter((one) => !is.includes(one)))
      await problems.clearSubject(key, job.jobId, "status");
  return changed.length;
}

/** Stores are told in a task of their own: a store that does not answer never holds up what is true. */
async function enqueueTellings(tx: Db, { tasks }: Overprint, plan: StatusPlan): Promise<void> {
  const itemIds = [
    ...new Set(
      plan.updates
        .filter(({ change, newTracking }) => change !== null || newTracking.length > 0)
        .map(({ after }) => after.itemId as string),
    ),
  ];
  for (let from = 0; from < itemIds.length; from += 50)
    await tasks.enqueue(tx, tellStoresCall, { itemIds: itemIds.slice(from, from + 50) });
}

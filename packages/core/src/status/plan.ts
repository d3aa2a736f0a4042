import { type BucketOf, hasShipped, isDone, isSameLabel } from "./bucket.ts";
import { parcelsOf } from "./carrier.ts";
import type { Dwell } from "./dwell.ts";
import type { Job, JobId, JobObservation } from "./job.ts";
import { type JobReading, readingsOf } from "./reading.ts";
import { type ResolutionRule, resolve, type Verdict } from "./resolution.ts";
import { nextCheckAt } from "./schedule.ts";

/** An observation with what it did: `applied` made it the present, `confirmed` repeated it, `kept` is history only. */
export type RecordedObservation = JobObservation & {
  readonly effect: Verdict["effect"];
  readonly rule: ResolutionRule;
};

export type JobUpdate = {
  readonly before: Job;
  readonly after: Job;
  readonly recorded: readonly RecordedObservation[];
  /** The label it left and the one it took; `null` when the status is the same. */
  readonly change: { readonly from: string | null; readonly to: string } | null;
  readonly newTracking: readonly string[];
  /** It became a shipped one with this update. */
  readonly shipsNow: boolean;
};

/** What a batch of observations does, before anything is done. */
export type StatusPlan = {
  /** Jobs of which something new was learned. */
  readonly updates: readonly JobUpdate[];
  /** Jobs seen again in the state they were in: only the time of sight and of the next check move. */
  readonly unchanged: readonly Job[];
  readonly unknownLabels: readonly { readonly label: string; readonly jobIds: readonly JobId[] }[];
  /** Job ids that are none of ours (ordered by hand, or from another shop of the account). */
  readonly strangers: readonly JobId[];
};

export type StatusContext = {
  readonly bucketOf: BucketOf;
  readonly now: Date;
  readonly apiServes: boolean;
  readonly dwells: readonly Dwell[];
};

/**
 * Decides what observations mean for jobs. Pure: nothing is written.
 *
 * @param observations - of any source and in any order; those with the same source and time are one reading
 * @returns every known job that was seen, once, either under `updates` or under `unchanged`
 */
export function planStatusUpdates(
  jobs: readonly Job[],
  observations: readonly JobObservation[],
  context: StatusContext,
): StatusPlan {
  const known = new Map(jobs.map((job) => [job.jobId, job]));
  const byJob = Map.groupBy(readingsOf(observations), ({ jobId }) => jobId);
  const planned = [...byJob].flatMap(([jobId, readings]) => {
    const job = known.get(jobId);
    return job ? [planJob(job, readings, context)] : [];
  });
  return {
    updates: planned.filter((update) => !isUneventful(update)),
    unchanged: planned.filter(isUneventful).map(({ after }) => after),
    unknownLabels: unknownLabels(planned, context.bucketOf),
    strangers: [...byJob.keys()].filter((jobId) => !known.has(jobId)),
  };
}

function planJob(before: Job, readings: readonly JobReading[], context: StatusContext): JobUpdate {
  const recorded: RecordedObservation[] = [];
  let job = before;
  let asksAgainNow = false;
  for (const reading of readings) {
    const decided = resolve(job, reading, context.bucketOf, context.apiServes);
    recorded.push(...record(reading, decided));
    job = afterReading(job, reading, decided, context.bucketOf);
    asksAgainNow ||= decided.asksAgainNow;
  }
  const next = asksAgainNow ? context.now.toISOString() : nextCheckAt(job, context.now, context.dwells);
  const after = { ...job, nextCheckAt: next };
  return {
    before,
    after,
    recorded,
    change:
      after.statusLabel === null || isSameLabel(before.statusLabel, after.statusLabel)
        ? null
        : { from: before.statusLabel, to: after.statusLabel },
    newTracking: after.trackingNumbers.filter((number) => !before.trackingNumbers.includes(number)),
    shipsNow: hasShipped(after.bucket) && !hasShipped(before.bucket),
  };
}

/** Row 0 carries the verdict; the rows below it are the past and only kept. */
function record(reading: JobReading, { effect, rule }: Verdict): readonly RecordedObservation[] {
  const { jobId, source, readAt: seenAt, trackingNumbers } = reading;
  const rows = reading.rows.length > 0 ? reading.rows : source === "push" ? [{ label: "", at: null }] : [];
  return rows.map(({ label, at }, index) => ({
    jobId,
    source,
    label,
    at,
    seenAt,
    trackingNumbers: index === 0 ? trackingNumbers : [],
    effect: index === 0 ? effect : "kept",
    rule,
  }));
}

function afterReading(job: Job, reading: JobReading, { effect }: Verdict, bucketOf: BucketOf): Job {
  const seen = seenBy(job, reading);
  const [present] = reading.rows;
  const applied: Job =
    effect === "applied" && present
      ? {
          ...seen,
          statusLabel: present.label,
          bucket: bucketOf(present.label),
          statusAt: present.at ?? reading.readAt,
          statusSource: reading.source,
        }
      : seen;
  return settled(applied, reading.readAt);
}

function seenBy(job: Job, { source, readAt, trackingNumbers }: JobReading): Job {
  const found = parcelsOf([...job.trackingNumbers, ...trackingNumbers]).map(
    (parcel) => parcel.trackingNumber,
  );
  const latest = (a: string | null) => (a !== null && a > readAt ? a : readAt);
  return {
    ...job,
    lastSeenAt: source === "push" ? job.lastSeenAt : latest(job.lastSeenAt),
    apiReadAt: source === "api" ? latest(job.apiReadAt) : job.apiReadAt,
    feedSeenAt: source === "feed" ? latest(job.feedSeenAt) : job.feedSeenAt,
    leftFeedAt: source === "feed" ? null : job.leftFeedAt,
    notFoundAt: source === "api" ? null : job.notFoundAt,
    trackingNumbers: found.length === job.trackingNumbers.length ? job.trackingNumbers : found,
  };
}

/** What follows from status and tracking: since when it is shipped, and whether the printer still owes something. */
function settled(job: Job, readAt: string): Job {
  const shipped = hasShipped(job.bucket);
  const awaitsTracking = job.bucket === "shipped" && job.trackingNumbers.length === 0;
  return {
    ...job,
    shippedAt: shipped ? (job.shippedAt ?? job.statusAt ?? readAt) : null,
    trackingAsked: awaitsTracking ? job.trackingAsked : 0,
    isOpen: !isDone(job.bucket) || awaitsTracking,
  };
}

function isUneventful({ before, after, recorded, newTracking }: JobUpdate): boolean {
  return (
    recorded.every(({ effect, rule }) => effect === "confirmed" || rule === "same-state") &&
    newTracking.length === 0 &&
    before.isOpen === after.isOpen &&
    before.leftFeedAt === after.leftFeedAt &&
    before.notFoundAt === after.notFoundAt
  );
}

function unknownLabels(updates: readonly JobUpdate[], bucketOf: BucketOf): StatusPlan["unknownLabels"] {
  const unknown = updates.flatMap(({ recorded }) =>
    recorded.filter(({ label }) => label !== "" && bucketOf(label) === null),
  );
  return [...Map.groupBy(unknown, ({ label }) => label)].map(([label, seen]) => ({
    label,
    jobIds: [...new Set(seen.map(({ jobId }) => jobId))],
  }));
}

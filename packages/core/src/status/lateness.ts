import { isDone, isSameLabel } from "./bucket.ts";
import { type Dwell, dwellOf, ordinaryPath } from "./dwell.ts";
import type { Job } from "./job.ts";
import { addWorkingMs, workingMs } from "./working-time.ts";

const day = 86_400_000;
/** A job is silent when its stage lasts this many times longer than is usual. */
const patience = 1.5;

/** Working time in the present stage and what is usual there. */
export type Silence = { readonly elapsedMs: number; readonly usualMs: number };

/** A job whose stage lasts too long; `null` when it does not, or when the stage ends only by our own answer. */
export function silenceOf(job: Job, now: Date, dwells: readonly Dwell[]): Silence | null {
  if (job.statusLabel === null || job.statusAt === null || isDone(job.bucket)) return null;
  if (job.bucket === "waiting-for-us") return null;
  const elapsedMs = workingMs(Date.parse(job.statusAt), now.getTime());
  const { usualMs } = dwellOf(job.statusLabel, job.bucket, dwells);
  return elapsedMs > usualMs * patience ? { elapsedMs, usualMs } : null;
}

/** When the job is expected to leave the printer: the rest of its stage and the median of every later one. */
export function expectedShipAt(job: Job, now: Date, dwells: readonly Dwell[]): Date | null {
  if (job.shippedAt !== null) return new Date(job.shippedAt);
  if (job.statusLabel === null || job.bucket === "closed") return null;
  const stage = ordinaryPath.findIndex((label) => isSameLabel(label, job.statusLabel));
  const later = ordinaryPath.slice(stage >= 0 ? stage + 1 : placeOf(job));
  const own = dwellOf(job.statusLabel, job.bucket, dwells).medianMs;
  const spent = workingMs(Date.parse(job.statusAt ?? now.toISOString()), now.getTime());
  const rest = later.reduce(
    (sum, label) => sum + dwellOf(label, null, dwells).medianMs,
    Math.max(0, own - spent),
  );
  return new Date(addWorkingMs(now.getTime(), rest));
}

/** Where a stage outside the ordinary path stands, by its bucket: the first stage that still lies ahead. */
function placeOf(job: Job): number {
  if (job.bucket === "accepted" || job.bucket === "waiting-for-us") return 2;
  if (job.bucket === "leaving") return ordinaryPath.length;
  return 6;
}

/** The end of a promised day on the printer's clock. */
const endOfDay = (date: string): number => Date.parse(`${date}T23:59:59-08:00`);

export type Lateness = {
  readonly kind: "late" | "will-be-late" | "on-time";
  readonly promisedDate: string;
  readonly expectedDate: string;
  /** Days by which the expected date misses the promise; 0 or less is in time. */
  readonly daysOver: number;
};

/** A job against its promised date; `null` without a promise or without a status to judge by. */
export function latenessOf(job: Job, now: Date, dwells: readonly Dwell[]): Lateness | null {
  const expected = expectedShipAt(job, now, dwells);
  if (job.promisedDate === null || expected === null) return null;
  const due = endOfDay(job.promisedDate);
  const over = Math.ceil((expected.getTime() - due) / day);
  const isOver = job.shippedAt === null && now.getTime() > due;
  return {
    kind: isOver ? "late" : over > 0 && job.shippedAt === null ? "will-be-late" : "on-time",
    promisedDate: job.promisedDate,
    expectedDate: new Date(expected.getTime() - 8 * 3_600_000).toISOString().slice(0, 10),
    daysOver: over,
  };
}

/** One spoke of the radar chart, in days from now; negative days have passed. */
export type PromiseSpoke = {
  readonly jobId: string;
  readonly promisedDays: number;
  readonly expectedDays: number;
};

/** The open jobs whose expected date misses or comes closest to the promise, the worst first. */
export function promisedAgainstExpected(
  jobs: readonly Job[],
  now: Date,
  dwells: readonly Dwell[],
  most = 8,
): readonly PromiseSpoke[] {
  return jobs
    .filter((job) => job.isOpen && job.shippedAt === null && job.promisedDate !== null)
    .flatMap((job) => {
      const expected = expectedShipAt(job, now, dwells);
      if (expected === null || job.promisedDate === null) return [];
      const promisedDays = tenths((endOfDay(job.promisedDate) - now.getTime()) / day);
      return [
        { jobId: job.jobId, promisedDays, expectedDays: tenths((expected.getTime() - now.getTime()) / day) },
      ];
    })
    .toSorted((a, b) => b.expectedDays - b.promisedDays - (a.expectedDays - a.promisedDays))
    .slice(0, most);
}

const tenths = (days: number) => Math.round(days * 10) / 10;

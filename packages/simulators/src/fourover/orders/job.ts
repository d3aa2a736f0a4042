import { shareOf } from "../random.ts";
import type { JobCost } from "./costs.ts";
import { type Course, type Planned, planStages, shippedLabel, stageLabels } from "./stages.ts";

export type HistoryRow = { readonly label: string; readonly at: number };
export type SimJob = {
  readonly jobId: string;
  readonly jobName: string;
  readonly orderId: string;
  readonly facility: string;
  readonly course: Course;
  /** As it came over the wire. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly cost: JobCost;
  readonly boxes: number;
  readonly required: readonly string[];
  history: readonly HistoryRow[];
  planned: readonly Planned[];
  /** Role -> uuid of a file that the simulator holds. */
  files: Readonly<Record<string, string>>;
  tracking: readonly string[];
};

/** Moves a job to `now`. Returns whether it entered a stage. */
export function advance(job: SimJob, now: number): boolean {
  const due = job.planned.filter((planned) => planned.at <= now);
  if (due.length === 0) return false;
  job.planned = job.planned.filter((planned) => planned.at > now);
  for (const { label, at } of due) enter(job, label, at);
  return true;
}

export function enter(job: SimJob, label: string, at: number): void {
  job.history = [...job.history, { label, at }];
  if (label === shippedLabel && job.tracking.length === 0) job.tracking = trackingNumbers(job, job.boxes);
}

export const present = (job: SimJob): string => job.history.at(-1)?.label ?? "New";

/** Begins or resumes production from a stage. A job that lacks a file gets no further than pre-flighting. */
export function startProduction(job: SimJob, now: number, label = "New"): void {
  const planned = planStages(job.jobId, now, job.course, label);
  const prep = planned.findIndex((stage) => stage.label === "Batch Prep");
  job.planned =
    lacksFiles(job) && prep > 0
      ? [...planned.slice(0, prep), { label: awaitingUpload, at: planned[prep]?.at ?? now }]
      : planned;
  advance(job, now);
}
export const awaitingUpload = "On Hold: Awaiting Revised Upload";
const lacksFiles = (job: SimJob) => !job.files.multipagepdf && job.required.some((role) => !job.files[role]);

/** Stops the plan: on hold, cancelled, or moved by hand. */
export function stopAt(job: SimJob, label: string, at: number): void {
  job.planned = [];
  enter(job, label, at);
}

const lastCancellable = stageLabels.indexOf("Batch Imposition");

/** Until *Batch Imposition*; a job that once passed it stays past it, reprints included. */
export function isCancellable(job: SimJob): boolean {
  const furthest = Math.max(...job.history.map(({ label }) => stageLabels.indexOf(label)));
  return furthest <= lastCancellable && !/^(Canceled|Complete)/.test(present(job));
}

/** One number a parcel: UPS with a valid check digit, Purolator from Toronto. */
export function trackingNumbers(job: Pick<SimJob, "jobId" | "facility">, parcels: number): readonly string[] {
  return Array.from({ length: parcels }, (_, box) => trackingNumber(job, box));
}

function trackingNumber(job: Pick<SimJob, "jobId" | "facility">, box: number): string {
  const digits = (count: number) =>
    String(Math.floor(shareOf(`${job.jobId} ${box} ${count}`) * 10 ** count)).padStart(count, "0");
  if (job.facility === "TOR") return `PUR${digits(9)}`;
  const body = `999AA1${String(box + 1).padStart(2, "0")}${digits(7)}`;
  const sum = [...body].reduce((total, character, index) => {
    const value = /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 63) % 10;
    return total + (index % 2 ? value * 2 : value);
  }, 0);
  return `1Z${body}${(10 - (sum % 10)) % 10}`;
}

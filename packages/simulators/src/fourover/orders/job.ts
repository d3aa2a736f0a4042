import { shareOf } from "../random.ts";
import { type Planned, planStages, stageLabels } from "./stages.ts";

export type SimJob = {
  readonly jobId: string;
  readonly jobName: string;
  readonly orderId: string;
  readonly facility: string;
  readonly productionMs: number;
  readonly request: Record<string, unknown>;
  readonly costCents: number;
  history: { readonly label: string; readonly at: number }[];
  planned: readonly Planned[];
  files: Record<string, string>[];
  tracking: string[];
  boxes: number;
};

/** Moves a job to `now`. Returns the labels it entered. */
export function advance(job: SimJob, now: number): readonly string[] {
  const due = job.planned.filter((planned) => planned.at <= now);
  job.planned = job.planned.filter((planned) => planned.at > now);
  for (const { label, at } of due) enter(job, label, at);
  return due.map(({ label }) => label);
}

export function enter(job: SimJob, label: string, at: number): void {
  job.history.push({ label, at });
  if (label === "Complete: Shipped" && job.tracking.length === 0)
    job.tracking = Array.from({ length: job.boxes }, (_, box) => trackingNumber(job, box));
}

export const present = (job: SimJob): string => job.history.at(-1)?.label ?? "New";

/** Begins or resumes production from a stage. */
export function startProduction(job: SimJob, now: number, label = "New"): void {
  job.planned = planStages(job.jobId, now, job.productionMs, label);
}

export function isCancellable(job: SimJob): boolean {
  const reached = job.history.map(({ label }) => stageLabels.indexOf(label));
  return Math.max(...reached) <= stageLabels.indexOf("Batch Imposition") && present(job) !== "Canceled";
}

/** UPS with a valid check digit; Purolator from Toronto. */
function trackingNumber(job: SimJob, box: number): string {
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

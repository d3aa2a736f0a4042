import { jobStatuses } from "@overprint/fourover/reference";
import { shareOf } from "../random.ts";

/** Share of the production time after which a stage begins. The order of stages follows the published table; the shares are ours. */
const stages: readonly (readonly [label: string, share: number])[] = [
  ["New", 0],
  ["Pre-Flighting", 0.03],
  ["Batch Prep", 0.1],
  ["Batch Imposition", 0.22],
  ["Plated", 0.32],
  ["On Press", 0.4],
  ["UV Coating", 0.52],
  ["Cutting", 0.62],
  ["Finishing", 0.72],
  ["Packaging", 0.88],
  ["Complete: Shipped", 1],
];
export const stageLabels: readonly string[] = stages.map(([label]) => label);
export const uuidOfStatus = (label: string): string =>
  jobStatuses.find((status) => status.label === label)?.uuids[0] ?? "750a0f61-f328-46cb-87c3-1750cc882cbb";

export type Planned = { readonly label: string; readonly at: number };

/** When a job enters each stage from `label` on, in milliseconds. Deterministic per job. */
export function planStages(
  jobId: string,
  from: number,
  productionMs: number,
  label = "New",
): readonly Planned[] {
  const first = stages.findIndex(([name]) => name === label);
  const done = stages[first]?.[1] ?? 0;
  return stages.slice(Math.max(0, first)).map(([name, share]) => ({
    label: name,
    at: from + productionMs * (share - done) * (0.9 + 0.2 * shareOf(`${jobId} ${name}`)),
  }));
}

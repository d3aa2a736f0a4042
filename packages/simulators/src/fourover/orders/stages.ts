import { jobStatuses } from "@overprint/fourover/reference";
import type { WireGroup } from "../catalogue/wire.ts";
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
  ["Silk Coating", 0.54],
  ["Foiling", 0.58],
  ["Cutting", 0.64],
  ["Bindery", 0.7],
  ["Bindery Complete", 0.76],
  ["Finishing", 0.8],
  ["Packaging", 0.9],
  ["Complete: Shipped", 1],
];
export const stageLabels: readonly string[] = stages.map(([label]) => label);
const shareAt = new Map(stages);
export const shippedLabel = "Complete: Shipped";
export const deliveredLabel = "Complete: Shipment Delivery Confirmed";

const uuids = new Map(jobStatuses.map((status) => [status.label, status.uuids[0] ?? ""]));
/** The first identifier of a label; the documentation's nameless one for labels that are not published. */
export const uuidOfStatus = (label: string): string =>
  uuids.get(label) ?? "750a0f61-f328-46cb-87c3-1750cc882cbb";

/** The stages this piece goes through: coated when its coating says so, bound when it is folded or scored. */
export function stagesOf(
  code: string,
  groups: readonly WireGroup[],
  chosen: readonly string[],
): readonly string[] {
  const names = groups
    .flatMap((group) => group.options)
    .filter((option) => chosen.includes(option.option_uuid))
    .map((option) => option.option_name);
  const isFolded = names.some((name) => /fold|score/i.test(name));
  const has: Readonly<Record<string, boolean>> = {
    "UV Coating": /UV/.test(code),
    "Silk Coating": /SLK|-SI/.test(code),
    Foiling: /FO|FOIL/.test(code),
    Bindery: isFolded,
    "Bindery Complete": isFolded,
  };
  return stageLabels.filter((label) => has[label] ?? true);
}

export type Planned = { readonly label: string; readonly at: number };
export type Course = {
  readonly stages: readonly string[];
  readonly productionMs: number;
  readonly transitMs: number;
};

/**
 * When a job enters each stage from `label` on, and when its parcel is delivered. In milliseconds; deterministic per job,
 * always in order, each gap between 70 % and 130 % of its share.
 */
export function planStages(jobId: string, from: number, course: Course, label = "New"): readonly Planned[] {
  const start = shareAt.get(label) ?? 0;
  const ahead = course.stages.filter((stage) => (shareAt.get(stage) ?? 0) >= start);
  let at = from;
  let done = start;
  const planned = ahead.map((stage) => {
    const share = shareAt.get(stage) ?? 0;
    at += course.productionMs * (share - done) * (0.7 + 0.6 * shareOf(`${jobId} ${stage}`));
    done = share;
    return { label: stage, at: Math.round(at) };
  });
  return [...planned, { label: deliveredLabel, at: Math.round(at + course.transitMs) }];
}

import { z } from "zod";
import type { ChangeKind, ProductChange } from "./product-change.ts";

/** When a change set is approved without a person. Shares in basis points (500 = 5 %). */
export const approvalRules = z.object({
  /** `false`: a person looks at every change set. */
  automatic: z.boolean(),
  /** The largest move of a single price that may pass unseen. */
  mostPriceMoveBps: z.number().int().min(0).max(100_000),
  /** The share of products whose prices may move at once. */
  mostRepricedShareBps: z.number().int().min(0).max(10_000),
  /** The share of products that may go at once. */
  mostRemovedShareBps: z.number().int().min(0).max(10_000),
  /** From this share of products gone, the whole reading is thought to be wrong. */
  implausibleRemovedShareBps: z.number().int().min(100).max(10_000),
});
export type ApprovalRules = z.infer<typeof approvalRules>;

export const defaultApprovalRules: ApprovalRules = {
  automatic: true,
  mostPriceMoveBps: 1500,
  mostRepricedShareBps: 5000,
  mostRemovedShareBps: 500,
  implausibleRemovedShareBps: 3333,
};

/** A change set in numbers. */
export type ChangeSummary = {
  /** Products sold before the change. */
  readonly catalogueSize: number;
  readonly count: Readonly<Record<ChangeKind, number>>;
  readonly renamed: number;
  readonly withOptions: number;
  readonly repriced: number;
  readonly lowestBps: number;
  readonly highestBps: number;
  readonly histogram: readonly number[];
  /** Changes to content that a person refused or took back before. */
  readonly refusedBefore: number;
};

export type Verdict = {
  readonly kind: "approve" | "ask" | "stop";
  /** Why a person is asked; empty when nobody is. */
  readonly reasons: readonly string[];
};

/** Counts a change set. */
export function summarise(
  changes: readonly ProductChange[],
  catalogueSize: number,
  refusedBefore = 0,
): ChangeSummary {
  const changed = changes.filter((change) => change.kind === "changed");
  const moves = changed.flatMap((change) => change.prices ?? []);
  const of = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  return {
    catalogueSize,
    count: { added: of("added"), removed: of("removed"), changed: changed.length, reissued: of("reissued") },
    renamed: changed.filter((change) => change.renamed.length > 0).length,
    withOptions: changed.filter((change) => change.options.length > 0).length,
    repriced: moves.length,
    lowestBps: moves.reduce((least, move) => Math.min(least, move.lowestBps), 0),
    highestBps: moves.reduce((most, move) => Math.max(most, move.highestBps), 0),
    histogram: moves.reduce<readonly number[]>(
      (sum, move) => move.histogram.map((bar, index) => bar + (sum[index] ?? 0)),
      [],
    ),
    refusedBefore,
  };
}

/** Whether a change set may pass by itself, waits for a person, or looks so wrong that everything stops and asks. */
export function judgeChanges(summary: ChangeSummary, rules: ApprovalRules): Verdict {
  const { catalogueSize: size, count } = summary;
  const gone = count.removed + count.reissued;
  if (size > 0 && gone * 10_000 >= size * rules.implausibleRemovedShareBps)
    return {
      kind: "stop",
      reasons: [
        `${gone} of ${size} products are gone (${percent((gone * 10_000) / size)}): that is more likely a fault of the reading than the printer's wish.`,
      ],
    };
  // A first catalogue replaces nothing: there is nothing to lose by it.
  if (size === 0 && summary.refusedBefore === 0) return { kind: "approve", reasons: [] };
  const reasons = [
    ...when(!rules.automatic, "Every change set is looked at by a person (Settings)."),
    ...when(
      summary.refusedBefore > 0,
      `${summary.refusedBefore} products return to what was refused or taken back before.`,
    ),
    ...when(
      count.reissued > 0,
      `${count.reissued} products seem to have a new identifier: their mappings wait for a confirmation.`,
    ),
    ...when(
      gone * 10_000 > size * rules.mostRemovedShareBps,
      `${gone} of ${size} products are gone; up to ${percent(rules.mostRemovedShareBps)} pass unseen.`,
    ),
    ...when(
      Math.max(summary.highestBps, -summary.lowestBps) > rules.mostPriceMoveBps,
      `Prices move by ${percent(summary.lowestBps)} to ${percent(summary.highestBps)}; up to ${percent(rules.mostPriceMoveBps)} pass unseen.`,
    ),
    ...when(
      summary.repriced * 10_000 > size * rules.mostRepricedShareBps,
      `Prices move in ${summary.repriced} of ${size} products; up to ${percent(rules.mostRepricedShareBps)} of them pass unseen.`,
    ),
  ];
  return { kind: reasons.length > 0 ? "ask" : "approve", reasons };
}

const when = (holds: boolean, sentence: string) => (holds ? [sentence] : []);
const percent = (bps: number) => `${(bps / 100).toLocaleString("en-US", { maximumFractionDigits: 1 })} %`;

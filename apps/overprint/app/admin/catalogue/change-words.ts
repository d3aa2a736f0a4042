import {
  type ChangeKind,
  type ChangeSet,
  type PriceMove,
  type ProductChange,
  priceMoveBounds,
} from "@overprint/core/catalogue";
import type { Tone } from "../../components/status-badge.tsx";

export const kindWords: Readonly<Record<ChangeKind, { readonly tone: Tone; readonly label: string }>> = {
  added: { tone: "good", label: "New" },
  changed: { tone: "going", label: "Changed" },
  removed: { tone: "bad", label: "Gone" },
  reissued: { tone: "attention", label: "New identifier" },
};

export const stateWords: Readonly<
  Record<ChangeSet["state"], { readonly tone: Tone; readonly label: string }>
> = {
  open: { tone: "waiting", label: "Waits for you" },
  approved: { tone: "good", label: "Approved" },
  rejected: { tone: "off", label: "Rejected" },
  "rolled-back": { tone: "off", label: "Taken back" },
};

/** `+12.5 %`, `-3 %`: a move in basis points. */
export function percent(bps: number): string {
  const text = (Math.abs(bps) / 100).toLocaleString("en-US", { maximumFractionDigits: 1 });
  return `${bps > 0 ? "+" : bps < 0 ? "-" : ""}${text} %`;
}

/** How the prices of one product moved, for its row. */
export function moveWords(move: PriceMove): string {
  const moved = move.raised + move.lowered;
  const parts = [
    ...(moved > 0
      ? [
          move.lowestBps === 0 || move.highestBps === 0
            ? `${moved} prices up to ${percent(move.highestBps || move.lowestBps)}`
            : `${moved} prices from ${percent(move.lowestBps)} to ${percent(move.highestBps)}`,
        ]
      : []),
    ...(move.added > 0 ? [`${move.added} more`] : []),
    ...(move.removed > 0 ? [`${move.removed} fewer`] : []),
  ];
  return parts.join(", ");
}

/** What changed about one product, a line each. */
export function changeLines(change: ProductChange): readonly string[] {
  switch (change.kind) {
    case "added":
      return [change.returns ? "4over sells it again." : "4over sells it now."];
    case "removed":
      return ["4over does not list it any more: it leaves the stores, its orders and history stay."];
    case "reissued":
      return [`Seems to be ${change.replacedCode} under a new identifier: ${change.because.join(", ")}.`];
    case "changed":
      return [
        ...change.renamed.map(
          ({ what, before, after }) => `${capital(what)}: "${before}" is now "${after}".`,
        ),
        ...change.options,
      ];
    default:
      return change satisfies never;
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The smallest and the largest move; one of them when prices moved one way. */
export const rangeWords = (lowestBps: number, highestBps: number): string =>
  lowestBps === 0 || highestBps === 0
    ? percent(highestBps || lowestBps)
    : `${percent(lowestBps)} to ${percent(highestBps)}`;

/** The bars of the price chart: how many prices moved by how many percent. */
export function priceBars(
  histogram: readonly number[],
): readonly { readonly move: string; readonly prices: number }[] {
  const edges = [...priceMoveBounds].map((bps) => `${bps > 0 ? "+" : ""}${bps / 100}`);
  const names = [
    `below ${edges[0]}`,
    ...edges.slice(1).map((edge, index) => `${edges[index]} to ${edge}`),
    `above ${edges.at(-1)}`,
  ];
  if (histogram.every((bar) => bar === 0)) return [];
  return names.map((move, index) => ({ move, prices: histogram[index] ?? 0 }));
}

/** What approving a set will do, for the confirmation. */
export function approvalPlan({ summary: { count, repriced, highestBps } }: ChangeSet): readonly string[] {
  return [
    ...(count.changed > 0
      ? [
          `${count.changed} products get their new content; prices of ${repriced} move, the most by ${percent(highestBps)}.`,
        ]
      : []),
    ...(count.added > 0 ? [`${count.added} products are added. They are not published by it.`] : []),
    ...(count.removed > 0 ? [`${count.removed} products are discontinued and leave every store.`] : []),
    ...(count.reissued > 0
      ? [
          `${count.reissued} products take over from a former identifier; mappings follow where you confirmed it.`,
        ]
      : []),
    "You can take it back with one click afterwards.",
  ];
}

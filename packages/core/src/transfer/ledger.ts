import type { TransferState } from "./states.ts";

/** How one order product is accounted for. */
export type LedgerEntry = {
  readonly itemId: string;
  readonly title: string;
  readonly state: TransferState;
  readonly sets: number;
  /** Sets that have a job at the printer, typed job ids included and cancelled jobs not. */
  readonly jobs: number;
  /** Why it is held or excluded, in words. */
  readonly reason: string | null;
};

export type Ledger = {
  readonly orderProducts: number;
  readonly withJobs: number;
  readonly held: number;
  readonly excluded: number;
  /** Order products that are none of these yet. While there is one, the order is not done. */
  readonly open: readonly LedgerEntry[];
  /** Every order product with its place, in the order's order. */
  readonly lines: readonly (LedgerEntry & { readonly place: LedgerPlace })[];
  readonly isComplete: boolean;
  readonly sentence: string;
};

export type LedgerPlace = "jobs" | "held" | "excluded" | "open";

/**
 * The completeness ledger of a store order: order products = with jobs + held + excluded + still open, always. An order
 * is complete only when nothing is open and nothing is held.
 */
export function ledgerOf(entries: readonly LedgerEntry[]): Ledger {
  const lines = entries.map((entry) => ({ ...entry, place: placeOf(entry) }));
  const countOf = (place: LedgerPlace) => lines.filter((one) => one.place === place).length;
  const open = lines.filter((one) => one.place === "open");
  const held = countOf("held");
  const numbers = {
    orderProducts: entries.length,
    withJobs: countOf("jobs"),
    held,
    excluded: countOf("excluded"),
  };
  return {
    ...numbers,
    open,
    lines,
    isComplete: entries.length > 0 && open.length === 0 && held === 0,
    sentence: sentenceOf(numbers, open),
  };
}

function placeOf(entry: LedgerEntry): LedgerPlace {
  if (entry.jobs >= entry.sets && entry.sets > 0 && entry.state !== "in-doubt") return "jobs";
  switch (entry.state) {
    case "excluded":
      return entry.reason ? "excluded" : "open";
    case "held":
    case "refused":
    case "in-doubt":
    case "partly-placed":
      return "held";
    case "cancelled":
      return entry.reason ? "excluded" : "open";
    case "to-transfer":
    case "claimed":
    case "placed":
      return "open";
    default:
      return entry.state satisfies never;
  }
}

function sentenceOf(
  numbers: Omit<Ledger, "open" | "lines" | "isComplete" | "sentence">,
  open: readonly LedgerEntry[],
): string {
  const parts = [
    `${numbers.withJobs} with jobs`,
    ...(numbers.held ? [`${numbers.held} held`] : []),
    ...(numbers.excluded ? [`${numbers.excluded} excluded`] : []),
    ...(open.length ? [`${open.length} still to do (${open.map((entry) => entry.title).join(", ")})`] : []),
  ];
  return `${numbers.orderProducts} order product${numbers.orderProducts === 1 ? "" : "s"} = ${parts.join(" + ")}.`;
}

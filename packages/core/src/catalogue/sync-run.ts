import type { TradeCategoryId, TradeProductId } from "./trade-product.ts";

/** What a sync reads: the whole catalogue, only what changed since the last one, or some categories and products. */
export type SyncScope =
  | { readonly kind: "everything" }
  | { readonly kind: "changes" }
  | {
      readonly kind: "selection";
      readonly title: string;
      readonly categoryIds: readonly TradeCategoryId[];
      readonly productIds: readonly TradeProductId[];
    };

/**
 * Where a run is. Each phase stores what it did together with its place in it, so that a run that was killed, cancelled
 * or failed goes on from there.
 *
 * - `categories`: names of categories
 * - `products`: pages of the feed, or the products of the selection; `cursor` is the feed's offset
 * - `again`: products that failed in the run before, or that only the list of codes knows
 * - `gone`: what is no longer listed
 * - `changes`: the change set is closed, judged, and applied or put before a person
 */
export const syncPhases = ["categories", "products", "again", "gone", "changes"] as const;
export type SyncPhase = (typeof syncPhases)[number];

export type SyncState = "running" | "finished" | "cancelled" | "failed";

/** Why a run stopped: what happened, what it means, what to do next. */
export type SyncTrouble = { readonly what: string; readonly meaning: string; readonly doNext: string };

export type SyncCounts = {
  /** Products read, whatever came of them. */
  readonly read: number;
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly failed: number;
  /** Calls to the printer, retries included. */
  readonly calls: number;
  /** Time at work in milliseconds, pauses between attempts left out. */
  readonly activeMs: number;
};
export const noCounts: SyncCounts = {
  read: 0,
  unchanged: 0,
  added: 0,
  changed: 0,
  removed: 0,
  failed: 0,
  calls: 0,
  activeMs: 0,
};

export const addCounts = (a: SyncCounts, b: Partial<SyncCounts>): SyncCounts => ({
  read: a.read + (b.read ?? 0),
  unchanged: a.unchanged + (b.unchanged ?? 0),
  added: a.added + (b.added ?? 0),
  changed: a.changed + (b.changed ?? 0),
  removed: a.removed + (b.removed ?? 0),
  failed: a.failed + (b.failed ?? 0),
  calls: a.calls + (b.calls ?? 0),
  activeMs: a.activeMs + (b.activeMs ?? 0),
});

/** One sync, from its start to its end. Times are ISO. */
export type SyncRun = {
  readonly id: string;
  readonly scope: SyncScope;
  readonly state: SyncState;
  readonly phase: SyncPhase;
  readonly cursor: number;
  /** Only what changed since this time is read; `null` = everything in the scope. */
  readonly since: string | null;
  /** Products expected in this run, by the printer's own count; `null` until it says. */
  readonly expected: number | null;
  readonly counts: SyncCounts;
  readonly trouble: SyncTrouble | null;
  readonly changeSetId: string | null;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly finishedAt: string | null;
};

/** How far a run is, for people who watch it. */
export type SyncProgress = {
  /** 0 to 100; `null` while it is not known how much there is. */
  readonly percent: number | null;
  readonly productsPerSecond: number;
  readonly secondsLeft: number | null;
};

/** Derives rate and time left from the counts. */
export function progressOf(run: SyncRun): SyncProgress {
  const { read, activeMs } = run.counts;
  const productsPerSecond = activeMs > 0 ? read / (activeMs / 1000) : 0;
  if (run.state === "finished") return { percent: 100, productsPerSecond, secondsLeft: 0 };
  if (run.expected === null || run.expected === 0)
    return { percent: null, productsPerSecond, secondsLeft: null };
  const left = Math.max(0, run.expected - read);
  return {
    percent: Math.min(99, Math.floor((read / run.expected) * 100)),
    productsPerSecond,
    secondsLeft: productsPerSecond > 0 ? Math.round(left / productsPerSecond) : null,
  };
}

/** What a run reads, for people. */
export function scopeTitle(scope: SyncScope): string {
  if (scope.kind === "everything") return "Whole catalogue";
  return scope.kind === "changes" ? "What changed" : scope.title;
}

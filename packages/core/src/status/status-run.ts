import type { SyncLine, SyncOutcome } from "./sync-result.ts";

/** One Order Sync or feed reading: how far it is, and how it ended, grouped by outcome. */
export type StatusRun = {
  readonly id: string;
  readonly kind: "order-sync" | "feed";
  /** An actor, or `schedule`. */
  readonly startedBy: string;
  /** For people: "every open job", "order 1042". */
  readonly scope: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly total: number | null;
  readonly done: number;
  readonly counts: Readonly<Partial<Record<SyncOutcome, number>>>;
  readonly failure: string | null;
  readonly doNext: string | null;
  /** For a run by the feed: when the feed that it went by was fetched. It may be older than the run. */
  readonly feedAsOf: string | null;
};

/** The progress and results of runs. */
export type StatusRunRepository = {
  readonly begin: (
    run: Pick<StatusRun, "id" | "kind" | "startedBy" | "scope" | "startedAt" | "total">,
  ) => Promise<void>;
  /** Counts a batch that is done and keeps the lines worth telling. */
  readonly advance: (
    id: string,
    batch: { readonly unchanged: number; readonly lines: readonly SyncLine[] },
  ) => Promise<void>;
  readonly end: (
    id: string,
    at: string,
    failure: { readonly reason: string; readonly doNext: string } | null,
    feedAsOf?: string | null,
  ) => Promise<void>;
  readonly find: (id: string) => Promise<StatusRun | null>;
  readonly latest: (limit: number, kind?: StatusRun["kind"]) => Promise<readonly StatusRun[]>;
  readonly lines: (id: string, outcome: SyncOutcome | null, limit: number) => Promise<readonly SyncLine[]>;
  /** Drops runs that began before a time. */
  readonly forget: (before: string) => Promise<void>;
};

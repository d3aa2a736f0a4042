import type { Money } from "#money/index.ts";
import type { ProductFailure } from "#printer/index.ts";
import type { ApprovalRules, ChangeSummary, Verdict } from "./judge.ts";
import type { ChangeKind, ProductChange } from "./product-change.ts";
import type { SyncCounts, SyncPhase, SyncRun, SyncScope, SyncState, SyncTrouble } from "./sync-run.ts";
import type { TradeCategory, TradeCategoryId, TradeProduct, TradeProductId } from "./trade-product.ts";

/** What is stored of a product, without its prices. */
export type KnownProduct = {
  readonly id: TradeProductId;
  readonly code: string;
  readonly categoryIds: readonly TradeCategoryId[];
  /** Fingerprint of the approved content; `null` = never approved. */
  readonly contentHash: string | null;
  /** Fingerprint of the content that waits for approval. */
  readonly pendingHash: string | null;
  readonly isDiscontinued: boolean;
  /** The run that saw it last. */
  readonly lastSeenRun: string | null;
};

/** A category with what we hold of it. `isSynced`: its products are kept up to date. */
export type StoredCategory = TradeCategory & { readonly isSynced: boolean; readonly products: number };

/** What is known of an approved product besides what it sells. */
export type ProductFacts = {
  readonly id: TradeProductId;
  readonly versionId: number;
  readonly contentHash: string;
  readonly oddities: readonly string[];
  readonly lowestBase: Money;
  readonly highestBase: Money;
  readonly priceRows: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly changedAt: string | null;
  readonly discontinuedAt: string | null;
  readonly reissuedAs: TradeProductId | null;
  readonly reissuedFrom: TradeProductId | null;
};

/** Content that a product had from a time on. */
export type PastVersion = {
  readonly versionId: number;
  readonly from: string;
  readonly lowestBase: Money;
  readonly highestBase: Money;
};

/** The approved catalogue, for whoever prices, publishes or maps. */
export type CatalogueRepository = {
  /** `null` = never approved. A discontinued product has the content it had last. */
  readonly loadTradeProduct: (id: TradeProductId) => Promise<TradeProduct | null>;
  /** In the order asked for; those never approved are left out. */
  readonly loadMany: (ids: readonly TradeProductId[]) => Promise<readonly TradeProduct[]>;
  readonly loadVersion: (versionId: number) => Promise<TradeProduct | null>;
  readonly facts: (ids: readonly TradeProductId[]) => Promise<readonly ProductFacts[]>;
  /** Oldest first. */
  readonly history: (id: TradeProductId) => Promise<readonly PastVersion[]>;
  /** The printer's own payload of the approved content, for support. */
  readonly raw: (id: TradeProductId) => Promise<unknown>;
  readonly categories: () => Promise<readonly StoredCategory[]>;
  /** Everything on sale, of one category where it is given, smallest identifier first: for work on the whole catalogue in batches. */
  readonly idsOnSale: (category?: TradeCategoryId) => Promise<readonly TradeProductId[]>;
  /** Codes that more than one product on sale has. */
  readonly duplicateCodes: () => Promise<
    readonly { readonly code: string; readonly productIds: readonly TradeProductId[] }[]
  >;
  /** Products on sale whose data was doubtful. */
  readonly withOddities: () => Promise<
    readonly { readonly id: TradeProductId; readonly code: string; readonly oddities: readonly string[] }[]
  >;
};

/** New content of a product, to be stored as a version of it. */
export type ReadVersion = {
  readonly product: TradeProduct;
  readonly contentHash: string;
  readonly raw: unknown;
  readonly oddities: readonly string[];
};

/** A batch of a run, stored in one transaction with the place to go on from. */
export type SyncBatch = {
  /** Read and as approved: an open change of theirs is withdrawn. */
  readonly unchanged: readonly TradeProductId[];
  /** Read and as already waiting for approval. */
  readonly stillWaiting: readonly TradeProductId[];
  readonly versions: readonly ReadVersion[];
  readonly changes: readonly ProductChange[];
  readonly failures: readonly ProductFailure[];
  readonly phase: SyncPhase;
  readonly cursor: number;
  readonly expected: number | null;
  readonly counts: Partial<SyncCounts>;
};

export type NewRun = Pick<SyncRun, "id" | "scope" | "since" | "startedBy" | "startedAt">;

/** The runs of the sync. Only one is running at a time. */
export type SyncRuns = {
  /** `null` = another run is running. */
  readonly start: (run: NewRun) => Promise<SyncRun | null>;
  readonly find: (id: string) => Promise<SyncRun | null>;
  readonly findRunning: () => Promise<SyncRun | null>;
  readonly latest: (
    limit: number,
    offset?: number,
  ) => Promise<{ readonly runs: readonly SyncRun[]; readonly total: number }>;
  /** When the last run began that read everything or every change, and finished. */
  readonly lastComplete: () => Promise<{
    readonly startedAt: string;
    readonly readEverything: boolean;
  } | null>;
  /**
   * Takes a run to work on it, and sets it running again when it had failed or was cancelled. `null` = another run is
   * running, or somebody else works on it and was heard of after `staleBefore`.
   */
  readonly take: (id: string, worker: string, at: string, staleBefore: string) => Promise<SyncRun | null>;
  readonly end: (
    id: string,
    state: Exclude<SyncState, "running">,
    at: string,
    trouble: SyncTrouble | null,
    counts: Partial<SyncCounts>,
  ) => Promise<SyncRun>;
  readonly requestCancel: (id: string) => Promise<void>;
  readonly failuresOf: (id: string) => Promise<readonly ProductFailure[]>;
  /** Failures of the latest run before this one, which are asked again. */
  readonly failuresBefore: (id: string) => Promise<readonly ProductFailure[]>;
};

/** What a worker stores for a run. A method throws `SyncTakenOver` when somebody else works on the run by now. */
export type SyncStore = {
  readonly known: () => Promise<ReadonlyMap<TradeProductId, KnownProduct>>;
  /** Products as last approved. */
  readonly loadMany: (ids: readonly TradeProductId[]) => Promise<readonly TradeProduct[]>;
  /** Products as they wait for approval in the open change set. */
  readonly loadPending: (ids: readonly TradeProductId[]) => Promise<readonly TradeProduct[]>;
  readonly categoryNames: () => Promise<ReadonlyMap<string, string>>;
  readonly syncedCategories: () => Promise<ReadonlySet<TradeCategoryId>>;
  readonly storeCategories: (
    run: SyncRun,
    worker: string,
    categories: readonly TradeCategory[],
    synced: "all" | readonly TradeCategoryId[],
    batch: Pick<SyncBatch, "phase" | "cursor" | "counts">,
    at: string,
  ) => Promise<SyncRun>;
  /** Returns the run as it stands now; `cancelRequested` says that a person wants it to end. */
  readonly storeBatch: (
    run: SyncRun,
    worker: string,
    batch: SyncBatch,
    at: string,
  ) => Promise<SyncRun & { readonly cancelRequested: boolean }>;
};

export type ChangeSetState = "open" | "approved" | "rejected" | "rolled-back";

/** A set of changes to the catalogue, waiting, decided or taken back. */
export type ChangeSet = {
  readonly id: string;
  readonly number: number;
  readonly kind: "sync" | "rollback";
  readonly state: ChangeSetState;
  readonly summary: ChangeSummary;
  readonly verdict: Verdict | null;
  readonly openedAt: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
};

/** One product's part of a change set. `isConfirmed`: a person agreed that mappings follow the new identifier. */
export type ChangeEntry = { readonly change: ProductChange; readonly isConfirmed: boolean };

export type ChangeQuery = {
  readonly kind?: ChangeKind;
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
};

/** Change sets: what is open, what was decided. */
export type ChangeSets = {
  readonly findOpen: () => Promise<ChangeSet | null>;
  readonly find: (id: string) => Promise<ChangeSet | null>;
  readonly latest: (
    limit: number,
    offset?: number,
  ) => Promise<{ readonly sets: readonly ChangeSet[]; readonly total: number }>;
  readonly entries: (
    id: string,
    query: ChangeQuery,
  ) => Promise<{ readonly entries: readonly ChangeEntry[]; readonly total: number }>;
  /** Every change of a set, for the judgement. */
  readonly changes: (id: string) => Promise<readonly ProductChange[]>;
  /** Puts the verdict on the open set; a set without entries is withdrawn and `null` comes back. */
  readonly close: (id: string, summary: ChangeSummary, verdict: Verdict) => Promise<ChangeSet | null>;
  /** Products approved and not discontinued. */
  readonly catalogueSize: () => Promise<number>;
  /** Entries whose content a person refused or took back before. */
  readonly refusedBefore: (id: string) => Promise<number>;
  /** Makes the open set the catalogue. `null` = it is not open any more. */
  readonly approve: (id: string, by: string, at: string) => Promise<ChangeSet | null>;
  /** Moves products of the open set to a new, rejected one; returns how many. */
  readonly moveOut: (
    id: string,
    productIds: readonly TradeProductId[],
    rejected: { readonly id: string; readonly by: string; readonly at: string },
  ) => Promise<number>;
  readonly reject: (id: string, by: string, at: string) => Promise<ChangeSet | null>;
  /** Takes the last approved set back. `null` = there is none, or it is not the last. */
  readonly rollBack: (id: string, by: string, at: string, newId: string) => Promise<ChangeSet | null>;
  readonly confirmReissue: (id: string, productId: TradeProductId, isConfirmed: boolean) => Promise<void>;
};

export type { ApprovalRules, SyncScope };

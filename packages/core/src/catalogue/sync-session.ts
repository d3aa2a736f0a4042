import type { FetchedProduct, FetchOptions, ProductFailure } from "#printer/index.ts";
import { decideBatch, hashed, toCompare } from "./decide-batch.ts";
import type { KnownProduct, SyncBatch } from "./repository.ts";
import { PrinterFailsThroughout, SyncCancelled, type SyncDeps } from "./sync-deps.ts";
import type { SyncCounts, SyncRun } from "./sync-run.ts";
import type { TradeProductId } from "./trade-product.ts";

/** So many products may fail in a row before the run gives up: two pages. */
const mostFailuresInARow = 40;

/** One worker's work on a run: the run as last stored, and what was counted since. */
export class SyncSession {
  readonly deps: SyncDeps;
  readonly fetching: FetchOptions;
  #run: SyncRun;
  #calls = 0;
  #since: number;
  #failedInARow = 0;
  #known: Promise<ReadonlyMap<TradeProductId, KnownProduct>> | null = null;
  #names: Promise<ReadonlyMap<string, string>> | null = null;

  constructor(run: SyncRun, deps: SyncDeps, signal?: AbortSignal) {
    this.#run = run;
    this.deps = deps;
    this.#since = deps.clock.now().getTime();
    this.fetching = {
      ...(signal ? { signal } : {}),
      onCall: () => {
        this.#calls += 1;
      },
    };
  }

  get run(): SyncRun {
    return this.#run;
  }
  now(): string {
    return this.deps.clock.now().toISOString();
  }
  /** Everything stored when the session began; a product is read once in a run. */
  known(): Promise<ReadonlyMap<TradeProductId, KnownProduct>> {
    this.#known ??= this.deps.store.known();
    return this.#known;
  }
  categoryNames(): Promise<ReadonlyMap<string, string>> {
    this.#names ??= this.deps.store.categoryNames();
    return this.#names;
  }
  /** Calls and time since they were last taken. */
  spent(): Pick<SyncCounts, "calls" | "activeMs"> {
    const now = this.deps.clock.now().getTime();
    const spent = { calls: this.#calls, activeMs: now - this.#since };
    this.#calls = 0;
    this.#since = now;
    return spent;
  }

  /** Decides about products as read and stores them with the place to go on from. */
  async storeRead(
    products: readonly FetchedProduct[],
    failures: readonly ProductFailure[],
    place: Pick<SyncBatch, "phase" | "cursor" | "expected">,
  ): Promise<void> {
    const read = hashed(products, await this.known());
    const ids = toCompare(read);
    const approved = ids.length === 0 ? [] : await this.deps.store.loadMany(ids);
    const decided = decideBatch(
      read,
      new Map(approved.map((product) => [product.id, product])),
      await this.categoryNames(),
    );
    await this.store({
      ...decided,
      ...place,
      failures,
      counts: { ...decided.counts, read: products.length + failures.length, failed: failures.length },
    });
    this.#watchFailures(products.length, failures);
  }

  async store(batch: SyncBatch): Promise<void> {
    const counts = { ...batch.counts, ...this.spent() };
    const stored = await this.deps.store.storeBatch(
      this.#run,
      this.deps.worker,
      { ...batch, counts },
      this.now(),
    );
    this.#run = stored;
    if (stored.cancelRequested) throw new SyncCancelled();
  }

  /** Goes to the next phase with nothing else to store. */
  async goTo(phase: SyncBatch["phase"], cursor = 0): Promise<void> {
    await this.store({ ...nothing, phase, cursor, expected: this.#run.expected });
  }

  replace(run: SyncRun): void {
    this.#run = run;
    this.#names = null;
  }

  #watchFailures(succeeded: number, failures: readonly ProductFailure[]): void {
    this.#failedInARow = succeeded > 0 ? 0 : this.#failedInARow + failures.length;
    const last = failures.at(-1);
    if (last && this.#failedInARow >= mostFailuresInARow)
      throw new PrinterFailsThroughout(this.#failedInARow, last.reason);
  }
}

/** A batch that stores nothing but the place. */
export const nothing = {
  unchanged: [],
  stillWaiting: [],
  versions: [],
  changes: [],
  failures: [],
  counts: {},
} as const satisfies Partial<SyncBatch>;

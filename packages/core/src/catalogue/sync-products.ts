import { type FeedRow, type FetchedProduct, isFailure, type ProductFailure } from "#printer/index.ts";
import type { SyncPhase } from "./sync-run.ts";
import type { SyncSession } from "./sync-session.ts";
import type { TradeCategoryId, TradeProductId } from "./trade-product.ts";

/** Products read one by one that are stored together. */
const batchSize = 20;
/** A selection larger than this is cheaper to read from the feed, which costs a call for 20 products. */
const worthTheFeed = (selected: number, catalogue: number) => selected > Math.max(20, catalogue / 20);

/** The names of all categories; those of the scope are kept up to date from now on. */
export async function syncCategories(session: SyncSession): Promise<void> {
  const { deps, run } = session;
  const categories = [];
  for await (const category of deps.printer.fetchCategories(session.fetching)) categories.push(category);
  session.replace(
    await deps.store.storeCategories(
      run,
      deps.worker,
      categories,
      await keptFromNowOn(session),
      { phase: "products", cursor: 0, counts: session.spent() },
      session.now(),
    ),
  );
}

/** Who keeps everything up to date keeps new categories too. */
async function keptFromNowOn(session: SyncSession): Promise<"all" | readonly TradeCategoryId[]> {
  const { scope } = session.run;
  if (scope.kind === "selection") return scope.categoryIds;
  return scope.kind === "everything" || (await everythingIsSynced(session)) ? "all" : [];
}

/** Whether every category that we know is kept up to date. */
export async function everythingIsSynced({ deps }: SyncSession): Promise<boolean> {
  const synced = await deps.store.syncedCategories();
  const known = [...(await deps.store.categoryNames()).keys()];
  return known.length > 0 && known.every((id) => synced.has(id as TradeCategoryId));
}

/** The products of the scope, each once. */
export async function syncProducts(session: SyncSession): Promise<void> {
  const { scope } = session.run;
  if (scope.kind === "selection") return syncSelection(session, scope.categoryIds, scope.productIds);
  const isWanted = scope.kind === "everything" ? null : await keptUpToDate(session);
  await syncFeed(session, isWanted);
}

/** A delta brings changes of the whole catalogue: of interest is what we hold, and what is new in its categories. */
async function keptUpToDate(session: SyncSession): Promise<(row: FeedRow) => boolean> {
  const known = await session.known();
  const synced = await session.deps.store.syncedCategories();
  return (row) => known.has(row.id) || row.categoryIds.some((id) => synced.has(id));
}

async function syncFeed(session: SyncSession, isWanted: ((row: FeedRow) => boolean) | null): Promise<void> {
  const { since, cursor } = session.run;
  const pages = session.deps.printer.fetchProductPages(
    {
      offset: cursor,
      ...(since === null ? {} : { changedSince: since }),
      ...(isWanted === null ? {} : { isWanted }),
    },
    session.fetching,
  );
  for await (const page of pages)
    await session.storeRead(page.products, page.failures, {
      phase: "products",
      cursor: page.nextOffset,
      expected: page.announced ?? session.run.expected,
    });
  await session.goTo("again");
}

async function syncSelection(
  session: SyncSession,
  categoryIds: readonly TradeCategoryId[],
  productIds: readonly TradeProductId[],
): Promise<void> {
  const selected = new Set(productIds);
  for (const category of categoryIds)
    for await (const row of session.deps.printer.fetchCategoryProducts(category, session.fetching))
      selected.add(row.id);
  const known = await session.known();
  if (!worthTheFeed(selected.size, known.size))
    return syncOneByOne(session, [...selected], "products", "again");
  const place = { phase: "products" as const, expected: selected.size };
  const pages = session.deps.printer.fetchProductPages(
    { offset: session.run.cursor, isWanted: (row) => selected.has(row.id) },
    session.fetching,
  );
  for await (const page of pages)
    await session.storeRead(page.products, page.failures, { ...place, cursor: page.nextOffset });
  await session.goTo("again");
}

/** Reads products by identifier, a batch at a time; those that this run has read already are passed over. */
export async function syncOneByOne(
  session: SyncSession,
  ids: readonly TradeProductId[],
  phase: SyncPhase,
  next: SyncPhase,
): Promise<void> {
  const seen = await session.deps.store.known();
  const left = ids.filter((id) => seen.get(id)?.lastSeenRun !== session.run.id);
  const expected = phase === "products" ? ids.length : session.run.expected;
  for (let from = 0; from < left.length; from += batchSize) {
    const reads = await Promise.all(
      left.slice(from, from + batchSize).map((id) => session.deps.printer.fetchProduct(id, session.fetching)),
    );
    const found = reads.filter((read): read is FetchedProduct | ProductFailure => read !== null);
    await session.storeRead(
      found.filter((read): read is FetchedProduct => !isFailure(read)),
      found.filter(isFailure),
      { phase, cursor: 0, expected },
    );
  }
  await session.goTo(next);
}

/** Products that failed in the run before are asked again: a delta would not bring them back. */
export async function syncAgain(session: SyncSession): Promise<void> {
  const { runs } = session.deps;
  const failedNow = new Set((await runs.failuresOf(session.run.id)).map((failure) => failure.id));
  const before = (await runs.failuresBefore(session.run.id)).map((failure) => failure.id as TradeProductId);
  await syncOneByOne(
    session,
    before.filter((id) => !failedNow.has(id)),
    "again",
    "gone",
  );
}

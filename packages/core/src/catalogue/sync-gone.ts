import { arrivals } from "./plan-changes.ts";
import type { KnownProduct } from "./repository.ts";
import { everythingIsSynced, syncOneByOne } from "./sync-products.ts";
import { nothing, type SyncSession } from "./sync-session.ts";
import type { TradeCategoryId, TradeProductId } from "./trade-product.ts";

/**
 * Finds what the printer no longer sells. The list of all codes is known to skip rows, so a product that is not in it
 * is looked for in its categories too before it counts as gone. Codes that only the list knows are read as well.
 */
export async function syncGone(session: SyncSession): Promise<void> {
  const { scope } = session.run;
  if (scope.kind === "selection") {
    await recordGone(
      session,
      await confirmGone(session, await missingOfSelection(session, scope.categoryIds)),
    );
    return;
  }
  const listed = new Set<TradeProductId>();
  for await (const row of session.deps.printer.fetchProductList(session.fetching)) listed.add(row.id);
  const known = await session.deps.store.known();
  const failed = await failedNow(session);
  const strangers = [...listed].filter((id) => !known.has(id) && !failed.has(id));
  if (strangers.length > 0 && (await everythingIsSynced(session)))
    await syncOneByOne(session, strangers, "gone", "gone");
  await recordGone(
    session,
    await confirmGone(
      session,
      live(session, known).filter((one) => !listed.has(one.id)),
    ),
  );
}

/** Sold as far as we know, and not read in this run. */
const live = (session: SyncSession, known: ReadonlyMap<TradeProductId, KnownProduct>) =>
  [...known.values()].filter(
    (one) => !one.isDiscontinued && one.contentHash !== null && one.lastSeenRun !== session.run.id,
  );

const failedNow = async ({ deps, run }: SyncSession): Promise<ReadonlySet<string>> =>
  new Set((await deps.runs.failuresOf(run.id)).map((failure) => failure.id));

async function missingOfSelection(
  session: SyncSession,
  categoryIds: readonly TradeCategoryId[],
): Promise<readonly KnownProduct[]> {
  const asked = new Set(categoryIds);
  const failed = await failedNow(session);
  return live(session, await session.deps.store.known()).filter(
    (one) => one.categoryIds.some((id) => asked.has(id)) && !failed.has(one.id),
  );
}

/** Those of the missing that their categories do not list either. */
async function confirmGone(
  session: SyncSession,
  missing: readonly KnownProduct[],
): Promise<readonly KnownProduct[]> {
  const listed = new Set<TradeProductId>();
  for (const category of new Set(missing.flatMap((one) => one.categoryIds)))
    for await (const row of session.deps.printer.fetchCategoryProducts(category, session.fetching))
      listed.add(row.id);
  return missing.filter((one) => !listed.has(one.id));
}

/** Writes what is gone into the change set, re-issued products paired with what came. */
async function recordGone(session: SyncSession, gone: readonly KnownProduct[]): Promise<void> {
  const left = await session.deps.store.loadMany(gone.map((one) => one.id));
  const cameIds = [...(await session.deps.store.known()).values()]
    .filter((one) => one.contentHash === null && one.pendingHash !== null)
    .map((one) => one.id);
  const came = left.length === 0 ? [] : await session.deps.store.loadPending(cameIds);
  const changes = arrivals(left, came).filter((change) => change.kind !== "added");
  await session.store({
    ...nothing,
    changes,
    phase: "changes",
    cursor: 0,
    expected: session.run.expected,
    counts: { removed: left.length },
  });
}

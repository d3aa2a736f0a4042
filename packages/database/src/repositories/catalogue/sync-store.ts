import {
  type KnownProduct,
  type ProductChange,
  type SyncBatch,
  type SyncRun,
  type SyncStore,
  SyncTakenOver,
  type TradeCategory,
  type TradeCategoryId,
  type TradeProductId,
} from "@overprint/core/catalogue";
import type { NewId } from "@overprint/core/outcome";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import {
  changeEntries,
  changeSets,
  syncFailures,
  syncRuns,
  tradeCategories,
  tradeProducts,
} from "#schema/index.ts";
import { rowsOf } from "../rows.ts";
import { added, runOf } from "./sync-runs.ts";
import {
  approvedVersions,
  insertVersions,
  loadVersions,
  type PreparedVersion,
  prepareVersions,
} from "./versions.ts";

/** What a sync stores. Each batch is one transaction with the place to go on from. */
export function syncStoreRepository({ db, newId }: { readonly db: Db; readonly newId: NewId }): SyncStore {
  return {
    known: () => known(db),
    loadMany: async (ids) => {
      const versions = await approvedVersions(db, ids);
      return [...(await loadVersions(db, [...versions.values()])).values()];
    },
    loadPending: async (ids) => [...(await loadVersions(db, await pendingVersions(db, ids))).values()],
    categoryNames: async () => {
      const rows = await db
        .select({ id: tradeCategories.id, name: tradeCategories.name })
        .from(tradeCategories);
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    syncedCategories: async () => {
      const rows = await db
        .select({ id: tradeCategories.id })
        .from(tradeCategories)
        .where(eq(tradeCategories.isSynced, true));
      return new Set(rows.map(({ id }) => id as TradeCategoryId));
    },
    storeCategories: (run, worker, categories, synced, batch, at) =>
      db.transaction(async (tx) => {
        const row = await place(tx as Db, run, worker, { ...batch, expected: run.expected }, at);
        await storeCategories(tx as Db, categories, synced, at);
        return runOf(row);
      }),
    storeBatch: async (run, worker, batch, at) => {
      const versions = await prepareVersions(batch.versions);
      return db.transaction((tx) => storeBatch(tx as Db, run, worker, batch, versions, at, newId));
    },
  };
}

async function known(db: Db): Promise<ReadonlyMap<TradeProductId, KnownProduct>> {
  const rows = await rowsOf<{
    id: TradeProductId;
    code: string;
    category_ids: TradeCategoryId[];
    content_hash: string | null;
    pending_hash: string | null;
    is_discontinued: boolean;
    last_seen_run: string | null;
  }>(
    db,
    sql`select p.id, p.code, p.category_ids, p.content_hash, v.content_hash as pending_hash,
        p.discontinued_at is not null as is_discontinued, p.last_seen_run
      from trade_products p
      left join change_sets s on s.state = 'open'
      left join change_entries e on e.change_set_id = s.id and e.product_id = p.id
      left join trade_product_versions v on v.id = e.after_version_id`,
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        code: row.code,
        categoryIds: row.category_ids,
        contentHash: row.content_hash,
        pendingHash: row.pending_hash,
        isDiscontinued: row.is_discontinued,
        lastSeenRun: row.last_seen_run,
      },
    ]),
  );
}

async function pendingVersions(db: Db, ids: readonly string[]): Promise<readonly number[]> {
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`select e.after_version_id as id from change_entries e join change_sets s on s.id = e.change_set_id
      where s.state = 'open' and e.after_version_id is not null and e.product_id = any(${sql.param([...ids])}::text[])`,
  );
  return rows.map(({ id }) => id);
}

/** Moves the run on; it is this worker's or nobody's any more. */
async function place(
  tx: Db,
  run: SyncRun,
  worker: string,
  batch: Pick<SyncBatch, "phase" | "cursor" | "expected" | "counts">,
  at: string,
): Promise<typeof syncRuns.$inferSelect> {
  const { phase, cursor, expected, counts } = batch;
  const [row] = await tx
    .update(syncRuns)
    .set({ phase, cursor, expected, updatedAt: at, ...added(counts) })
    .where(and(eq(syncRuns.id, run.id), eq(syncRuns.worker, worker), eq(syncRuns.state, "running")))
    .returning();
  if (!row) throw new SyncTakenOver(`Sync ${run.id} is somebody else's by now`);
  return row;
}

async function storeCategories(
  tx: Db,
  categories: readonly TradeCategory[],
  synced: "all" | readonly TradeCategoryId[],
  at: string,
): Promise<void> {
  if (categories.length === 0) return;
  await tx
    .insert(tradeCategories)
    .values(categories.map((category) => ({ ...category })))
    .onConflictDoUpdate({
      target: tradeCategories.id,
      set: { name: sql`excluded.name`, description: sql`excluded.description`, goneAt: null },
    });
  const ids = categories.map((category) => category.id);
  await tx
    .update(tradeCategories)
    .set({ goneAt: at })
    .where(
      sql`not (${tradeCategories.id} = any(${sql.param(ids)}::text[])) and ${tradeCategories.goneAt} is null`,
    );
  const kept = synced === "all" ? ids : [...synced];
  if (kept.length > 0)
    await tx.update(tradeCategories).set({ isSynced: true }).where(inArray(tradeCategories.id, kept));
}

async function storeBatch(
  tx: Db,
  run: SyncRun,
  worker: string,
  batch: SyncBatch,
  versions: readonly PreparedVersion[],
  at: string,
  newId: NewId,
): ReturnType<SyncStore["storeBatch"]> {
  const row = await place(tx, run, worker, batch, at);
  await touch(tx, [...batch.unchanged, ...batch.stillWaiting], run.id, at);
  await withdraw(tx, batch.unchanged);
  await seeProducts(tx, versions, run.id, at);
  const versionIds = await insertVersions(tx, versions, at);
  const changeSetId = await storeChanges(tx, batch.changes, versionIds, run, at, newId);
  if (batch.failures.length > 0)
    await tx
      .insert(syncFailures)
      .values(batch.failures.map(({ id, code, reason }) => ({ runId: run.id, productId: id, code, reason })))
      .onConflictDoUpdate({
        target: [syncFailures.runId, syncFailures.productId],
        set: { reason: sql`excluded.reason` },
      });
  const { cancelRequested } = row;
  return { ...runOf(row), changeSetId: changeSetId ?? row.changeSetId, cancelRequested };
}

async function touch(tx: Db, ids: readonly string[], runId: string, at: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(tradeProducts)
    .set({ lastSeenAt: at, lastSeenRun: runId })
    .where(inArray(tradeProducts.id, [...ids]));
}

/** A product that is as approved again has nothing to approve. */
async function withdraw(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`delete from change_entries e using change_sets s
    where s.id = e.change_set_id and s.state = 'open' and e.product_id = any(${sql.param([...ids])}::text[])`);
}

/** A new product stands in the list without content until it is approved. */
async function seeProducts(
  tx: Db,
  versions: readonly PreparedVersion[],
  runId: string,
  at: string,
): Promise<void> {
  if (versions.length === 0) return;
  await tx
    .insert(tradeProducts)
    .values(
      versions.map(({ product }) => ({
        id: product.id,
        code: product.code,
        description: product.description,
        categoryIds: [...product.categoryIds],
        firstSeenAt: at,
        lastSeenAt: at,
        lastSeenRun: runId,
      })),
    )
    .onConflictDoUpdate({ target: tradeProducts.id, set: { lastSeenAt: at, lastSeenRun: runId } });
}

/** Puts changes into the open change set; the latest reading of a product counts. */
async function storeChanges(
  tx: Db,
  changes: readonly ProductChange[],
  versionIds: ReadonlyMap<string, number>,
  run: SyncRun,
  at: string,
  newId: NewId,
): Promise<string | null> {
  if (changes.length === 0) return null;
  const changeSetId = await openSet(tx, at, newId);
  const before = await approvedVersions(
    tx,
    changes.map((change) => change.productId),
  );
  await tx
    .insert(changeEntries)
    .values(
      changes.map((change) => ({
        changeSetId,
        productId: change.productId,
        kind: change.kind,
        change,
        beforeVersionId: before.get(change.productId) ?? null,
        afterVersionId:
          change.kind === "removed"
            ? null
            : (versionIds.get(change.productId) ?? before.get(change.productId) ?? null),
        replaces: change.kind === "reissued" ? change.replaces : null,
      })),
    )
    .onConflictDoUpdate({
      target: [changeEntries.changeSetId, changeEntries.productId],
      set: {
        kind: sql`excluded.kind`,
        change: sql`excluded.change`,
        beforeVersionId: sql`excluded.before_version_id`,
        // A re-issue is found out after its product was read: the content stays.
        afterVersionId: sql`case when excluded.kind = 'reissued' then ${changeEntries.afterVersionId} else excluded.after_version_id end`,
        replaces: sql`excluded.replaces`,
      },
    });
  await tx.update(syncRuns).set({ changeSetId }).where(eq(syncRuns.id, run.id));
  return changeSetId;
}

async function openSet(tx: Db, at: string, newId: NewId): Promise<string> {
  const [open] = await tx.select({ id: changeSets.id }).from(changeSets).where(eq(changeSets.state, "open"));
  if (open) return open.id;
  const id = newId();
  await tx.insert(changeSets).values({ id, kind: "sync", state: "open", openedAt: at });
  return id;
}

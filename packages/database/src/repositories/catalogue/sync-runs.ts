import type { SyncCounts, SyncRun, SyncRuns } from "@overprint/core/catalogue";
import type { ProductFailure } from "@overprint/core/printer";
import { and, count, desc, eq, or, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { syncFailures, syncRuns } from "#schema/index.ts";
import { rowsOf } from "../rows.ts";

type Row = typeof syncRuns.$inferSelect;

/** The history of syncs, and the one that runs. */
export function syncRunsRepository(db: Db): SyncRuns {
  const one = async (rows: Promise<Row[]>): Promise<SyncRun | null> => {
    const [row] = await rows;
    return row ? runOf(row) : null;
  };
  return {
    start: (run) =>
      one(
        db
          .insert(syncRuns)
          .values({ ...run, state: "running", phase: "categories", cursor: 0, updatedAt: run.startedAt })
          .onConflictDoNothing()
          .returning(),
      ),
    find: (id) => one(db.select().from(syncRuns).where(eq(syncRuns.id, id))),
    findRunning: () => one(db.select().from(syncRuns).where(eq(syncRuns.state, "running"))),
    latest: async (limit, offset = 0) => {
      const rows = await db
        .select()
        .from(syncRuns)
        .orderBy(desc(syncRuns.startedAt))
        .limit(limit)
        .offset(offset);
      const [total] = await db.select({ n: count() }).from(syncRuns);
      return { runs: rows.map(runOf), total: total?.n ?? 0 };
    },
    lastComplete: () => lastComplete(db),
    take: (id, worker, at, staleBefore) => take(db, id, worker, at, staleBefore),
    end: async (id, state, at, trouble, counts) => {
      const [row] = await db
        .update(syncRuns)
        .set({ state, trouble, updatedAt: at, finishedAt: at, worker: null, ...added(counts) })
        .where(eq(syncRuns.id, id))
        .returning();
      if (!row) throw new Error(`there is no sync ${id} to end`);
      return runOf(row);
    },
    requestCancel: async (id) => {
      await db
        .update(syncRuns)
        .set({ cancelRequested: true })
        .where(and(eq(syncRuns.id, id), eq(syncRuns.state, "running")));
    },
    failuresOf: async (id) => {
      const rows = await db
        .select()
        .from(syncFailures)
        .where(eq(syncFailures.runId, id))
        .orderBy(syncFailures.code);
      return rows.map(({ productId, code, reason }) => ({ id: productId, code, reason }));
    },
    failuresBefore: (id) => failuresBefore(db, id),
  };
}

/** Runs that read everything or every change; a selection says nothing about the rest. */
async function lastComplete(db: Db): ReturnType<SyncRuns["lastComplete"]> {
  const kind = sql<string>`${syncRuns.scope}->>'kind'`;
  const [row] = await db
    .select({ startedAt: syncRuns.startedAt, kind })
    .from(syncRuns)
    .where(and(eq(syncRuns.state, "finished"), or(sql`${kind} = 'everything'`, sql`${kind} = 'changes'`)))
    .orderBy(desc(syncRuns.startedAt))
    .limit(1);
  return row
    ? { startedAt: new Date(row.startedAt).toISOString(), readEverything: row.kind === "everything" }
    : null;
}

async function take(
  db: Db,
  id: string,
  worker: string,
  at: string,
  staleBefore: string,
): Promise<SyncRun | null> {
  const isFree = sql`(${syncRuns.state} in ('failed', 'cancelled') or (${syncRuns.state} = 'running'
    and (${syncRuns.worker} is null or ${syncRuns.worker} = ${worker} or ${syncRuns.updatedAt} <= ${staleBefore})))`;
  try {
    const [row] = await db
      .update(syncRuns)
      .set({
        worker,
        state: "running",
        updatedAt: at,
        finishedAt: null,
        trouble: null,
        cancelRequested: sql`${syncRuns.cancelRequested} and ${syncRuns.state} = 'running'`,
      })
      .where(and(eq(syncRuns.id, id), isFree))
      .returning();
    return row ? runOf(row) : null;
  } catch (error) {
    if (isAnotherRunning(error)) return null;
    throw error;
  }
}

/** The index that lets one run at a time refuses. */
const isAnotherRunning = (error: unknown): boolean =>
  error instanceof Error && (("code" in error && error.code === "23505") || isAnotherRunning(error.cause));

/** Products that failed in an earlier run and were not read since. */
async function failuresBefore(db: Db, id: string): Promise<readonly ProductFailure[]> {
  const rows = await rowsOf<{ product_id: string; code: string; reason: string }>(
    db,
    sql`select distinct on (f.product_id) f.product_id, f.code, f.reason
      from sync_failures f join sync_runs r on r.id = f.run_id
      join sync_runs this on this.id = ${id} and r.started_at < this.started_at
      left join trade_products p on p.id = f.product_id
      where p.id is null or p.last_seen_at < r.started_at
      order by f.product_id, r.started_at desc`,
  );
  return rows.map(({ product_id, code, reason }) => ({ id: product_id, code, reason }));
}

/** Counts are added to what is stored. */
export function added(counts: Partial<SyncCounts>) {
  const plus = (name: keyof SyncCounts) => sql`${syncRuns[name]} + ${counts[name] ?? 0}`;
  return {
    read: plus("read"),
    unchanged: plus("unchanged"),
    added: plus("added"),
    changed: plus("changed"),
    removed: plus("removed"),
    failed: plus("failed"),
    calls: plus("calls"),
    activeMs: plus("activeMs"),
  };
}

const iso = (moment: string) => new Date(moment).toISOString();

export function runOf(row: Row): SyncRun {
  const { read, unchanged, added: came, changed, removed, failed, calls, activeMs } = row;
  return {
    id: row.id,
    scope: row.scope,
    state: row.state,
    phase: row.phase,
    cursor: row.cursor,
    since: row.since && iso(row.since),
    expected: row.expected,
    counts: { read, unchanged, added: came, changed, removed, failed, calls, activeMs },
    trouble: row.trouble,
    changeSetId: row.changeSetId,
    startedBy: row.startedBy,
    startedAt: iso(row.startedAt),
    updatedAt: iso(row.updatedAt),
    finishedAt: row.finishedAt && iso(row.finishedAt),
  };
}

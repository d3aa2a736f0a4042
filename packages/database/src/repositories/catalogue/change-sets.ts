import type {
  ChangeEntry,
  ChangeQuery,
  ChangeSet,
  ChangeSets,
  ProductChange,
} from "@overprint/core/catalogue";
import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { changeEntries, changeSets } from "#schema/index.ts";
import { containing, rowsOf } from "../rows.ts";
import { applyChanges, takeBack } from "./apply-changes.ts";

type Row = typeof changeSets.$inferSelect;

/** Change sets of the catalogue: open, decided, taken back. */
export function changeSetsRepository(db: Db): ChangeSets {
  const one = async (where: ReturnType<typeof eq>): Promise<ChangeSet | null> => {
    const [row] = await db.select().from(changeSets).where(where);
    return row ? setOf(row) : null;
  };
  return {
    findOpen: () => one(eq(changeSets.state, "open")),
    find: (id) => one(eq(changeSets.id, id)),
    latest: async (limit, offset = 0) => {
      const rows = await db
        .select()
        .from(changeSets)
        .orderBy(desc(changeSets.number))
        .limit(limit)
        .offset(offset);
      const [total] = await db.select({ n: count() }).from(changeSets);
      return { sets: rows.map(setOf), total: total?.n ?? 0 };
    },
    entries: (id, query) => entries(db, id, query),
    changes: async (id) => {
      const rows = await db
        .select({ change: changeEntries.change })
        .from(changeEntries)
        .where(eq(changeEntries.changeSetId, id));
      return rows.map((row): ProductChange => row.change);
    },
    close: (id, summary, verdict) => close(db, id, summary, verdict),
    catalogueSize: async () => {
      const [row] = await rowsOf<{ n: number }>(
        db,
        sql`select count(*)::int as n from trade_products where version_id is not null and discontinued_at is null`,
      );
      return row?.n ?? 0;
    },
    refusedBefore: async (id) => {
      const [row] = await rowsOf<{ n: number }>(
        db,
        sql`select count(*)::int as n from change_entries e where e.change_set_id = ${id} and exists (
          select 1 from change_entries old join change_sets s on s.id = old.change_set_id
          where s.state in ('rejected', 'rolled-back') and old.product_id = e.product_id
            and (old.kind = 'removed') = (e.kind = 'removed')
            and old.after_version_id is not distinct from e.after_version_id)`,
      );
      return row?.n ?? 0;
    },
    approve: (id, by, at) =>
      db.transaction(async (tx) => {
        const set = await decide(tx as Db, id, "approved", by, at);
        if (set) await applyChanges(tx as Db, id, at);
        return set;
      }),
    moveOut: (id, productIds, rejected) =>
      db.transaction((tx) => moveOut(tx as Db, id, productIds, rejected)),
    reject: (id, by, at) => decide(db, id, "rejected", by, at),
    rollBack: (id, by, at, newId) => db.transaction((tx) => rollBack(tx as Db, id, by, at, newId)),
    confirmReissue: async (id, productId, isConfirmed) => {
      await db
        .update(changeEntries)
        .set({ isConfirmed })
        .where(and(eq(changeEntries.changeSetId, id), eq(changeEntries.productId, productId)));
    },
  };
}

async function close(
  db: Db,
  id: string,
  summary: ChangeSet["summary"],
  verdict: NonNullable<ChangeSet["verdict"]>,
): Promise<ChangeSet | null> {
  const isEmpty = Object.values(summary.count).every((n) => n === 0);
  if (isEmpty) {
    await db.delete(changeSets).where(and(eq(changeSets.id, id), eq(changeSets.state, "open")));
    return null;
  }
  const [row] = await db
    .update(changeSets)
    .set({ summary, verdict })
    .where(eq(changeSets.id, id))
    .returning();
  return row ? setOf(row) : null;
}

async function decide(
  db: Db,
  id: string,
  state: "approved" | "rejected",
  by: string,
  at: string,
): Promise<ChangeSet | null> {
  const [row] = await db
    .update(changeSets)
    .set({ state, decidedAt: at, decidedBy: by })
    .where(and(eq(changeSets.id, id), eq(changeSets.state, "open")))
    .returning();
  return row ? setOf(row) : null;
}

async function moveOut(
  tx: Db,
  id: string,
  productIds: readonly string[],
  rejected: { readonly id: string; readonly by: string; readonly at: string },
): Promise<number> {
  const [open] = await tx
    .select({ openedAt: changeSets.openedAt })
    .from(changeSets)
    .where(and(eq(changeSets.id, id), eq(changeSets.state, "open")))
    .for("update");
  const chosen = and(eq(changeEntries.changeSetId, id), inArray(changeEntries.productId, [...productIds]));
  const [waiting] = open ? await tx.select({ n: count() }).from(changeEntries).where(chosen) : [];
  if (!open || !waiting || waiting.n === 0) return 0;
  const { by, at } = rejected;
  await tx.insert(changeSets).values({
    id: rejected.id,
    kind: "sync",
    state: "rejected",
    openedAt: open.openedAt,
    decidedAt: at,
    decidedBy: by,
  });
  await tx.update(changeEntries).set({ changeSetId: rejected.id }).where(chosen);
  return waiting.n;
}

/** Only the last approved set is taken back, and not the first of all: before it there was no catalogue. */
async function rollBack(
  tx: Db,
  id: string,
  by: string,
  at: string,
  newId: string,
): Promise<ChangeSet | null> {
  const [last] = await tx
    .select()
    .from(changeSets)
    .where(and(eq(changeSets.state, "approved"), eq(changeSets.kind, "sync")))
    .orderBy(desc(changeSets.number))
    .limit(1);
  if (!last || last.id !== id || last.summary?.catalogueSize === 0) return null;
  if (!(await isFormerContentKept(tx, id))) return null;
  await tx.update(changeSets).set({ state: "rolled-back" }).where(eq(changeSets.id, id));
  const [row] = await tx
    .insert(changeSets)
    .values({
      id: newId,
      kind: "rollback",
      state: "approved",
      summary: last.summary,
      openedAt: at,
      decidedAt: at,
      decidedBy: by,
    })
    .returning();
  await takeBack(tx, id, newId, at);
  return row ? setOf(row) : null;
}

/** Nothing is taken back by halves: content from long ago may have been forgotten. */
async function isFormerContentKept(tx: Db, id: string): Promise<boolean> {
  const [row] = await rowsOf<{ n: number }>(
    tx,
    sql`select count(*)::int as n from change_entries e where e.change_set_id = ${id}
      and e.kind in ('changed', 'removed') and e.before_version_id is not null
      and not exists (select 1 from trade_product_versions v where v.id = e.before_version_id)`,
  );
  return row?.n === 0;
}

async function entries(
  db: Db,
  id: string,
  { kind, search, limit, offset }: ChangeQuery,
): Promise<{ readonly entries: readonly ChangeEntry[]; readonly total: number }> {
  const pattern = containing(search ?? "");
  const where = and(
    eq(changeEntries.changeSetId, id),
    ...(kind ? [eq(changeEntries.kind, kind)] : []),
    ...(search
      ? [
          sql`(${changeEntries.change}->>'code' ilike ${pattern} or ${changeEntries.change}->>'description' ilike ${pattern})`,
        ]
      : []),
  );
  const move = sql`greatest((${changeEntries.change}->'prices'->>'highestBps')::int, -(${changeEntries.change}->'prices'->>'lowestBps')::int)`;
  const rows = await db
    .select({ change: changeEntries.change, isConfirmed: changeEntries.isConfirmed })
    .from(changeEntries)
    .where(where)
    .orderBy(sql`${move} desc nulls last`, sql`${changeEntries.change}->>'code'`)
    .limit(limit)
    .offset(offset);
  const [total] = await db.select({ n: count() }).from(changeEntries).where(where);
  return { entries: rows, total: total?.n ?? 0 };
}

const iso = (moment: string) => new Date(moment).toISOString();
const nothingYet: ChangeSet["summary"] = {
  catalogueSize: 0,
  count: { added: 0, removed: 0, changed: 0, reissued: 0 },
  renamed: 0,
  withOptions: 0,
  repriced: 0,
  lowestBps: 0,
  highestBps: 0,
  histogram: [],
  refusedBefore: 0,
};

const setOf = (row: Row): ChangeSet => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  summary: row.summary ?? nothingYet,
  verdict: row.verdict,
  openedAt: iso(row.openedAt),
  decidedAt: row.decidedAt && iso(row.decidedAt),
  decidedBy: row.decidedBy,
});

import type { StatusRun, StatusRunRepository, SyncLine } from "@overprint/core/status";
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { statusRunLines, statusRuns } from "#schema/index.ts";
import { iso } from "./order-rows.ts";

/** Runs of Order Sync and of the feed, with their results. */
export function statusRunRepository(db: Db): StatusRunRepository {
  return {
    begin: async (run) => {
      // A run that is taken up again after a stop begins its count anew.
      const afresh = {
        total: run.total,
        done: 0,
        counts: {},
        endedAt: null,
        failure: null,
        doNext: null,
        feedAsOf: null,
      };
      await db.insert(statusRuns).values(run).onConflictDoUpdate({ target: statusRuns.id, set: afresh });
      await db.delete(statusRunLines).where(eq(statusRunLines.runId, run.id));
    },
    advance: async (id, { unchanged, lines }) => {
      const counts = countsOf(unchanged, lines);
      await db.execute(sql`
        update status_runs set done = done + ${unchanged + lines.length}, counts = (
          select coalesce(jsonb_object_agg(key, total), '{}') from (
            select key, sum(value::int) as total from (
              select * from jsonb_each_text(counts) union all select * from jsonb_each_text(${JSON.stringify(counts)}::jsonb)
            ) both_counts group by key) summed)
        where id = ${id}`);
      if (lines.length === 0) return;
      await db.execute(sql`
        insert into status_run_lines (run_id, job_id, outcome, detail)
        select ${id}, * from unnest(${sql.param(lines.map(({ jobId }) => jobId))}::text[],
          ${sql.param(lines.map(({ outcome }) => outcome))}::text[], ${sql.param(lines.map(({ detail }) => detail))}::text[])
        on conflict do nothing`);
    },
    end: async (id, at, failure, feedAsOf = null) => {
      await db
        .update(statusRuns)
        .set({ endedAt: at, failure: failure?.reason ?? null, doNext: failure?.doNext ?? null, feedAsOf })
        .where(eq(statusRuns.id, id));
    },
    find: async (id) => {
      const [row] = await db.select().from(statusRuns).where(eq(statusRuns.id, id));
      return row ? runOf(row) : null;
    },
    latest: async (limit, kind) =>
      (
        await db
          .select()
          .from(statusRuns)
          .where(kind ? eq(statusRuns.kind, kind) : undefined)
          .orderBy(desc(statusRuns.startedAt))
          .limit(limit)
      ).map(runOf),
    lines: (id, outcome, limit) =>
      db
        .select({
          jobId: statusRunLines.jobId,
          outcome: statusRunLines.outcome,
          detail: statusRunLines.detail,
        })
        .from(statusRunLines)
        .where(and(eq(statusRunLines.runId, id), outcome ? eq(statusRunLines.outcome, outcome) : undefined))
        .orderBy(asc(statusRunLines.jobId))
        .limit(limit),
    forget: async (before) => {
      await db.delete(statusRuns).where(lt(statusRuns.startedAt, before));
    },
  };
}

function countsOf(unchanged: number, lines: readonly SyncLine[]): Record<string, number> {
  const groups = Map.groupBy(lines, ({ outcome }) => outcome);
  const counts = Object.fromEntries([...groups].map(([outcome, own]) => [outcome, own.length]));
  return { ...counts, unchanged: unchanged + (counts.unchanged ?? 0) };
}

const runOf = (row: typeof statusRuns.$inferSelect): StatusRun => ({
  ...row,
  startedAt: iso(row.startedAt),
  endedAt: row.endedAt === null ? null : iso(row.endedAt),
  feedAsOf: row.feedAsOf === null ? null : iso(row.feedAsOf),
});

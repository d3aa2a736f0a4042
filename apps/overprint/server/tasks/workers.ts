import { redactedText } from "@overprint/core/redaction";
import { sql } from "drizzle-orm";
import { fromDrizzle, type JobWithMetadata, type PgBoss } from "pg-boss";
import type { Overprint } from "#server/wiring/index.ts";
import type { Task } from "#tasks/task.ts";
import { openProblem, problemKey, tellOfLostRuns } from "./task-problem.ts";
import { verdictOf } from "./verdict.ts";

type Envelope = { readonly payload: unknown };
// biome-ignore lint/suspicious/noExplicitAny: a task's payload type is its own
type AnyTask = Task<any>;

/** A finished run as pg-boss is told of it. `deadletter`: failed for good, whatever retries are left. */
type Settlement = {
  readonly id: string;
  readonly status: "completed" | "failed" | "deadletter";
  readonly output?: object;
};

export type WorkerOptions = {
  /** How often each task's place is looked at. Default 1 s; never below 0.5 s. */
  readonly pollSeconds?: number;
  /** How often runs that were lost for good are looked for. Default 30 s. */
  readonly watchSeconds?: number;
  /** How long runs may go on after `stop`. Default 20 s; what is not done then is picked up by the next start. */
  readonly graceSeconds?: number;
};

/** Runs tasks until `stop`: running ones are asked by their signal to finish, no new ones begin. */
export async function startWorkers(
  boss: PgBoss,
  tasks: readonly AnyTask[],
  overprint: Overprint,
  { pollSeconds = 1, watchSeconds = 30, graceSeconds = 20 }: WorkerOptions = {},
): Promise<{ readonly stop: () => Promise<void> }> {
  const stopping = new AbortController();
  for (const task of tasks)
    await boss.work(
      task.name,
      {
        includeMetadata: true,
        perJobResults: true,
        pollingIntervalSeconds: pollSeconds,
        localConcurrency: task.policy.concurrency ?? 1,
      },
      async (jobs: JobWithMetadata<Envelope>[]) =>
        Promise.all(jobs.map((job) => settle(boss, task, job, overprint, stopping.signal))),
    );
  const watch = setInterval(() => {
    tellOfLostRuns(tasks, overprint).catch((error) =>
      overprint.log.error({ err: error }, "lost runs could not be looked for"),
    );
  }, watchSeconds * 1_000);
  return {
    stop: async () => {
      clearInterval(watch);
      stopping.abort();
      await boss.stop({ graceful: true, timeout: graceSeconds * 1_000 });
    },
  };
}

async function settle(
  boss: PgBoss,
  task: AnyTask,
  job: JobWithMetadata<Envelope>,
  overprint: Overprint,
  stopping: AbortSignal,
): Promise<Settlement> {
  const { log, metrics } = overprint;
  const started = performance.now();
  const measured = (outcome: string) =>
    metrics.tasks.observe({ task: task.name, outcome }, (performance.now() - started) / 1_000);
  try {
    const payload = task.payload.parse(job.data.payload);
    await task.handler(payload, overprint, AbortSignal.any([stopping, job.signal]));
    measured("done");
    await overprint.problems.clear(problemKey(task, job.singletonKey), "task");
    return { id: job.id, status: "completed" };
  } catch (error) {
    if (stopping.aborted) {
      measured("interrupted");
      await putBack(boss, task, job, overprint);
      return { id: job.id, status: "completed" };
    }
    const verdict = verdictOf(error, job.retryCount, task.policy);
    measured(verdict.kind);
    log.error(
      { err: error, task: task.name, taskId: job.id, attempt: job.retryCount + 1, verdict: verdict.kind },
      "a task failed",
    );
    const output = { error: redactedText(error instanceof Error ? error.message : String(error)) };
    if (verdict.kind === "again") {
      // Failed here, so that the wait is ours: pg-boss would take its own. Its settlement finds nothing left to do.
      await boss.fail(task.name, { id: job.id, retryCount: job.retryCount }, output);
      await boss.update(task.name, undefined, { id: job.id, startAfter: verdict.afterSeconds });
      return { id: job.id, status: "failed", output };
    }
    await openProblem(task, job.singletonKey, overprint, { reason: output.error, doNext: verdict.doNext });
    return { id: job.id, status: "deadletter", output: { ...output, isTold: true } };
  }
}

/** A run that a stopping process broke off waits again as if it had not begun. */
async function putBack(
  boss: PgBoss,
  task: AnyTask,
  job: JobWithMetadata<Envelope>,
  { db }: Overprint,
): Promise<void> {
  await db.transaction(async (tx) => {
    const within = { db: fromDrizzle(tx, sql) };
    await boss.deleteJob(task.name, job.id, within);
    await boss.send(task.name, job.data, {
      ...within,
      priority: job.priority,
      ...(job.singletonKey ? { singletonKey: job.singletonKey } : {}),
    });
  });
}

/**
 * Gives up the claims of runs that were under way when their process died. Only for a database that no other process
 * can have open: the embedded one. Elsewhere a missing heartbeat says it, half a minute later.
 */
export async function releaseDeadRuns(
  boss: PgBoss,
  tasks: readonly AnyTask[],
  { db }: Pick<Overprint, "db">,
): Promise<void> {
  const known = new Set(tasks.map(({ name }) => name));
  const { rows } = await db.execute<{ name: string; id: string }>(
    sql`SELECT name, id FROM pgboss.job WHERE state = 'active'`,
  );
  for (const { name, id } of rows.filter(({ name }) => known.has(name))) {
    await boss.fail(name, id, { error: "the process ended while this ran" });
    await boss.update(name, undefined, { id, startAfter: 0 });
  }
}

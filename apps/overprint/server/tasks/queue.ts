import type { Database, Db } from "@overprint/database";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss, type Queue } from "pg-boss";
import type { Log } from "#server/logs/log.ts";
import type { Task, TaskCall, TaskPolicy } from "#tasks/task.ts";

export type EnqueueOptions = {
  /** Tasks with one key count as the same for `pileUp`. */
  readonly key?: string;
  readonly startAfter?: Date;
  /** Higher goes first. Default 0. */
  readonly priority?: number;
};

export type TaskSchedule = {
  readonly task: string;
  readonly key: string;
  readonly cron: string;
  readonly timeZone: string;
};

/** Background work as the rest of Overprint sees it. */
export type Tasks = {
  /**
   * Adds a task. Give it the transaction that makes the task necessary: neither exists without the other.
   *
   * @returns its id; `null` when its policy says that the one already waiting is enough
   */
  readonly enqueue: <P>(
    db: Db,
    task: TaskCall<P>,
    payload: P,
    options?: EnqueueOptions,
  ) => Promise<string | null>;
  /** Runs a task by a cron expression, in a time zone (IANA name). The same key replaces the schedule. */
  readonly schedule: <P>(
    task: Task<P>,
    when: { readonly cron: string; readonly timeZone: string; readonly key?: string },
    payload: P,
  ) => Promise<void>;
  readonly unschedule: (task: Pick<Task<never>, "name">, key?: string) => Promise<void>;
  readonly schedules: () => Promise<readonly TaskSchedule[]>;
  /** The next times of a cron expression, ISO; `null` when it is none. */
  readonly upcoming: (cron: string, timeZone: string, count?: number) => readonly string[] | null;
  /** How many wait, run, and failed for good in the last day. */
  readonly counts: (
    task: Pick<Task<never>, "name">,
  ) => Promise<{ waiting: number; running: number; failed: number }>;
};

export type TaskQueue = { readonly boss: PgBoss; readonly tasks: Tasks; readonly close: () => Promise<void> };

/** Seconds without a sign of life after which a run counts as dead and is picked up by another worker. */
export const heartbeatSeconds = 30;

/** Opens the queue in the database and makes each task's place in it. Runs nothing: see `startWorkers`. */
export async function openTaskQueue(
  database: Database,
  // biome-ignore lint/suspicious/noExplicitAny: a task's payload type is its own
  known: readonly Task<any>[],
  log: Log,
): Promise<TaskQueue> {
  const boss = new PgBoss({
    connectionString: database.url,
    max: 2,
    application_name: "overprint-tasks",
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    maintenanceIntervalSeconds: 300,
    registerInstance: false,
    monitorVacuum: false,
    reindex: database.kind === "postgresql",
  });
  boss.on("error", (error) => log.error({ err: error }, "the task queue failed"));
  boss.on("warning", (warning) => log.warn({ warning }, "the task queue warns"));
  await boss.start();
  const places = new Map((await boss.getQueues()).map((place) => [place.name, place]));
  for (const task of known) await makePlace(boss, task, places.get(task.name));
  return { boss, tasks: tasksOf(boss), close: () => boss.stop({ graceful: false }) };
}

const policies = { "keep-all": "standard", "one-waiting": "short", "one-at-all": "exclusive" } as const;

async function makePlace(
  boss: PgBoss,
  { name, policy }: { name: string; policy: TaskPolicy },
  present: Queue | undefined,
): Promise<void> {
  const options: Omit<Queue, "name"> = {
    policy: policies[policy.pileUp ?? "keep-all"],
    // Errors are judged by `verdictOf`; what pg-boss counts beyond that are runs whose process died.
    retryLimit: Math.max(policy.retries ?? 5, 3),
    retryDelay: policy.retryDelaySeconds ?? 15,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: policy.timeoutSeconds ?? 900,
    heartbeatSeconds,
    deleteAfterSeconds: 86_400,
  };
  // A later start finds its places as they should be, knows them from pg-boss's own start, and asks nothing more.
  if (present && Object.entries(options).every(([key, value]) => present[key as keyof Queue] === value))
    return;
  await boss.createQueue(name, options);
  const { policy: _fixed, ...changeable } = options;
  await boss.updateQueue(name, changeable);
  // Reads the place once, so that enqueueing inside a transaction needs no second connection: the embedded database
  // has one transaction at a time, and would wait for itself.
  await boss.findJobs(name, { limit: 1 });
}

function tasksOf(boss: PgBoss): Tasks {
  return {
    enqueue: (db, task, payload, { key, startAfter, priority } = {}) =>
      boss.send(
        task.name,
        { payload: task.payload.parse(payload) },
        {
          db: fromDrizzle(db, sql),
          ...(key === undefined ? {} : { singletonKey: key }),
          ...(startAfter === undefined ? {} : { startAfter }),
          ...(priority === undefined ? {} : { priority }),
        },
      ),
    schedule: (task, { cron, timeZone, key = "" }, payload) =>
      boss.schedule(
        task.name,
        cron,
        { payload: task.payload.parse(payload) },
        { tz: timeZone, key, missed: "once" },
      ),
    unschedule: (task, key = "") => boss.unschedule(task.name, key),
    schedules: async () =>
      (await boss.getSchedules()).map(({ name, key, cron, timezone }) => ({
        task: name,
        key,
        cron,
        timeZone: timezone,
      })),
    upcoming: (cron, timeZone, count = 3) => {
      try {
        return boss.previewSchedule(cron, { tz: timeZone, count }).map((at) => at.toISOString());
      } catch {
        return null;
      }
    },
    counts: async ({ name }) => {
      const jobs = await boss.findJobs(name, { limit: 10_000 });
      const inState = (...states: string[]) => jobs.filter(({ state }) => states.includes(state)).length;
      return { waiting: inState("created", "retry"), running: inState("active"), failed: inState("failed") };
    },
  };
}

import type { Database } from "@overprint/database";
import { testDatabase } from "@overprint/testing";
import type { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "#server/config/config.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";
import { defineTask, type Task } from "#tasks/task.ts";
import { openTaskQueue, type TaskQueue } from "./queue.ts";
import { tellOfLostRuns } from "./task-problem.ts";
import { releaseDeadRuns, startWorkers } from "./workers.ts";

let database: Database;
let queue: TaskQueue;
let overprint: Overprint;
let stopWorkers: (() => Promise<void>) | null = null;

/** What a test's handler does; each test sets its own. */
let handle: (orders: number, signal: AbortSignal) => Promise<void>;
const order = z.object({ orders: z.number().int() });
const handler: Task<z.infer<typeof order>>["handler"] = (payload, _overprint, signal) =>
  handle(payload.orders, signal);
const named = (name: string, policy: Task<never>["policy"]) =>
  defineTask({ name, title: "Order Sync", payload: order, policy, handler });

const sync = named("test.sync", { retries: 1, retryDelaySeconds: 1 });
const waiting = named("test.one-waiting", { pileUp: "one-waiting" });
const single = named("test.one-at-all", { pileUp: "one-at-all" });
const tasks = [sync, waiting, single];

beforeAll(async () => {
  database = await testDatabase();
  const log = createLog("silent");
  queue = await openTaskQueue(database, tasks, log);
  overprint = wireOverprint({
    config: readConfig({}),
    log,
    metrics: createMetrics(),
    database,
    tasks: queue.tasks,
    secretKey: Buffer.alloc(32),
  });
});
afterAll(async () => {
  await queue.close();
  await database.close();
});
beforeEach(async () => {
  for (const { name } of tasks) await queue.boss.deleteAllJobs(name);
  await database.pool.query("TRUNCATE problems CASCADE");
});
afterEach(async () => {
  await stopWorkers?.();
  stopWorkers = null;
});

/** Workers on a queue of their own, as another process has them, so that stopping them leaves the test's queue open. */
async function work(): Promise<PgBoss> {
  const own = await openTaskQueue(database, tasks, createLog("silent"));
  const workers = await startWorkers(own.boss, tasks, overprint, {
    pollSeconds: 0.5,
    watchSeconds: 0.1,
    graceSeconds: 300,
  });
  stopWorkers = workers.stop;
  return own.boss;
}

/** A promise that the test's handler settles. */
const signalled = <T = void>() => Promise.withResolvers<T>();

const settled = (name: string, state: string) =>
  expect.poll(async () => (await queue.boss.findJobs(name)).map((job) => job.state)).toContain(state);

describe("enqueueing", () => {
  test("a task exists when the transaction that makes it necessary does", async () => {
    const seen = signalled<number>();
    handle = async (orders) => seen.resolve(orders);
    await database.db.transaction((tx) => overprint.tasks.enqueue(tx, sync, { orders: 3 }));
    await work();
    expect(await seen.promise).toBe(3);
  });

  test("a transaction that fails leaves no task", async () => {
    const failing = database.db.transaction(async (tx) => {
      await overprint.tasks.enqueue(tx, sync, { orders: 3 });
      throw new Error("the order was not stored");
    });
    await expect(failing).rejects.toThrow("the order was not stored");
    expect(await overprint.tasks.counts(sync)).toEqual({ waiting: 0, running: 0, failed: 0 });
  });

  test("a payload that does not fit is refused before it is stored", async () => {
    const wrong = { orders: 1.5 };
    expect(() => overprint.tasks.enqueue(database.db, sync, wrong)).toThrow();
  });

  test("ticks of a schedule do not pile up behind one that waits", async () => {
    const first = await overprint.tasks.enqueue(database.db, waiting, { orders: 1 });
    expect(first).not.toBe(null);
    expect(await overprint.tasks.enqueue(database.db, waiting, { orders: 2 })).toBe(null);
    expect(await overprint.tasks.counts(waiting)).toMatchObject({ waiting: 1 });
  });

  test("tasks of different keys do not stand in each other's way", async () => {
    const ids = await Promise.all(
      ["1001", "1002"].map((key) => overprint.tasks.enqueue(database.db, single, { orders: 1 }, { key })),
    );
    expect(ids).not.toContain(null);
    expect(await overprint.tasks.enqueue(database.db, single, { orders: 1 }, { key: "1001" })).toBe(null);
  });
});

describe("runs that fail", () => {
  test("a fault that may be retried is tried again, and a success afterwards leaves no problem", async () => {
    let attempts = 0;
    handle = async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("the connection was lost");
    };
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 });
    await work();
    await settled(sync.name, "completed");
    expect(attempts).toBe(2);
    expect(await overprint.problems.listOpen()).toEqual([]);
  });

  test("a task that fails for good opens one problem, with cause and next step, and without secrets", async () => {
    handle = async () => {
      throw Object.assign(new Error("4over refused GET /categories?apikey=k&signature=s"), {
        code: "fourover/authentication",
        recovery: { kind: "fix-setup" },
      });
    };
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 });
    await work();
    await settled(sync.name, "failed");
    const [problem] = await overprint.problems.listOpen();
    expect(problem).toMatchObject({
      code: "task-failed",
      what: "Order Sync failed",
      doNext: "Open the Setup doctor, repair what it shows, then start it again.",
    });
    expect(problem?.meaning).not.toContain("signature=s");
  });

  test("the next success of the same task clears its problem", async () => {
    await overprint.problems.open({
      key: "task:test.sync",
      code: "task-failed",
      severity: "needs-a-decision",
      subjects: [],
      what: "Order Sync failed",
      meaning: "",
      doNext: "",
      link: null,
    });
    handle = async () => {};
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 });
    await work();
    await settled(sync.name, "completed");
    expect(await overprint.problems.listOpen()).toEqual([]);
  });
});

describe("stopping", () => {
  test("a running task may finish before the process ends", async () => {
    const began = signalled();
    const finish = signalled();
    handle = async () => {
      began.resolve();
      await finish.promise;
    };
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 });
    await work();
    await began.promise;
    const stopped = stopWorkers?.();
    stopWorkers = null;
    finish.resolve();
    await stopped;
    expect((await queue.boss.findJobs(sync.name)).map(({ state }) => state)).toEqual(["completed"]);
  });

  test("a task that breaks off at the stop waits for the next start, with all its attempts", async () => {
    const began = signalled();
    handle = (_orders, signal) => {
      began.resolve();
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    await overprint.tasks.enqueue(database.db, sync, { orders: 7 }, { key: "1001" });
    await work();
    await began.promise;
    await stopWorkers?.();
    stopWorkers = null;
    const [job] = await queue.boss.findJobs(sync.name);
    expect(job).toMatchObject({
      state: "created",
      retryCount: 0,
      singletonKey: "1001",
      data: { payload: { orders: 7 } },
    });
  });

  test("a run whose process was killed is picked up at the next start", async () => {
    await overprint.tasks.enqueue(database.db, sync, { orders: 9 });
    await queue.boss.fetch(sync.name);
    expect(await overprint.tasks.counts(sync)).toMatchObject({ running: 1 });
    const seen = signalled<number>();
    handle = async (orders) => seen.resolve(orders);
    await releaseDeadRuns(queue.boss, tasks, overprint);
    await work();
    expect(await seen.promise).toBe(9);
  });
});

describe("a run whose process dies at every attempt", () => {
  /** The process takes the run, dies, and the next start finds it. */
  async function dieUntilGivenUp(): Promise<void> {
    for (let state = "created"; state !== "failed"; ) {
      await queue.boss.fetch(sync.name);
      await releaseDeadRuns(queue.boss, tasks, overprint);
      state = (await queue.boss.findJobs(sync.name))[0]?.state ?? "gone";
    }
  }
  const open = async () => (await overprint.problems.listOpen()).map(({ key, what }) => [key, what]);

  test("is told as one problem, and once", async () => {
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 }, { key: "1001" });
    await dieUntilGivenUp();
    expect(await open()).toEqual([]);
    await tellOfLostRuns(tasks, overprint);
    expect(await open()).toEqual([["task:test.sync:1001", "Order Sync failed"]]);
    await overprint.problems.clear("task:test.sync:1001", "Ada");
    await tellOfLostRuns(tasks, overprint);
    expect(await open()).toEqual([]);
  });

  test("is noticed by the workers of any process", async () => {
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 });
    await dieUntilGivenUp();
    await work();
    await expect.poll(open).toEqual([["task:test.sync", "Order Sync failed"]]);
  });

  test("is not told again when its handler has said why", async () => {
    handle = async () => {
      throw Object.assign(new Error("refused"), { code: "x", recovery: { kind: "fix-input" } });
    };
    await overprint.tasks.enqueue(database.db, sync, { orders: 1 });
    await work();
    await settled(sync.name, "failed");
    await tellOfLostRuns(tasks, overprint);
    expect((await overprint.problems.listOpen()).map(({ meaning }) => meaning)).toEqual([
      "refused. What was there before stays as it was.",
    ]);
  });
});

describe("schedules", () => {
  test("a schedule keeps its time zone, is replaced by its key, and can be taken away", async () => {
    await overprint.tasks.schedule(
      waiting,
      { cron: "0 6 * * *", timeZone: "America/New_York" },
      { orders: 1 },
    );
    await overprint.tasks.schedule(
      waiting,
      { cron: "0 7 * * *", timeZone: "America/Chicago" },
      { orders: 1 },
    );
    expect(await overprint.tasks.schedules()).toEqual([
      { task: "test.one-waiting", key: "", cron: "0 7 * * *", timeZone: "America/Chicago" },
    ]);
    await overprint.tasks.unschedule(waiting);
    expect(await overprint.tasks.schedules()).toEqual([]);
  });

  test("the next times of an expression can be shown, and a wrong one is recognised", () => {
    expect(overprint.tasks.upcoming("0 6 * * *", "America/New_York")).toHaveLength(3);
    expect(overprint.tasks.upcoming("every now and then", "UTC")).toBe(null);
  });
});

import { levelSetting } from "@overprint/core/settings";
import type { JobId } from "@overprint/core/status";
import { jobRepository, statusBook, statusRunRepository } from "@overprint/database";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { watchJobs } from "./attention.ts";
import { type Desk, openDesk } from "./desk.ts";
import { syncOrders } from "./order-sync.ts";
import { pushEndpoint, pushPath } from "./push.ts";
import { readFeedNow } from "./read-feed.ts";
import { enterJobIds, removeJobId } from "./typed-jobs.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.simulator.control.clearInjections();
  desk.told.statuses.length = 0;
  desk.told.shipments.length = 0;
  desk.told.jobIds.clear();
  desk.told.refuses = null;
  await desk.overprint.settings.set(levelSetting, "pro", "test");
  await desk.database.db.execute(
    sql`truncate jobs, job_observations, shipments, push_hints, item_tellings, status_runs, status_labels, feed_asks, feed_states,
      feed_items, problems, problem_subjects cascade`,
  );
  await desk.database.db.execute(sql`delete from pgboss.job where name not like '%__pgboss__%'`);
});

const { signal } = new AbortController();
let runs = 0;
const sync = async (scope: Parameters<typeof syncOrders>[1]["scope"] = { kind: "all" }) => {
  const runId = `run-${++runs}`;
  await syncOrders(desk.overprint, { runId, scope, startedBy: "Ada" }, signal);
  return (await statusRunRepository(desk.database.db).find(runId)) ?? expect.fail("the run is missing");
};
const readFeed = async () => readFeedNow(desk.overprint, { runId: `feed-${++runs}`, startedBy: "Ada" });
const enter = (itemId: string, text: string) => enterJobIds(desk.overprint, { itemId, text, actor: "Ada" });
const problems = async () => (await desk.overprint.problems.listOpen()).map(({ code }) => code).toSorted();
/** Lets virtual time pass at the printer and here alike. */
const pass = (minutes: number) => desk.clock.set(desk.simulator.control.advance({ minutes }));

/** Jobs at the printer that are entered on order products of ours. */
async function jobsOnOrders(count: number, label?: string): Promise<readonly string[]> {
  const items = await desk.orders(count);
  const made = desk.simulator.control.makeJobs(count, label).map(({ jobId }) => jobId);
  for (const [index, jobId] of made.entries()) await enter(items[index] ?? "", jobId);
  return made;
}

describe("Order Sync by API", () => {
  test("groups its result by what happened to each job", async () => {
    const [changed, shipped, unknown] = await jobsOnOrders(3);
    await enter((await desk.orders(1))[0] ?? "", "Z1111111111-001");
    desk.simulator.control.ship(shipped ?? "", 2);
    desk.simulator.control.moveJob(unknown ?? "", "Holographing");
    const run = await sync();
    expect(run).toMatchObject({
      total: 4,
      done: 4,
      failure: null,
      counts: { changed: 1, "shipped-with-tracking": 1, "unknown-status": 1, "not-found": 1 },
    });
    expect((await desk.job(shipped ?? "")).trackingNumbers).toEqual(
      desk.simulator.control.job(shipped ?? "")?.tracking,
    );
    expect((await desk.job(changed ?? "")).statusLabel).toBe("On Press");
    expect(await problems()).toEqual(["job-not-found", "status-unknown"]);
    expect(await statusBook(desk.database.db).labels()).toMatchObject([
      { label: "Holographing", bucket: null },
    ]);
  });

  test("finds nothing to do the second time", async () => {
    await jobsOnOrders(3);
    await sync();
    expect((await sync()).counts).toEqual({ unchanged: 3 });
  });

  test("tells the store the status, each parcel and the job ids once", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    await sync();
    await desk.workOff();
    expect(desk.told.statuses).toEqual([expect.objectContaining({ status: "production", notifies: false })]);
    desk.simulator.control.ship(jobId, 2);
    pass(1);
    await sync();
    await desk.workOff();
    await sync();
    await desk.workOff();
    expect(desk.told.statuses.at(-1)).toMatchObject({
      status: "shipped",
      notifies: true,
      words: "Your order is on its way.",
    });
    expect(desk.told.statuses).toHaveLength(2);
    expect(desk.told.shipments.map(({ carrier, items }) => [carrier, items[0]?.pieces])).toEqual([
      ["UPS", 125],
      ["UPS", 125],
    ]);
    expect([...desk.told.jobIds.values()]).toEqual([[jobId]]);
  });

  test("a store that refuses becomes a problem and is told again later", async () => {
    await jobsOnOrders(1);
    desk.told.refuses = "The order is archived.";
    await sync();
    await desk.workOff();
    expect(await problems()).toEqual(["store-not-told"]);
    desk.told.refuses = null;
    const { tellStores } = await import("./tell-stores.ts");
    const items = await desk.database.db.execute(sql`select item_id from jobs`);
    await tellStores(
      desk.overprint,
      items.rows.map(({ item_id }) => String(item_id)),
    );
    expect(await problems()).toEqual([]);
    expect(desk.told.statuses).toHaveLength(1);
  });

  test("a job that fails does not stop the others", async () => {
    const [failing] = await jobsOnOrders(6);
    desk.simulator.control.inject({ situation: "html", route: `/orders/${failing}/` });
    const run = await sync();
    expect(run).toMatchObject({ done: 6, failure: null, counts: { changed: 5, failed: 1 } });
  });

  test("wrong keys end the run with the cause and change nothing", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    const { url, feedUrl, apiKey } = desk.simulator;
    const { simulatedPrinterSetting } = await import("#server/simulation.ts");
    await desk.overprint.settings.set(
      simulatedPrinterSetting,
      { url, feedUrl, apiKey, privateKey: "wrong" },
      "test",
    );
    const run = await sync();
    const { privateKey } = desk.simulator;
    await desk.overprint.settings.set(simulatedPrinterSetting, { url, feedUrl, apiKey, privateKey }, "test");
    expect(run.failure).toMatch(/^4over could not be asked: /);
    expect(run.doNext).toMatch(/connection test/);
    expect((await desk.job(jobId)).statusLabel).toBeNull();
  });

  test("a due run asks only for jobs whose time has come, within its budget", async () => {
    await jobsOnOrders(3);
    expect((await sync({ kind: "due" })).total).toBe(3);
    expect((await sync({ kind: "due" })).total).toBe(0);
    pass(5 * 60);
    expect((await sync({ kind: "due" })).total).toBe(3);
  });

  test("a missing tracking number is asked for ever more rarely and becomes a problem after two days", async () => {
    const [jobId = ""] = await jobsOnOrders(1, "Complete: Mailed");
    const began = desk.clock.now().getTime();
    const asked: number[] = [];
    while ((asked.at(-1) ?? 0) < 48) {
      const { total } = await sync({ kind: "due" });
      expect(total).toBe(1);
      asked.push((desk.clock.now().getTime() - began) / 3_600_000);
      const { nextCheckAt } = await desk.job(jobId);
      pass((Date.parse(nextCheckAt ?? "") - desk.clock.now().getTime()) / 60_000);
    }
    expect(asked.map((hours) => Math.round(hours * 100) / 100)).toEqual([
      0, 0.25, 0.75, 1.75, 3.75, 7.75, 15.75, 27.75, 39.75, 51.75,
    ]);
    await watchJobs(desk.overprint, signal);
    expect(await problems()).toEqual(["job-without-tracking"]);
    desk.simulator.control.ship(jobId, ["1Z999AA10102345672"]);
    await sync();
    expect(await problems()).toEqual([]);
  });
});

describe("push notifications", () => {
  const post = async (path: string, body: unknown) =>
    pushEndpoint(desk.overprint).request(`/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });

  test("a push has its job asked for, and believes nothing else", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    await sync();
    desk.simulator.control.moveJob(jobId, "Packaging");
    const path = await pushPath(desk.overprint);
    const answer = await post(path, [{ source_job_id: jobId, status: "Complete: Shipped" }]);
    expect(answer.status).toBe(200);
    await desk.workOff();
    expect((await desk.job(jobId)).statusLabel).toBe("Packaging");
  });

  test("a thousand pushes are one question", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    await sync();
    await desk.database.db.execute(sql`delete from pgboss.job where name = 'status.order-sync'`);
    const path = await pushPath(desk.overprint);
    for (let times = 0; times < 20; times += 1)
      await post(
        path,
        Array.from({ length: 50 }, () => ({ source_job_id: jobId })),
      );
    const waiting = await desk.queue.boss.findJobs("status.order-sync");
    expect(waiting.filter(({ state }) => state === "created")).toHaveLength(1);
  });

  test.each([
    ["another path", "guessed", [{ source_job_id: "Z8291000137-001" }], 404],
    ["no list", null, { source_job_id: "Z8291000137-001" }, 400],
    ["jobs of strangers", null, [{ source_job_id: "Z1111111111-001" }], 200],
  ])("a push to or with %s changes nothing", async (_title, path, body, status) => {
    const answer = await post(path ?? (await pushPath(desk.overprint)), body);
    expect(answer.status).toBe(status);
    expect(await desk.queue.boss.findJobs("status.order-sync")).toEqual([]);
  });

  test.each([
    ["a list of products", [{ product_uuid: "bc3758a8-8f6c-4e24-8fb5-99d1a95ac01e", product_code: "free" }]],
    ["a page of the products feed", { entities: [{ product_uuid: "bc3758a8-8f6c-4e24-8fb5-99d1a95ac01e" }] }],
  ])("%s, pushed over and over, is one catalogue sync that asks for changes", async (_title, body) => {
    const path = await pushPath(desk.overprint);
    for (let times = 0; times < 5; times += 1) expect((await post(path, body)).status).toBe(200);
    const waiting = await desk.queue.boss.findJobs("catalogue.scheduled-sync");
    expect(waiting.filter(({ state }) => state === "created").map(({ data }) => data)).toEqual([
      { payload: { scope: "changes" } },
    ]);
  });

  test("a flood of bytes is refused before it is read", async () => {
    const answer = await post(await pushPath(desk.overprint), [{ source_job_id: "x".repeat(300_000) }]);
    expect(answer.status).toBe(413);
  });
});

describe("Basic, with the RSS feed and no key", () => {
  beforeEach(async () => {
    await desk.overprint.settings.set(levelSetting, "basic", "test");
    pass(16);
  });

  test("a pasted list of job ids is validated, and owners are named", async () => {
    const [first = "", second = ""] = await desk.orders(2);
    const jobs = desk.simulator.control.makeJobs(2).map(({ jobId }) => jobId);
    expect(await enter(first, `${jobs.join("\n")}\nZ123`)).toMatchObject({
      added: jobs,
      refused: [{ text: "Z123", reason: expect.stringMatching(/Not a job id/) }],
    });
    expect((await enter(second, jobs[0] ?? "")).refused[0]?.reason).toMatch(/has this job id already/);
    expect(await removeJobId(desk.overprint, { jobId: jobs[0] ?? "", actor: "Ada" })).toBe(true);
    expect((await enter(second, jobs[0] ?? "")).added).toEqual([jobs[0]]);
  });

  test("importing all statuses brings status and tracking, without a call to the API", async () => {
    const calls = () => JSON.stringify(desk.simulator.control.state().calls).match(/orders\/:job/g);
    const before = calls()?.length ?? 0;
    const [shipped = "", pressed = ""] = await jobsOnOrders(2);
    desk.simulator.control.ship(shipped, 2);
    const run = await sync();
    expect(run).toMatchObject({ kind: "feed", failure: null });
    expect((await desk.job(shipped)).trackingNumbers).toEqual(desk.simulator.control.job(shipped)?.tracking);
    expect(await desk.job(pressed)).toMatchObject({ statusLabel: "On Press", statusSource: "feed" });
    await desk.workOff();
    expect(desk.told.statuses.map(({ status }) => status).toSorted()).toEqual(["production", "shipped"]);
    expect(calls()?.length ?? 0).toBe(before);
  });

  test("the feed is not asked again within fifteen minutes, but a new job id finds what it said", async () => {
    const [late = ""] = desk.simulator.control.makeJobs(1).map(({ jobId }) => jobId);
    await readFeed();
    const hits = () =>
      Number(Object.entries(desk.simulator.control.state().calls).find(([route]) => /rss/.test(route))?.[1]);
    const before = hits();
    expect((await readFeed()).kind).toBe("too-soon");
    expect(hits()).toBe(before);
    const [item = ""] = await desk.orders(1);
    expect(await enter(item, late)).toMatchObject({ added: [late], known: 1 });
    expect((await desk.job(late)).statusLabel).toBe("On Press");
    pass(15);
    expect(await readFeed()).toMatchObject({ kind: "done", state: { state: "unchanged" } });
  });

  test("a job id that the feed does not hold says so", async () => {
    const [item = ""] = await desk.orders(1);
    await enter(item, "Z1111111111-001");
    desk.simulator.control.makeJobs(1);
    pass(1);
    await readFeed();
    expect(await problems()).toEqual(["job-not-in-feed"]);
  });

  test("a job that left the feed is flagged and keeps its status", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    await readFeed();
    pass(20);
    desk.simulator.control.makeJobs(500);
    for (const { jobId: other } of desk.simulator.control.jobs().slice(-500))
      desk.simulator.control.moveJob(other, "Packaging");
    await readFeed();
    expect(await desk.job(jobId)).toMatchObject({ statusLabel: "On Press", isOpen: true });
    expect((await desk.job(jobId)).leftFeedAt).not.toBeNull();
    expect(await problems()).toEqual(["job-left-feed"]);
  });

  test.each([
    ["a web page", "feed-html", /not a feed/],
    ["an XML bomb", "feed-bomb", /entities/],
    ["fifty megabytes", "feed-huge", /larger than/],
  ] as const)("a feed that is %s changes nothing and says why", async (_title, situation, reason) => {
    const [jobId = ""] = await jobsOnOrders(1);
    await readFeed();
    pass(16);
    desk.simulator.control.moveJob(jobId, "Packaging");
    desk.simulator.control.inject({ situation });
    expect(await readFeed()).toMatchObject({
      state: {
        state: "unreadable",
        reason: expect.stringMatching(reason),
        doNext: expect.stringMatching(/\S/),
      },
    });
    expect((await desk.job(jobId)).statusLabel).toBe("On Press");
    expect(await problems()).toEqual([]);
  });

  test("a feed that is cut short is applied as far as it goes, and nobody has left it", async () => {
    const jobs = await jobsOnOrders(3);
    await readFeed();
    pass(16);
    desk.simulator.control.makeJobs(1);
    desk.simulator.control.inject({ situation: "feed-truncated" });
    expect(await readFeed()).toMatchObject({ state: { state: "cut-short" } });
    expect(await problems()).toEqual([]);
    expect((await desk.job(jobs[0] ?? "")).leftFeedAt).toBeNull();
  });

  test("an old feed takes nothing back", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    desk.simulator.control.ship(jobId);
    await readFeed();
    pass(16);
    desk.simulator.control.inject({ situation: "feed-stale" });
    await readFeed();
    expect((await desk.job(jobId)).statusLabel).toBe("Complete: Shipped");
    const history = await jobRepository(desk.database.db).observations(jobId as JobId);
    expect(history.map(({ effect, rule }) => `${effect} by ${rule}`)).toContain("kept by feed-older");
  });

  test("a feed in another encoding is read", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    desk.simulator.control.inject({ situation: "feed-latin1" });
    await readFeed();
    expect((await desk.job(jobId)).statusLabel).toBe("On Press");
  });
});

describe("API and feed together", () => {
  test("the feed never takes back what the API said, and the API is asked when they disagree", async () => {
    const [jobId = ""] = await jobsOnOrders(1);
    desk.simulator.control.ship(jobId, ["1Z999AA10102345672"]);
    await sync();
    pass(16);
    desk.simulator.control.moveJob(jobId, "Sent to Reprint");
    await readFeed();
    expect((await desk.job(jobId)).statusLabel).toBe("Complete: Shipped");
    await desk.workOff();
    expect(await desk.job(jobId)).toMatchObject({
      statusLabel: "Sent to Reprint",
      statusSource: "api",
      isOpen: true,
    });
    const sources = (await jobRepository(desk.database.db).observations(jobId as JobId)).map(
      ({ source }) => source,
    );
    expect(new Set(sources)).toEqual(new Set(["api", "feed"]));
  });
});

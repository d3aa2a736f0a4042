import { createServer, type Server } from "node:http";
import { levelSetting, modeSetting } from "@overprint/core/settings";
import * as schema from "@overprint/database/schema";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { examine } from "#server/doctor/check.ts";
import { connectionCheck } from "#server/printer-connection.ts";
import { type Desk, openDesk, ownerAsks } from "#server/status/desk.ts";
import { feedCheck } from "#server/status/feed-check.ts";
import { readFeedWhenDue } from "#server/status/read-feed.ts";
import { feedMinutesSetting } from "#server/status/settings.ts";
import { enterJobIds } from "#server/status/typed-jobs.ts";
import { lookInFeed } from "#server/transfer/look-in-feed.ts";
import { feedUrlName } from "#server/wiring/printer.ts";
import { feedTickTask } from "#tasks/status.ts";
import { action, loader } from "./settings-feed.tsx";

/** What the small server of a feed answers next. */
type Answer = {
  body: string | Uint8Array | (() => Iterable<Uint8Array>);
  status?: number;
  etag?: string;
  type?: string;
};

let desk: Desk;
let server: Server;
let base: string;
let answer: Answer;
let asked: { readonly path: string; readonly etag: string | null }[] = [];

beforeAll(async () => {
  desk = await openDesk();
  server = createServer((request, response) => {
    const etag = request.headers["if-none-match"] ?? null;
    asked.push({ path: request.url ?? "", etag });
    if (answer.etag && etag === answer.etag) return response.writeHead(304).end();
    response.writeHead(answer.status ?? 200, {
      "content-type": answer.type ?? "application/rss+xml",
      ...(answer.etag ? { etag: answer.etag } : {}),
    });
    if (typeof answer.body !== "function") return response.end(answer.body);
    for (const part of answer.body()) response.write(part);
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await desk.close();
});
beforeEach(async () => {
  await desk.overprint.settings.set(levelSetting, "basic", "test");
  await desk.database.db.execute(
    sql`truncate transfer_jobs, transfer_attempts, jobs, job_observations, shipments, status_runs, feed_asks, feed_states,
      feed_items, problems, problem_subjects cascade`,
  );
  await pasteAddress("one");
  answer = { body: feed(item(ours, "On Press")) };
  asked = [];
});

const ours = "Z8291118499-001";
const strangers = "Z8291118777-001";
const at = "Mon, 02 Mar 2026 15:00:00 GMT";
const item = (jobId: string, status: string, { date = at, name = "business cards" } = {}) =>
  `<item><title>${jobId} - ${status}</title><description>Job ${jobId} (${name}) is now ${status}.</description><pubDate>${date}</pubDate></item>`;
const feed = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${items.join("")}</channel></rss>`;

const pasteAddress = (name: string) =>
  desk.overprint.secrets.set(feedUrlName("simulation"), `${base}/${name}`, "test");

const pass = (minutes: number) =>
  desk.clock.set(new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString());

const argsOf = (request: Request) => ownerAsks(desk.overprint, request) as never;

/** Presses "Save and test" with nothing new in the box. */
async function pressTest() {
  const body = new URLSearchParams({ intent: "save", address: "" });
  const url = "http://localhost/admin/settings/feed";
  const { notice } = await action(argsOf(new Request(url, { method: "POST", body })));
  const { state } = await loader(argsOf(new Request(url)));
  return { notice, state };
}

/** A job of ours that the feed has shown on press, sixteen minutes ago. */
async function jobOnPress(): Promise<void> {
  const [itemId = ""] = await desk.orders(1);
  await enterJobIds(desk.overprint, { itemId, text: ours, actor: "Ada" });
  await pressTest();
  expect((await desk.job(ours)).statusLabel).toBe("On Press");
  pass(16);
}
const problems = async () => (await desk.overprint.problems.listOpen()).map(({ code }) => code).toSorted();
const megabyte = Buffer.alloc(1024 * 1024, " ");
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("the feed's test in Settings", () => {
  test.each<[string, Answer, RegExp]>([
    ["a web page", { body: "<!doctype html><html>Sign in</html>", type: "text/html" }, /not a feed/],
    ["cut short before its first item", { body: '<?xml version="1.0"?><rss><channel><ti' }, /cut short/],
    [
      "fifty megabytes",
      {
        body: function* () {
          for (let part = 0; part < 50; part += 1) yield megabyte;
        },
      },
      /larger than/,
    ],
    [
      "an XML bomb",
      {
        body: `<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${feed(item(ours, "Packaging"))}`,
      },
      /entities/,
    ],
    ["an answer of a server in trouble", { body: "no", status: 503 }, /HTTP 503/],
    ["an empty answer", { body: "" }, /not a feed/],
  ])("%s is told with its cause and the next step, and changes nothing", async (_title, broken, reason) => {
    await jobOnPress();
    const before = await desk.job(ours);
    answer = broken;
    const { notice, state } = await pressTest();
    expect(notice).toMatchObject({ tone: "refused", title: expect.stringMatching(reason) });
    expect(notice.text).toMatch(/\S/);
    expect(state).toMatchObject({ state: "unreadable", reason: expect.stringMatching(reason) });
    expect(await desk.job(ours)).toEqual(before);
    expect(await problems()).toEqual([]);
  });

  test("a feed that nobody serves any more is told, and changes nothing", async () => {
    await jobOnPress();
    await desk.overprint.secrets.set(feedUrlName("simulation"), "http://127.0.0.1:1/feed", "test");
    const { notice, state } = await pressTest();
    expect(notice).toMatchObject({ tone: "refused", title: "4over's feed could not be reached." });
    expect(state).toMatchObject({ state: "unreadable", counts: null });
    expect((await desk.job(ours)).statusLabel).toBe("On Press");
  });

  test("a feed that is cut in the middle counts as far as it goes, and no job has left it", async () => {
    await jobOnPress();
    answer = { body: `${feed(item(strangers, "Packaging"), item(ours, "Packaging")).slice(0, -200)}` };
    const { notice, state } = await pressTest();
    expect(notice.title).toBe("The feed was read as far as it goes");
    expect(state).toMatchObject({ state: "cut-short", doNext: expect.stringMatching(/Nothing to do/) });
    expect(await desk.job(ours)).toMatchObject({ statusLabel: "On Press", leftFeedAt: null });
  });

  test("of a job that stands in it twice the newer counts, whatever their order", async () => {
    await jobOnPress();
    const later = { date: "Mon, 02 Mar 2026 17:00:00 GMT" };
    answer = { body: feed(item(ours, "New"), item(ours, "Packaging", later), item(ours, "Bindery")) };
    const { state } = await pressTest();
    expect(state).toMatchObject({ state: "read", counts: { jobs: 1, ours: 1, duplicates: 1 } });
    expect((await desk.job(ours)).statusLabel).toBe("Packaging");
  });

  test.each<[string, string | Uint8Array]>([
    ["says UTF-8 and is not", latin1(feed(item(ours, "Packaging", { name: "Café menus" })))],
    [
      "says an encoding that does not exist",
      feed(item(ours, "Packaging")).replace('encoding="UTF-8"', 'encoding="MARTIAN-7"'),
    ],
    [
      "is UTF-16 with its mark",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(feed(item(ours, "Packaging")), "utf16le")]),
    ],
  ])("a feed that %s is read all the same", async (_title, body) => {
    await jobOnPress();
    answer = { body };
    const { notice } = await pressTest();
    expect(notice).toMatchObject({ tone: "done", title: "The feed was read" });
    expect((await desk.job(ours)).statusLabel).toBe("Packaging");
  });

  test("a feed without a single job id says so, and no job has left it", async () => {
    await jobOnPress();
    answer = {
      body: feed("<item><title>Spring sale</title></item>", "<item><title>New dates</title></item>"),
    };
    const { notice, state } = await pressTest();
    expect(notice).toMatchObject({
      tone: "refused",
      title: "The feed was read, but no job was recognised in it",
    });
    expect(state).toMatchObject({ state: "read", counts: { jobs: 0, ours: 0, unrecognised: 2 } });
    expect(await desk.job(ours)).toMatchObject({ statusLabel: "On Press", leftFeedAt: null });
    expect(await problems()).toEqual([]);
  });

  test("the feed of another account says that none of its jobs is ours, and no job has left it", async () => {
    await jobOnPress();
    await pasteAddress("another-account");
    answer = { body: feed(item(strangers, "Packaging")) };
    const { notice } = await pressTest();
    expect(notice.title).toBe("The feed was read: 1 jobs recognised, none of them on your orders");
    expect(notice.text).toMatch(/feed of another account/);
    expect(await desk.job(ours)).toMatchObject({ statusLabel: "On Press", leftFeedAt: null });
    expect(await problems()).toEqual([]);
  });

  test("a job id of another account is named as one that the feed does not hold", async () => {
    await jobOnPress();
    const [itemId = ""] = await desk.orders(1);
    await enterJobIds(desk.overprint, { itemId, text: strangers, actor: "Ada" });
    pass(1);
    answer = { body: feed(item(ours, "Packaging")) };
    await pressTest();
    const [problem] = await desk.overprint.problems.listOpen();
    expect(problem).toMatchObject({ code: "job-not-in-feed", subjects: [{ id: strangers }] });
    expect(problem?.meaning).toMatch(/belongs to another account/);
  });
});

describe("the one reading of the feed", () => {
  test("nobody asks sooner than fifteen minutes: not a person, not the schedule, not a look for doubts", async () => {
    await pressTest();
    pass(14);
    expect((await pressTest()).notice.title).toBe("It was read a short while ago");
    await readFeedWhenDue(desk.overprint, 1);
    await lookInFeed(desk.overprint, { actor: "Ada", requestId: null });
    expect(asked).toHaveLength(1);
    pass(1);
    await Promise.all([pressTest(), pressTest(), readFeedWhenDue(desk.overprint, 15)]);
    expect(asked).toHaveLength(2);
  });

  test("it asks only for what is new since the last time", async () => {
    answer = { body: feed(item(ours, "On Press")), etag: '"7"' };
    await pressTest();
    pass(15);
    expect((await pressTest()).state).toMatchObject({ state: "unchanged" });
    expect(asked.map(({ etag }) => etag)).toEqual([null, '"7"']);
  });

  test("another address begins afresh: nothing of the former one is asked with or goes on to count", async () => {
    answer = { body: feed(item(ours, "On Press")), etag: '"7"' };
    await pressTest();
    await pasteAddress("two");
    const { state } = await loader(argsOf(new Request("http://localhost/admin/settings/feed")));
    expect(state).toBeNull();
    const [itemId = ""] = await desk.orders(1);
    expect((await enterJobIds(desk.overprint, { itemId, text: ours, actor: "Ada" })).known).toBe(0);
    answer = { body: feed(item(strangers, "New")), etag: '"7"' };
    await pressTest();
    expect(asked.at(-1)).toEqual({ path: "/two", etag: null });
    expect((await desk.job(ours)).statusLabel).toBeNull();
  });

  test.each([
    ["45 minutes", true, 45],
    ["1,440 minutes", true, 1_440],
    ["10 minutes", false, 30],
    [" minutes", false, 30],
  ])("%j in the field is taken: %s", async (shown, taken, minutes) => {
    const url = "http://localhost/admin/settings/feed";
    const body = new URLSearchParams({ intent: "minutes", minutes: shown });
    await desk.overprint.settings.set(feedMinutesSetting, 30, "Ada");
    const { notice } = await action(argsOf(new Request(url, { method: "POST", body })));
    expect(notice.tone === "done").toBe(taken);
    expect(await desk.overprint.settings.get(feedMinutesSetting)).toBe(minutes);
    await desk.overprint.settings.set(feedMinutesSetting, 30, "Ada");
  });

  test("the schedule waits for the minutes of Settings", async () => {
    const tick = () => feedTickTask.handler({}, desk.overprint, new AbortController().signal);
    await tick();
    pass(29);
    await tick();
    expect(asked).toHaveLength(1);
    pass(1);
    await tick();
    expect(asked).toHaveLength(2);
  });

  test("a transfer in doubt is settled by the same reading, and asks for it every fifteen minutes", async () => {
    const itemId = await inDoubt("1042-1.1-9f8e7d6c");
    const tick = () => feedTickTask.handler({}, desk.overprint, new AbortController().signal);
    await tick();
    expect(await desk.overprint.transfer.records.inDoubt()).toHaveLength(1);
    pass(15);
    answer = { body: feed(item(strangers, "New", { name: "1042-1.1-9f8e7d6c" })) };
    await tick();
    expect(asked).toHaveLength(2);
    expect(await desk.overprint.transfer.records.inDoubt()).toEqual([]);
    expect(await desk.job(strangers)).toMatchObject({ itemId, jobName: "1042-1.1-9f8e7d6c" });
  });

  test("a transfer that fell in doubt after the feed named it is settled by what was kept", async () => {
    answer = { body: feed(item(strangers, "New", { name: "1042-1.1-9f8e7d6c" })), etag: '"7"' };
    await pressTest();
    await inDoubt("1042-1.1-9f8e7d6c");
    const looked = await lookInFeed(desk.overprint, { actor: "Ada", requestId: null });
    expect(looked).toMatchObject({ ok: true, value: { found: 1 } });
    expect(asked).toHaveLength(1);
  });
});

describe("the Setup doctor on Basic", () => {
  const found = async () =>
    (await examine(desk.overprint, [connectionCheck, feedCheck])).map(({ name, state, ...rest }) => [
      name,
      state,
      "cause" in rest ? rest.cause : rest.what,
    ]);

  test("finds nothing wrong without an API key, as long as the feed can be read", async () => {
    await pressTest();
    expect(await found()).toEqual([
      ["printer-connection", "good", "This account is set to Basic, which needs no API key"],
      ["status-feed", "good", "The RSS feed is read"],
    ]);
    pass(15);
    answer = { body: "<!doctype html><html></html>" };
    await pressTest();
    expect((await found())[1]).toEqual([
      "status-feed",
      "bad",
      "4over answered with a page that is not a feed.",
    ]);
  });

  test("names a missing feed as what is wrong", async () => {
    await desk.overprint.settings.set(modeSetting, "live", "test");
    expect((await found())[1]).toEqual(["status-feed", "bad", "No RSS feed has been entered."]);
    await desk.overprint.settings.set(modeSetting, "simulation", "test");
  });
});

/** A transfer whose answer was lost; returns its order product. */
async function inDoubt(jobName: string): Promise<string> {
  const { db } = desk.database;
  const [itemId = ""] = await desk.orders(1);
  const orderId = itemId.replace("item", "order");
  const claimedAt = desk.clock.now().toISOString();
  await db.insert(schema.transfers).values({ itemId, orderId, state: "in-doubt", updatedAt: claimedAt });
  await db.insert(schema.transferAttempts).values({
    id: `attempt-of-${itemId}`,
    orderId,
    number: 1,
    reference: "1042-1-9f8e7d6c",
    mode: "simulation",
    state: "answer-lost",
    plan: {},
    claimedAt,
    claimedBy: "Ada",
  });
  await db.insert(schema.transferJobs).values({
    id: `job-of-${itemId}`,
    attemptId: `attempt-of-${itemId}`,
    orderId,
    itemId,
    copy: 0,
    set: 1,
    sequence: 1,
    jobName,
    state: "in-doubt",
    filesState: "in-order",
    currency: "USD",
    claimedAt,
    claimedBy: "Ada",
  });
  return itemId;
}

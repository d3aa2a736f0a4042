import { serve } from "@hono/node-server";
import { fourOverPrinter } from "@overprint/connectors/fourover";
import { jobRepository } from "@overprint/database";
import { FourOver } from "@overprint/fourover";
import { seededRandom } from "@overprint/simulators/fourover";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { watchJobs } from "./attention.ts";
import { type Desk, openDesk } from "./desk.ts";
import { syncOrders } from "./order-sync.ts";
import { pushEndpoint, pushPath } from "./push.ts";
import { readFeedNow } from "./read-feed.ts";
import { enterJobIds } from "./typed-jobs.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const jobs = 24;
const hoursAStep = 4;
const days = 31;

/** Where the simulated printer pushes to. */
let receiver: ReturnType<typeof serve>;
async function receivePushes(overprint: Desk["overprint"]): Promise<string> {
  const { fetch } = pushEndpoint(overprint);
  const port = await new Promise<number>((resolve) => {
    receiver = serve({ fetch, port: 0, hostname: "127.0.0.1" }, (info) => resolve(info.port));
  });
  return `http://127.0.0.1:${port}/${await pushPath(overprint)}`;
}
afterAll(() => new Promise((resolve) => receiver.close(resolve)));

/**
 * A month of virtual time: jobs begin on different days, some are held, cancelled, reprinted or shipped in parcels. The
 * API, the feed and pushes serve together; the API is slow to answer or refuses now and then, the feed is old and so
 * contradicts it, cut short or a web page, pushes are lost, come twice, and are written by strangers.
 */
test("after a month every job is where the printer has it, with its tracking numbers", async () => {
  const { simulator, clock, database } = desk;
  // A month of calls in a minute: the client's own limit counts real minutes.
  const client = new FourOver({ ...simulator, baseUrl: simulator.url, requestsPerMinute: 1_000_000 });
  const overprint = {
    ...desk.overprint,
    printer: async () => ({ ok: true as const, value: fourOverPrinter(client) }),
  };
  const { control } = simulator;
  const pushUrl = await receivePushes(overprint);
  const random = seededRandom(7);
  const chance = (share: number) => random() < share;
  const fate = seededRandom(11);
  const items = await desk.orders(jobs);
  const made = control.makeJobs(jobs, "New").map(({ jobId }) => jobId);
  for (const [index, jobId] of made.entries())
    await enterJobIds(overprint, { itemId: items[index] ?? "", text: jobId, actor: "Ada" });
  const { signal } = new AbortController();
  const reprinted = new Set<string>();
  for (let step = 0; step < (days * 24) / hoursAStep; step += 1) {
    const starts = made[Math.floor(step / 4)];
    if (starts && step % 4 === 0) control.resume(starts, "New");
    control.pushTo(fate() < 0.7 ? pushUrl : null);
    happen(control, made, { chance, random, reprinted, isEarly: step < ((days - 14) * 24) / hoursAStep });
    clock.set(control.advance({ hours: hoursAStep }));
    await control.pushesSettled();
    if (fate() < 0.1) await pushAgain(pushUrl, made[Math.floor(fate() * jobs)] ?? "");
    control.clearInjections();
    if (chance(0.1)) control.inject({ situation: "html", times: 2, route: "/orders/" });
    if (chance(0.05)) control.inject({ situation: "feed-stale", times: 1 });
    if (chance(0.05)) control.inject({ situation: "feed-truncated", times: 1 });
    if (chance(0.05)) control.inject({ situation: "feed-html", times: 1 });
    await syncOrders(
      overprint,
      { runId: `run-${step}`, scope: { kind: "due" }, startedBy: "schedule" },
      signal,
    );
    if (step % 2 === 0) await readFeedNow(overprint, { runId: `feed-${step}`, startedBy: "schedule" });
    if (step % 8 === 0) await watchJobs(overprint, signal);
  }
  expect(control.state().pushed.filter(({ answered }) => answered === 200).length).toBeGreaterThan(jobs);
  const hints = await database.db.execute(sql`select sum(times)::int as times from push_hints`);
  expect(Number(hints.rows[0]?.times)).toBeGreaterThan(jobs);
  const ours = new Map(
    (await jobRepository(database.db).find(made as never)).map((job) => [job.jobId as string, job]),
  );
  for (const truth of control.jobs().filter(({ jobId }) => made.includes(jobId))) {
    const job = ours.get(truth.jobId);
    expect({ jobId: truth.jobId, status: job?.statusLabel }).toEqual({
      jobId: truth.jobId,
      status: truth.status,
    });
    const known = job?.trackingNumbers ?? [];
    // A job that was printed twice may have left twice: the parcels of the first time were real too.
    if (reprinted.has(truth.jobId)) expect(known).toEqual(expect.arrayContaining([...truth.tracking]));
    else expect(known).toEqual(truth.tracking);
  }
  expect(reprinted.size).toBeGreaterThan(0);
  const kept = await database.db.execute(
    sql`select distinct source, effect from job_observations where source in ('api', 'feed') order by 1, 2`,
  );
  expect(kept.rows.map(({ source, effect }) => `${source} ${effect}`)).toEqual([
    "api applied",
    "api kept",
    "feed applied",
    "feed kept",
  ]);
  const states = new Set([...ours.values()].map(({ bucket }) => bucket));
  expect(states.has("delivered") && states.has("closed")).toBe(true);
});

/** A delivery that came before, with a status that nobody may believe. */
const pushAgain = (url: string, jobId: string) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify([{ source_job_id: jobId, job_name: "replayed", status: "Complete: Delivered" }]),
  });

type Happening = {
  readonly chance: (share: number) => boolean;
  readonly random: () => number;
  readonly reprinted: Set<string>;
  readonly isEarly: boolean;
};

/** What befalls a printer's jobs in a few hours. */
function happen(
  control: Desk["simulator"]["control"],
  jobIds: readonly string[],
  { chance, random, reprinted, isEarly }: Happening,
): void {
  const jobId = jobIds[Math.floor(random() * jobIds.length)] ?? "";
  const status = control.job(jobId)?.status ?? "";
  if (status.startsWith("On Hold")) control.resume(jobId, "Batch Prep");
  else if (/Shipped/.test(status) && isEarly && chance(0.3)) {
    control.reprint(jobId);
    reprinted.add(jobId);
  } else if (status === "Packaging" && chance(0.5)) control.ship(jobId, 3);
  else if (isEarly && chance(0.1)) control.hold(jobId);
  else if (chance(0.1)) control.cancel(jobId);
}

import { setTimeout as wait } from "node:timers/promises";
import { fourOverFeed } from "@overprint/connectors/fourover";
import { decideDoubt, resolveByEvidence, type TransferPorts } from "@overprint/core/transfer";
import type { Database } from "@overprint/database";
import { bench, portsOn } from "./ports.ts";
import { type SimulatorProcess, spawnSimulator, spawnWorker } from "./processes.ts";
import { anOrder, stockShop } from "./shop.ts";
import { prepareProducts, serveArtwork } from "./world.ts";

export type CampaignFigures = {
  readonly orders: number;
  readonly duplicates: number;
  readonly lost: number;
  /** Jobs that were in doubt at some time; none is at the end. */
  readonly inDoubt: number;
  readonly kills: number;
  readonly faults: number;
};
export type CampaignDetail = CampaignFigures & {
  readonly jobs: number;
  readonly settledByFeed: number;
  readonly settledByPerson: number;
  readonly stillInDoubt: number;
  readonly seconds: number;
  readonly struck: Readonly<Record<string, number>>;
};

const orderTimeoutMs = 600;

/** What goes wrong at the printer, as shares of the submits. */
const faults = [
  { situation: "accepts-but-never-answers", rate: 0.03 },
  { situation: "answers-500-after-accepting", rate: 0.03 },
  { situation: "resets-after-accepting", rate: 0.03 },
  { situation: "accepts-some-jobs", rate: 0.06 },
  { situation: "refuses-before-accepting", rate: 0.03 },
  { situation: "success-without-job-ids", rate: 0.03 },
  { situation: "job-ids-as-array", rate: 0.1 },
  { situation: "job-ids-as-objects", rate: 0.1 },
  { situation: "payment-missing", rate: 0.02 },
  { situation: "expired-card", rate: 0.02 },
  { situation: "slow", rate: 0.02, delayMs: 900, route: "POST /orders" },
  { situation: "rate-limited", rate: 0.03, route: "POST /orders" },
  { situation: "malformed-json", rate: 0.02, route: "POST /orders" },
  { situation: "html", rate: 0.02, route: "POST /orders" },
  { situation: "empty-body", rate: 0.02, route: "POST /orders" },
  { situation: "server-error", rate: 0.02, route: "POST /jobs" },
  { situation: "price-drifted", rate: 0.01 },
] as const;

/** A small generator with a seed, so that kills and sizes can be repeated. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Sends `orders` store orders through the simulated printer while it errs and the sending process is killed by SIGKILL at
 * random, then compares the printer's books with ours.
 */
export async function runCampaign(
  database: Database,
  {
    orders,
    seed,
    onProgress,
  }: { readonly orders: number; readonly seed: number; readonly onProgress?: (line: string) => void },
): Promise<CampaignDetail> {
  const startedAt = performance.now();
  const random = seeded(seed);
  const simulator = await spawnSimulator(seed);
  const artwork = await serveArtwork();
  try {
    const ports = portsOn(database, simulator, { orderTimeoutMs });
    const products = await prepareProducts(ports.printer, artwork.url, 4);
    const stock = Array.from({ length: orders }, (_, index) => {
      const prepared = products[index % products.length];
      if (!prepared) throw new Error("the simulated printer sells something");
      const sets = Array.from({ length: 1 + Math.floor(random() * 3) }, () => 1 + Math.floor(random() * 1.4));
      return { order: anOrder(String(10_000 + index), prepared, sets), prepared };
    });
    await stockShop(database, stock);
    onProgress?.(`${orders} orders are ready, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    await Promise.all(faults.map((fault, index) => simulator.inject({ ...fault, seed: seed * 100 + index })));
    const run = await sendEverything(database, ports, simulator, random, onProgress);
    const audit = await compareBooks(
      database,
      simulator,
      stock.map(({ order }) => order),
    );
    const { struck } = await simulator.truth();
    return {
      orders,
      ...audit,
      ...run,
      struck,
      faults: Object.values(struck).reduce((sum, count) => sum + count, 0),
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    };
  } finally {
    simulator.close();
    await artwork.close();
  }
}

/** Kills and restarts the worker until nothing is left to send and nothing is in doubt. */
async function sendEverything(
  database: Database,
  ports: TransferPorts,
  simulator: SimulatorProcess,
  random: () => number,
  onProgress?: (line: string) => void,
) {
  const given = {
    database: database.url,
    orderTimeoutMs,
    orderIds: null,
    url: simulator.url,
    apiKey: simulator.apiKey,
    privateKey: simulator.privateKey,
  };
  let kills = 0;
  let settledByFeed = 0;
  let settledByPerson = 0;
  for (let round = 1; round <= 400; round += 1) {
    // The first dies at its first answer, so that no campaign is too short for a kill.
    const worker = spawnWorker({ ...given, killAt: round === 1 ? "after-answer" : null });
    await worker.ready;
    const lifeMs = 300 + random() * 4_700;
    const ended = await Promise.race([worker.ended, wait(lifeMs, "alive" as const)]);
    if (ended === "alive") worker.child.kill("SIGKILL");
    const { signal } = await worker.ended;
    if (signal === "SIGKILL") kills += 1;
    else if (ended !== "alive" && ended.code !== 0) throw new Error(`the worker failed: ${ended.errors}`);
    settledByFeed += await readFeed(ports, simulator);
    const left = await count(
      database,
      "select count(*)::int as n from transfers where state not in ('placed', 'in-doubt', 'claimed')",
    );
    const open = await count(
      database,
      "select count(*)::int as n from transfer_jobs where state in ('in-doubt', 'claimed')",
    );
    onProgress?.(`round ${round}: ${left} order products to send, ${open} jobs in doubt, ${kills} kills`);
    if (signal !== null || left > 0) continue;
    if (open === 0) break;
    // Nothing is left to send: now a person looks at what the feed no longer shows, and decides.
    settledByPerson += await lookAndDecide(ports, simulator);
  }
  const inDoubt = await count(
    database,
    "select count(distinct after->>'jobName')::int as n from audit_entries where action = 'transfer.job-in-doubt'",
  );
  const stillInDoubt = await count(
    database,
    "select count(*)::int as n from transfer_jobs where state in ('in-doubt', 'claimed')",
  );
  return { kills, inDoubt, stillInDoubt, settledByFeed, settledByPerson };
}

async function count({ pool }: Database, query: string): Promise<number> {
  return (await pool.query<{ n: number }>(query)).rows[0]?.n ?? 0;
}

/** Evidence from the account's own RSS feed, as the schedule reads it. */
async function readFeed(ports: TransferPorts, simulator: SimulatorProcess): Promise<number> {
  const reading = await fourOverFeed(simulator.feedUrl, ports.clock).fetch({
    etag: null,
    lastModified: null,
  });
  if (reading.kind !== "read") return 0;
  const sightings = reading.observations.map(({ jobId, source, text, seenAt }) => ({
    jobId,
    source,
    seenAt,
    text: text ?? "",
  }));
  return (await resolveByEvidence(ports, sightings, bench)).found;
}

/** A person looks for each job name at the printer, half an hour later, and says what is there. */
async function lookAndDecide(ports: TransferPorts, simulator: SimulatorProcess): Promise<number> {
  const later = { now: () => new Date(Date.now() + 1_800_000) };
  // Half an hour later the printer has long finished what it was told before: its slowest answer takes a second.
  for (let looks = 0; looks < 200 && (await simulator.truth()).underWay > 0; looks += 1) await wait(50);
  const there = new Map((await simulator.truth()).jobs.map((job) => [job.jobName, job.jobId]));
  const doubtful = await ports.transfers.inDoubt();
  for (const job of doubtful) {
    const jobId = there.get(job.jobName);
    const decision = jobId
      ? ({ kind: "it-is-there", jobId, reason: "found on 4over.com" } as const)
      : ({ kind: "it-is-not-there", reason: "not found on 4over.com" } as const);
    const decided = await decideDoubt({ ...ports, clock: later }, job, decision, bench);
    if (!decided.ok) throw new Error(`${job.jobName}: ${decided.problem.what}`);
  }
  return doubtful.length;
}

/** The printer's books against ours: every set has one job there, and it is the one that we know. */
async function compareBooks(
  { pool }: Database,
  simulator: SimulatorProcess,
  orders: readonly { readonly number: string; readonly items: readonly { readonly sets: number }[] }[],
) {
  const { jobs } = await simulator.truth();
  const bySet = Map.groupBy(jobs, ({ jobName }) => jobName.split("-").slice(0, 2).join("-"));
  const ours = await pool.query<{ job_id: string; job_name: string }>(
    "select j.job_id, j.job_name from transfer_jobs t join jobs j on j.job_id = t.job_id where t.state = 'placed'",
  );
  const known = new Map(ours.rows.map((row) => [row.job_name, row.job_id]));
  let duplicates = 0;
  let lost = 0;
  for (const order of orders)
    for (const [line, item] of order.items.entries())
      for (let set = 1; set <= item.sets; set += 1) {
        const there = bySet.get(`${order.number}-${line + 1}.${set}`) ?? [];
        if (there.length > 1) duplicates += there.length - 1;
        if (!there.some((job) => known.get(job.jobName) === job.jobId)) lost += 1;
      }
  return { duplicates, lost, jobs: jobs.length };
}

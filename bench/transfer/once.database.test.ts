import {
  decideDoubt,
  doubtAbandonedClaims,
  type JobOutcome,
  resolveByEvidence,
  sendTransfer,
  type TransferPorts,
} from "@overprint/core/transfer";
import type { Database } from "@overprint/database";
import {
  type FourOverSimulator,
  impatientFetch,
  startFourOverSimulator,
} from "@overprint/simulators/fourover";
import { fixedClock, testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bench, portsOn } from "./ports.ts";
import { anOrder, type Prepared, stockShop } from "./shop.ts";
import { prepareProducts, serveArtwork } from "./world.ts";

let database: Database;
let simulator: FourOverSimulator;
let artwork: Awaited<ReturnType<typeof serveArtwork>>;
let ports: TransferPorts;
let prepared: Prepared;
let lastNumber = 5_000;

beforeAll(async () => {
  database = await testDatabase();
  simulator = await startFourOverSimulator({ products: 12 });
  artwork = await serveArtwork();
  ports = portsOn(database, simulator, { fetch: impatientFetch(simulator) });
  const [first] = await prepareProducts(ports.printer, artwork.url, 1);
  if (!first) throw new Error("the simulated printer sells something");
  prepared = first;
});
afterAll(async () => {
  await simulator.close();
  await artwork.close();
  await database.close();
});
beforeEach(() => simulator.control.clearInjections());

/** A store order in the shop, ready to go; `sets` of each order product. */
async function anOrderReady(sets: readonly number[] = [1]) {
  lastNumber += 1;
  const order = anOrder(String(lastNumber), prepared, sets);
  await stockShop(database, [{ order, prepared }]);
  return { order, targets: order.items.map(({ id }) => ({ itemId: id, copy: 0 })) };
}
const statesOf = async (target: { readonly itemId: Parameters<TransferPorts["transfers"]["load"]>[0] }) => {
  const record = await ports.transfers.load(target.itemId);
  return { state: record.state, jobs: record.jobs.map(({ state }) => state) };
};
/** Job names that the printer holds of an order, by its own books. */
const atPrinter = (orderNumber: string) =>
  simulator.control
    .state()
    .jobs.map((job) => job.jobName)
    .filter((name) => name.startsWith(`${orderNumber}-`));
const kinds = (outcomes: readonly JobOutcome[]) => outcomes.map((one) => one.kind);
async function send(targets: Parameters<typeof sendTransfer>[1], on: TransferPorts = ports) {
  const sent = await sendTransfer(on, targets, bench);
  if (!sent.ok) throw new Error(`${sent.problem.kind}: ${sent.problem.what}`);
  return sent.value;
}
const sightings = () =>
  simulator.control.state().jobs.map((job) => ({
    jobId: job.jobId,
    source: "feed" as const,
    text: `Job ${job.jobId} (${job.jobName}) is now New.`,
    seenAt: new Date().toISOString(),
  }));

describe("an order that goes well", () => {
  test("each set of each order product gets a job and its files", async () => {
    const { order, targets } = await anOrderReady([1, 2]);
    const result = await send(targets);
    expect(kinds(result.outcomes)).toEqual(["placed", "placed", "placed"]);
    expect(atPrinter(order.number)).toHaveLength(3);
    const records = await ports.transfers.loadOrder(order.id);
    expect(records.map(({ state }) => state)).toEqual(["placed", "placed"]);
    expect(records.flatMap(({ jobs }) => jobs.map((job) => job.filesState))).toEqual([
      "attached",
      "attached",
      "attached",
    ]);
  });

  test("files named in the order need no attaching", async () => {
    const { targets } = await anOrderReady([2]);
    const inline = portsOn(database, simulator, { conditions: { attachAfterwards: false } });
    const result = await send(targets, inline);
    expect(kinds(result.outcomes)).toEqual(["placed", "placed"]);
    const record = await ports.transfers.load(targets[0]?.itemId ?? ("" as never));
    expect(record.jobs.map((job) => job.filesState)).toEqual(["in-order", "in-order"]);
  });

  test("the plan names the card by its last four digits", async () => {
    const { order, targets } = await anOrderReady();
    await send(targets);
    const { rows } = await database.pool.query(
      "select plan::text from transfer_attempts where order_id = $1",
      [order.id],
    );
    expect(rows[0]?.plan).toContain("4242");
  });

  test("a card that was taken away at the printer after it was chosen holds, and nothing is sent", async () => {
    const { order, targets } = await anOrderReady();
    const without: TransferPorts = {
      ...ports,
      printer: { ...ports.printer, fetchPaymentProfiles: async () => [] },
    };
    expect(await sendTransfer(without, targets, bench)).toMatchObject({
      ok: false,
      problem: {
        kind: "all-held",
        what: expect.stringContaining("no longer among 4over's payment profiles"),
      },
    });
    expect(atPrinter(order.number)).toEqual([]);
  });

  test("everything that was done stands in the order's audit", async () => {
    const { order, targets } = await anOrderReady();
    await send(targets);
    const { rows } = await database.pool.query(
      "select action from audit_entries where order_id = $1 order by id",
      [order.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "transfer.claimed",
      "transfer.job-placed",
      "transfer.files-attached",
    ]);
  });
});

/** Both have planned and found it free when the first of them claims it: the narrowest moment there is. */
function meetingBeforeTheClaim(from: TransferPorts, operators: number): TransferPorts {
  const { promise: everybodyIsHere, resolve } = Promise.withResolvers<void>();
  let here = 0;
  const claim: TransferPorts["transfers"]["claim"] = async (...intent) => {
    if (++here === operators) resolve();
    await everybodyIsHere;
    return from.transfers.claim(...intent);
  };
  return { ...from, transfers: { ...from.transfers, claim } };
}

describe("only once", () => {
  test("of two operators at the same moment one sends and the other is told", async () => {
    const { order, targets } = await anOrderReady();
    const together = meetingBeforeTheClaim(ports, 2);
    const both = await Promise.all([
      sendTransfer(together, targets, bench),
      sendTransfer(together, targets, bench),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ problem: { kind: "already-claimed" } });
    expect(atPrinter(order.number)).toHaveLength(1);
  });

  test("ten clicks at once make one job", async () => {
    const { order, targets } = await anOrderReady();
    await Promise.all(Array.from({ length: 10 }, () => sendTransfer(ports, targets, bench)));
    expect(atPrinter(order.number)).toHaveLength(1);
  });

  test("two operators with overlapping choices never share an order product", async () => {
    const { order, targets } = await anOrderReady([1, 1, 1]);
    await Promise.all([
      sendTransfer(ports, targets.slice(0, 2), bench),
      sendTransfer(ports, targets.slice(1), bench),
    ]);
    const names = atPrinter(order.number).map((name) => name.split("-")[1]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("what is placed is not sent again", async () => {
    const { targets } = await anOrderReady();
    await send(targets);
    expect(await sendTransfer(ports, targets, bench)).toMatchObject({
      ok: false,
      problem: { kind: "cannot-be-transferred" },
    });
  });

  test.each([
    ["a job id that was typed", "typed"],
    ["a job that no attempt of ours placed", "transferred"],
  ])("an order product with %s is not sent", async (_what, origin) => {
    const { order, targets } = await anOrderReady();
    await database.db.execute(sql`insert into jobs (job_id, order_id, item_id, origin, currency)
      values (${`Z9${order.number}00001-001`}, ${order.id}, ${targets[0]?.itemId}, ${origin}, 'USD')`);
    expect(await sendTransfer(ports, targets, bench)).toMatchObject({
      problem: { kind: "cannot-be-transferred" },
    });
    expect(atPrinter(order.number)).toEqual([]);
  });
});

describe("a lost answer", () => {
  test.each([
    "accepts-but-never-answers",
    "answers-500-after-accepting",
    "resets-after-accepting",
    "success-without-job-ids",
    "malformed-json",
    "html",
    "empty-body",
  ] as const)("%s: in doubt, not sent again, found in the feed", async (situation) => {
    const { order, targets } = await anOrderReady();
    simulator.control.inject({ situation, times: 1, route: "POST /orders" });
    const result = await send(targets);
    expect(kinds(result.outcomes)).toEqual(["in-doubt"]);
    expect(await sendTransfer(ports, targets, bench)).toMatchObject({
      problem: { kind: "cannot-be-transferred" },
    });
    expect(atPrinter(order.number)).toHaveLength(1);
    await resolveByEvidence(ports, sightings(), bench);
    expect(await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).toEqual({
      state: "placed",
      jobs: ["placed"],
    });
  });

  test("an answer after our timeout leaves it in doubt, and the feed settles it", async () => {
    const { order, targets } = await anOrderReady();
    simulator.control.inject({ situation: "slow", delayMs: 1_500, times: 1, route: "POST /orders" });
    expect(kinds((await send(targets)).outcomes)).toEqual(["in-doubt"]);
    await expect.poll(() => atPrinter(order.number).length).toBe(1);
    await resolveByEvidence(ports, sightings(), bench);
    expect((await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).state).toBe("placed");
  });

  test("a person who looks and finds nothing releases it, and it is sent under another name", async () => {
    const { order, targets } = await anOrderReady();
    simulator.control.inject({ situation: "refuses-before-accepting", times: 1 });
    expect(kinds((await send(targets)).outcomes)).toEqual(["in-doubt"]);
    const clock = fixedClock(new Date(Date.now() + 3_600_000).toISOString());
    const [job] = (await ports.transfers.load(targets[0]?.itemId ?? ("" as never))).jobs;
    if (!job) throw new Error("there is a job in doubt");
    const early = await decideDoubt(ports, job, { kind: "it-is-not-there", reason: "looked" }, bench);
    expect(early).toMatchObject({ problem: { kind: "too-early" } });
    const late = await decideDoubt(
      { ...ports, clock },
      job,
      { kind: "it-is-not-there", reason: "looked" },
      bench,
    );
    expect(late).toMatchObject({ ok: true, value: { state: "not-there" } });
    expect(kinds((await send(targets)).outcomes)).toEqual(["placed"]);
    expect(atPrinter(order.number)).toHaveLength(1);
  });

  test("a person who finds it enters its job id", async () => {
    const { order, targets } = await anOrderReady();
    simulator.control.inject({ situation: "accepts-but-never-answers", times: 1 });
    await send(targets);
    const [job] = (await ports.transfers.load(targets[0]?.itemId ?? ("" as never))).jobs;
    const there = simulator.control.state().jobs.find((one) => one.jobName === job?.jobName);
    if (!job || !there) throw new Error("the printer holds it");
    const decided = await decideDoubt(
      ports,
      job,
      { kind: "it-is-there", jobId: there.jobId, reason: "seen on 4over.com" },
      bench,
    );
    expect(decided).toMatchObject({ ok: true, value: { state: "placed" } });
    expect((await ports.transfers.loadOrder(order.id))[0]).toMatchObject({
      state: "placed",
      jobs: [{ jobId: there.jobId }],
    });
  });

  test("a job that shows up after it was declared missing is reported as a double", async () => {
    const { targets } = await anOrderReady();
    simulator.control.inject({ situation: "accepts-but-never-answers", times: 1 });
    await send(targets);
    const [job] = (await ports.transfers.load(targets[0]?.itemId ?? ("" as never))).jobs;
    if (!job) throw new Error("there is a job in doubt");
    const clock = fixedClock(new Date(Date.now() + 3_600_000).toISOString());
    await decideDoubt({ ...ports, clock }, job, { kind: "it-is-not-there", reason: "not found" }, bench);
    await resolveByEvidence(ports, sightings(), bench);
    const open = await ports.problems.listOpen();
    expect(open.some((problem) => problem.key === `transfer/double:${job.id}`)).toBe(true);
  });

  test("an order product in doubt is one open problem that clears with the evidence", async () => {
    const { targets } = await anOrderReady();
    simulator.control.inject({ situation: "accepts-but-never-answers", times: 1 });
    await send(targets);
    const key = `transfer/in-doubt:${targets[0]?.itemId}`;
    expect((await ports.problems.listOpen()).filter((problem) => problem.key === key)).toHaveLength(1);
    await resolveByEvidence(ports, sightings(), bench);
    expect((await ports.problems.listOpen()).filter((problem) => problem.key === key)).toEqual([]);
  });
});

describe("what never left", () => {
  test.each(["rate-limited", "rate-limited-with-delay"] as const)(
    "%s: nothing was ordered and it may be sent again at once",
    async (situation) => {
      const { order, targets } = await anOrderReady();
      simulator.control.inject({ situation, times: 1, route: "POST /orders" });
      expect((await send(targets)).kind).toBe("never-sent");
      expect(kinds((await send(targets)).outcomes)).toEqual(["placed"]);
      expect(atPrinter(order.number)).toHaveLength(1);
    },
  );
});

describe("answers of every shape", () => {
  test.each(["job-ids-as-array", "job-ids-as-objects"] as const)(
    "%s: every set gets its own job id",
    async (situation) => {
      const { order, targets } = await anOrderReady([2, 1]);
      simulator.control.inject({ situation, times: 1 });
      expect(kinds((await send(targets)).outcomes)).toEqual(["placed", "placed", "placed"]);
      const truth = new Map(simulator.control.state().jobs.map((job) => [job.jobName, job.jobId]));
      const jobs = (await ports.transfers.loadOrder(order.id)).flatMap((record) => record.jobs);
      for (const job of jobs) expect(job.jobId).toBe(truth.get(job.jobName));
    },
  );

  test("accepted jobs are kept and only the refused one goes again", async () => {
    const { order, targets } = await anOrderReady([1, 1]);
    simulator.control.inject({ situation: "accepts-some-jobs", times: 1 });
    expect(kinds((await send(targets)).outcomes)).toEqual(["placed", "refused"]);
    expect(await sendTransfer(ports, targets, bench)).toMatchObject({
      problem: { kind: "cannot-be-transferred" },
    });
    const again = await send(targets.slice(1));
    expect(kinds(again.outcomes)).toEqual(["placed"]);
    expect(atPrinter(order.number)).toHaveLength(2);
  });

  test.each([
    ["payment-missing", "Must post a payment"],
    ["expired-card", "The card has expired"],
  ] as const)("%s: refused in the printer's words, one incident for the card", async (situation, words) => {
    const { targets } = await anOrderReady();
    simulator.control.inject({ situation, times: 1 });
    expect((await send(targets)).outcomes).toMatchObject([{ kind: "refused", reason: words }]);
    const open = await ports.problems.listOpen();
    const incident = open.find((problem) => problem.key === "transfer/payment-refused:Visa ending in 4242");
    expect(incident?.subjects.map(({ id }) => id)).toContain(targets[0]?.itemId);
    expect(kinds((await send(targets)).outcomes)).toEqual(["placed"]);
    const after = await ports.problems.listOpen();
    expect(after.flatMap((problem) => problem.subjects.map(({ id }) => id))).not.toContain(
      targets[0]?.itemId,
    );
  });
});

describe("today's price", () => {
  test("a price that drifted holds the order product with both amounts, and nothing is sent", async () => {
    const { order, targets } = await anOrderReady();
    simulator.control.inject({ situation: "price-drifted" });
    const sent = await sendTransfer(ports, targets, bench);
    expect(sent).toMatchObject({ ok: false, problem: { kind: "all-held" } });
    expect((await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).state).toBe("held");
    expect(atPrinter(order.number)).toEqual([]);
  });
  test("one drifted product is one incident over all its orders", async () => {
    const first = await anOrderReady();
    const second = await anOrderReady();
    simulator.control.inject({ situation: "price-drifted" });
    await sendTransfer(ports, first.targets, bench);
    await sendTransfer(ports, second.targets, bench);
    const open = await ports.problems.listOpen();
    const incident = open.find(({ key }) => key === `transfer/price-steady:${prepared.mapping.productCode}`);
    const ids = incident?.subjects.map(({ id }) => id) ?? [];
    expect(ids).toContain(first.targets[0]?.itemId);
    expect(ids).toContain(second.targets[0]?.itemId);
  });
  test("a combination that vanished holds", async () => {
    const { targets } = await anOrderReady();
    simulator.control.inject({ situation: "product-vanished" });
    const sent = await sendTransfer(ports, targets, bench);
    expect(sent.ok ? "" : sent.problem.what).toMatch(/does not offer this any more/);
  });
});

describe("the database and the clock", () => {
  test("a database that fails for a moment after the printer accepted costs nothing", async () => {
    const { order, targets } = await anOrderReady();
    let failures = 2;
    const shaky: TransferPorts = {
      ...ports,
      wait: async () => {},
      transfers: {
        ...ports.transfers,
        recordAnswer: async (...given) => {
          failures -= 1;
          if (failures >= 0) throw new Error("terminating connection due to administrator command");
          return ports.transfers.recordAnswer(...given);
        },
      },
    };
    expect(kinds((await send(targets, shaky)).outcomes)).toEqual(["placed"]);
    expect((await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).state).toBe("placed");
    expect(atPrinter(order.number)).toHaveLength(1);
  });

  test("a database that stays away leaves a claim, which becomes doubt and not a second order", async () => {
    const { order, targets } = await anOrderReady();
    const gone: TransferPorts = {
      ...ports,
      wait: async () => {},
      transfers: {
        ...ports.transfers,
        recordAnswer: async () => {
          throw new Error("the database is gone");
        },
      },
    };
    await expect(sendTransfer(gone, targets, bench)).rejects.toThrow("the database is gone");
    expect((await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).state).toBe("claimed");
    expect(await sendTransfer(ports, targets, bench)).toMatchObject({
      problem: { kind: "cannot-be-transferred" },
    });
    expect(await doubtAbandonedClaims(ports, { everyClaim: true }, bench)).toBe(1);
    expect((await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).state).toBe("in-doubt");
    await resolveByEvidence(ports, sightings(), bench);
    expect((await statesOf({ itemId: targets[0]?.itemId ?? ("" as never) })).state).toBe("placed");
    expect(atPrinter(order.number)).toHaveLength(1);
  });

  test("beside other workers a young claim is left alone", async () => {
    const { targets } = await anOrderReady();
    const gone: TransferPorts = {
      ...ports,
      wait: async () => {},
      transfers: { ...ports.transfers, recordAnswer: async () => Promise.reject(new Error("gone")) },
    };
    await sendTransfer(gone, targets, bench).catch(() => {});
    expect(await doubtAbandonedClaims(ports, { everyClaim: false }, bench)).toBe(0);
    const later = fixedClock(new Date(Date.now() + 4 * 60_000).toISOString());
    expect(await doubtAbandonedClaims({ ...ports, clock: later }, { everyClaim: false }, bench)).toBe(1);
  });

  test("a clock that jumps an hour back between claim and answer changes nothing", async () => {
    const { order, targets } = await anOrderReady();
    let calls = 0;
    const clock = {
      now: () => {
        calls += 1;
        return new Date(Date.now() - (calls > 3 ? 3_600_000 : 0));
      },
    };
    const jumping = portsOn(database, simulator, { clock });
    expect(kinds((await send(targets, jumping)).outcomes)).toEqual(["placed"]);
    expect(atPrinter(order.number)).toHaveLength(1);
  });
});

import {
  doubtAbandonedClaims,
  resolveByEvidence,
  sendTransfer,
  type TransferPorts,
} from "@overprint/core/transfer";
import { type Database, openDatabase } from "@overprint/database";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CutConnection, connectionThatCanBeCut } from "./cut-connection.ts";
import { bench, portsOn } from "./ports.ts";
import { anOrder, type Prepared, stockShop } from "./shop.ts";
import { prepareProducts, serveArtwork } from "./world.ts";

let database: Database;
let way: CutConnection;
let ours: Database;
let simulator: FourOverSimulator;
let artwork: Awaited<ReturnType<typeof serveArtwork>>;
let prepared: Prepared;
let lastNumber = 9_000;

beforeAll(async () => {
  database = await testDatabase();
  way = await connectionThatCanBeCut(database.url);
  ours = await openDatabase({ url: way.url, connections: 2 });
  simulator = await startFourOverSimulator({ products: 12 });
  artwork = await serveArtwork();
  const [first] = await prepareProducts(portsOn(database, simulator).printer, artwork.url, 1);
  if (!first) throw new Error("the simulated printer sells something");
  prepared = first;
});
afterAll(async () => {
  way.restore();
  await ours.close();
  await way.close();
  await simulator.close();
  await artwork.close();
  await database.close();
});
beforeEach(() => way.restore());

async function orderReady() {
  lastNumber += 1;
  const order = anOrder(String(lastNumber), prepared, [1]);
  const [item] = order.items;
  if (!item) throw new Error("the order has an order product");
  await stockShop(database, [{ order, prepared }]);
  return { order, target: { itemId: item.id, copy: 0 } };
}

/** The database's own word, on a connection of its own. */
const kept = (target: { readonly itemId: Parameters<TransferPorts["transfers"]["load"]>[0] }) =>
  portsOn(database, simulator).transfers.load(target.itemId);
const atPrinter = (number: string) =>
  simulator.control.state().jobs.filter(({ jobName }) => jobName.startsWith(`${number}-`));

/** The printer takes the order, and `then` happens before its answer is written down. */
function accepting(then: () => void, restoredAtWait: number): TransferPorts {
  const ports = portsOn(ours, simulator);
  let waits = 0;
  return {
    ...ports,
    printer: {
      ...ports.printer,
      placeOrder: async (order) => {
        const answer = await ports.printer.placeOrder(order);
        then();
        return answer;
      },
    },
    wait: async () => {
      waits += 1;
      if (waits === restoredAtWait) way.restore();
    },
  };
}

test("a connection that is cut after the printer accepted, and comes back, costs nothing", async () => {
  const { order, target } = await orderReady();
  const sent = await sendTransfer(accepting(way.cut, 3), [target], bench);
  expect(sent).toMatchObject({ ok: true, value: { outcomes: [{ kind: "placed" }] } });
  const [job] = atPrinter(order.number);
  expect(await kept(target)).toMatchObject({
    state: "placed",
    jobs: [{ state: "placed", jobId: job?.jobId, filesState: "attached" }],
  });
  expect(atPrinter(order.number)).toHaveLength(1);
});

test("an answer that was written down, but whose commit nobody heard of, is written once", async () => {
  const { order, target } = await orderReady();
  const sent = await sendTransfer(
    accepting(() => way.cutAtAnswerTo("commit"), 1),
    [target],
    bench,
  );
  expect(sent.ok).toBe(true);
  expect(await kept(target)).toMatchObject({ state: "placed", jobs: [{ state: "placed" }] });
  const { rows } = await database.pool.query<{ action: string }>(
    "select action from audit_entries where order_id = $1 and action = 'transfer.job-placed'",
    [order.id],
  );
  expect(rows).toHaveLength(1);
  expect(atPrinter(order.number)).toHaveLength(1);
});

test("a connection that stays away leaves a claim, then a doubt that the feed settles, and one job", async () => {
  const { order, target } = await orderReady();
  await expect(sendTransfer(accepting(way.cut, Number.NaN), [target], bench)).rejects.toThrow();
  expect(way.isCut()).toBe(true);
  expect((await kept(target)).state).toBe("claimed");
  way.restore();
  const again = portsOn(ours, simulator);
  expect(await sendTransfer(again, [target], bench)).toMatchObject({
    ok: false,
    problem: { kind: "cannot-be-transferred" },
  });
  expect(await doubtAbandonedClaims(again, { everyClaim: true }, bench)).toBe(1);
  const sightings = atPrinter(order.number).map(({ jobId, jobName }) => ({
    jobId,
    source: "feed" as const,
    text: `Job ${jobId} (${jobName}) is now New.`,
    seenAt: new Date().toISOString(),
  }));
  await resolveByEvidence(again, sightings, bench);
  const [job] = atPrinter(order.number);
  expect(await kept(target)).toMatchObject({ state: "placed", jobs: [{ jobId: job?.jobId }] });
  expect(atPrinter(order.number)).toHaveLength(1);
});

test("a claim whose commit nobody heard of sends nothing, and cannot be sent beside itself", async () => {
  const { order, target } = await orderReady();
  const ports = portsOn(ours, simulator);
  way.cutAtAnswerTo("commit");
  await expect(sendTransfer(ports, [target], bench)).rejects.toThrow();
  way.restore();
  expect(atPrinter(order.number)).toEqual([]);
  expect((await kept(target)).state).toBe("claimed");
  expect(await sendTransfer(ports, [target], bench)).toMatchObject({ ok: false });
  expect(await doubtAbandonedClaims(ports, { everyClaim: true }, bench)).toBe(1);
  expect(atPrinter(order.number)).toEqual([]);
});

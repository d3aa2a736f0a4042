import { doubtAbandonedClaims, resolveByEvidence, type TransferPorts } from "@overprint/core/transfer";
import { type Database, openDatabase } from "@overprint/database";
import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCampaign } from "./campaign.ts";
import { bench, portsOn } from "./ports.ts";
import { type SimulatorProcess, spawnSimulator, spawnWorker } from "./processes.ts";
import { anOrder, type Prepared, stockShop } from "./shop.ts";
import { prepareProducts, serveArtwork } from "./world.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe("the sending process is killed at a step", () => {
  let simulator: SimulatorProcess;
  let artwork: Awaited<ReturnType<typeof serveArtwork>>;
  let ports: TransferPorts;
  let prepared: Prepared;
  let number = 7_000;
  beforeAll(async () => {
    simulator = await spawnSimulator(1);
    artwork = await serveArtwork();
    ports = portsOn(database, simulator);
    const [first] = await prepareProducts(ports.printer, artwork.url, 1);
    if (!first) throw new Error("the simulated printer sells something");
    prepared = first;
  });
  afterAll(async () => {
    simulator.close();
    await artwork.close();
  });

  const namesOf = async (orderNumber: string) =>
    (await simulator.truth()).jobs.filter((job) => job.jobName.startsWith(`${orderNumber}-`));
  const sightings = async () =>
    (await simulator.truth()).jobs.map((job) => ({
      jobId: job.jobId,
      source: "feed" as const,
      text: job.jobName,
      seenAt: new Date().toISOString(),
    }));

  test.each([
    ["before-claim", "to-transfer", 0],
    ["after-claim", "claimed", 0],
    ["in-call", "claimed", 1],
    ["after-answer", "claimed", 1],
    ["after-record", "placed", 1],
    ["after-files", "placed", 1],
  ] as const)("%s: it stands as %s with %i job at the printer", async (killAt, state, there) => {
    number += 1;
    const order = anOrder(String(number), prepared, [1]);
    await stockShop(database, [{ order, prepared }]);
    if (killAt === "in-call") await simulator.inject({ situation: "accepts-but-never-answers", times: 1 });
    const { url, apiKey, privateKey } = simulator;
    const worker = spawnWorker({
      database: database.url,
      url,
      apiKey,
      privateKey,
      orderTimeoutMs: 600_000,
      killAt,
      orderIds: [order.id],
    });
    expect(await worker.ended).toMatchObject({ signal: "SIGKILL" });
    const [item] = order.items;
    if (!item) throw new Error("the order has an order product");
    expect((await ports.transfers.load(item.id)).state).toBe(state);
    expect(await namesOf(order.number)).toHaveLength(there);
    await doubtAbandonedClaims(ports, { everyClaim: true }, bench);
    await resolveByEvidence(ports, await sightings(), bench);
    expect((await ports.transfers.load(item.id)).state).toBe(
      there === 1 ? "placed" : state === "to-transfer" ? "to-transfer" : "in-doubt",
    );
    expect(await namesOf(order.number)).toHaveLength(there);
  });
});

test("a short campaign of kills and faults duplicates nothing and loses nothing", async () => {
  // A database of its own: what the other tests left in doubt on purpose is no part of the campaign.
  const own = process.env.DATABASE_URL ? await testDatabase() : await ownDatabase();
  const figures = await runCampaign(own, { orders: 60, seed: 7 });
  await own.close();
  expect(figures).toMatchObject({ orders: 60, duplicates: 0, lost: 0, stillInDoubt: 0 });
  expect(figures.kills).toBeGreaterThan(0);
  expect(figures.faults).toBeGreaterThan(0);
});

async function ownDatabase(): Promise<Database> {
  const { migrateDatabase } = await import("@overprint/database");
  const own = await openDatabase({ folder: null });
  await migrateDatabase(own);
  return own;
}

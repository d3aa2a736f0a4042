import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@overprint/database";
import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLog } from "#server/logs/log.ts";
import { openTaskQueue } from "#server/tasks/queue.ts";
import { forgetCartsTask } from "#tasks/orders.ts";
import { ended, killAll, overprint } from "../journeys/command-line.ts";

const dataDir = mkdtempSync(join(tmpdir(), "overprint-commands-"));
/** On a server, a database of the server's; else the embedded one in the data folder. */
let server: Database | null = null;
beforeAll(async () => {
  if (process.env.DATABASE_URL) server = await testDatabase();
});
afterAll(async () => {
  await killAll();
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});
const env = () => ({ OVERPRINT_DATA_DIR: dataDir, DATABASE_URL: server?.url ?? "" });

/** Runs a command to its end. */
async function run(...args: readonly string[]) {
  const { child, said } = overprint(args, env());
  return { code: await ended(child), said: said() };
}

describe("commands, one after the other on one data folder", () => {
  test("migrate makes the database and brings it to this version", async () => {
    const kind = server ? "postgresql" : "embedded";
    expect(await run("migrate")).toEqual({ code: 0, said: `The ${kind} database is at this version.\n` });
  });

  test("sync reads the whole catalogue, and a second time finds nothing new", async () => {
    const first = await run("sync", "catalogue", "--everything");
    expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/\b6\b/) });
    const second = await run("sync");
    expect(second).toMatchObject({ code: 0, said: expect.stringMatching(/nothing|no change|0/i) });
  });

  test("sync orders says what became of the jobs", async () => {
    expect(await run("sync", "orders")).toEqual({ code: 0, said: "Order Sync is done: 0 jobs.\n" });
  });

  test("sync of anything else says what there is", async () => {
    expect(await run("sync", "everything")).toEqual({
      code: 1,
      said: "sync takes one of: catalogue, orders.\n",
    });
  });

  test("export writes every table as JSON lines, once however often it is run, without secrets and sessions", async () => {
    const folder = join(dataDir, "exported");
    expect((await run("export", folder)).code).toBe(0);
    const { code, said } = await run("export", folder);
    expect(code).toBe(0);
    expect(said).toMatch(/ 6 {2}trade_products\n/);
    const lines = readFileSync(join(folder, "trade_products.jsonl"), "utf8").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as object)).toHaveLength(6);
    expect(readdirSync(folder).filter((name) => /secret|session|account|verification/.test(name))).toEqual(
      [],
    );
  });

  test("doctor names each check, and what is bad with its cause and fix", async () => {
    const { said } = await run("doctor");
    for (const title of ["Database", "Data folder", "Key of stored secrets", "Public address"])
      expect(said).toMatch(new RegExp(`^ok    ${title}: `, "m"));
  });

  test("what is no command is refused with the list", async () => {
    expect(await run("print")).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^There is no command "print"\. Commands:\n {2}start /),
    });
  });
});

describe("a worker", () => {
  test("needs a PostgreSQL server, and says why", async () => {
    const { child, said } = overprint(["worker"], { OVERPRINT_DATA_DIR: dataDir });
    expect(await ended(child)).toBe(1);
    expect(said()).toMatch(/^A worker needs DATABASE_URL: /);
  });

  test.runIf(process.env.DATABASE_URL)("runs tasks that others enqueued, and ends when told", async () => {
    if (!server) throw new Error("there is a server");
    const queue = await openTaskQueue(server, [forgetCartsTask], createLog("silent"));
    await queue.tasks.enqueue(server.db, forgetCartsTask, {});
    const { child, said } = overprint(["worker"], env());
    const states = async () => (await queue.boss.findJobs(forgetCartsTask.name)).map(({ state }) => state);
    await expect.poll(states).toEqual(["completed"]);
    child.kill("SIGTERM");
    expect(await ended(child)).toBe(0);
    expect(said()).toContain("This worker runs tasks.");
    await queue.close();
  });
});

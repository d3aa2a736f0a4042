import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash, type TradeProduct } from "@overprint/core/catalogue";
import {
  catalogueRepository,
  type Database,
  migrateDatabase,
  openDatabase,
  syncRunsRepository,
} from "@overprint/database";
import { FourOver } from "@overprint/fourover";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fourOverPrinter } from "#fourover/index.ts";

const script = fileURLToPath(new URL("./sync-process.ts", import.meta.url));
/** Eleven batches: more than all kills together can let through. */
const count = 210;

let simulator: FourOverSimulator;
let folder: string;
/** On a server, a database of the server's; else a folder, which one process after the other opens. */
let server: Database | null = null;
beforeAll(async () => {
  simulator = await startFourOverSimulator({ products: count });
  folder = mkdtempSync(join(tmpdir(), "overprint-kill-"));
  if (process.env.DATABASE_URL) server = await testDatabase();
  const database = await open();
  await migrateDatabase(database);
  await done(database);
});
afterAll(async () => {
  await simulator.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async () => server ?? openDatabase({ folder });
const done = async (database: Database) => (server ? undefined : database.close());
const client = () => ({
  apiKey: simulator.apiKey,
  privateKey: simulator.privateKey,
  baseUrl: simulator.url,
  requestsPerMinute: 100_000,
});

/** Works on the sync in another process, which is killed so many milliseconds into its n-th batch, or ends. */
function work(killed: { readonly atBatch: number; readonly afterMs: number } | null): Promise<string | null> {
  const told = { database: server ? { url: server.url } : { folder }, client: client(), killed };
  const child = spawn(process.execPath, [script, JSON.stringify(told)], { stdio: "inherit" });
  return new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
}

async function sold(): Promise<readonly TradeProduct[]> {
  const products: TradeProduct[] = [];
  for await (const page of fourOverPrinter(new FourOver(client())).fetchProductPages({}))
    products.push(...page.products.map(({ product }) => product));
  return products;
}

test("a sync that is killed three times loses nothing and doubles nothing", async () => {
  expect(await work({ atBatch: 2, afterMs: 3 })).toBe("SIGKILL");
  expect(await work({ atBatch: 2, afterMs: 11 })).toBe("SIGKILL");
  expect(await work({ atBatch: 1, afterMs: 0 })).toBe("SIGKILL");
  expect(await work(null)).toBe(null);
  const database = await open();
  const { runs } = await syncRunsRepository(database.db).latest(10);
  expect(runs).toMatchObject([{ state: "finished", counts: { failed: 0, added: count } }]);
  const catalogue = catalogueRepository(database.db);
  const stored = await catalogue.loadMany(await catalogue.idsOnSale());
  const hashes = (products: readonly TradeProduct[]) => products.map(contentHash).sort();
  expect(hashes(stored)).toEqual(hashes(await sold()));
  const { rows } = await database.pool.query("select count(*)::int as versions from trade_product_versions");
  expect(rows).toEqual([{ versions: count }]);
  await done(database);
});

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
const count = 130;

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

/** Works on the sync in another process until it ends, or until it is killed `ms` after its `batches`-th batch. */
function work(kill: { readonly batches: number; readonly ms: number } | null): Promise<"ended" | "killed"> {
  const told = { database: server ? { url: server.url } : { folder }, client: client() };
  const child = spawn(process.execPath, [script, JSON.stringify(told)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let batches = 0;
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    said += text.toString();
    batches += text.toString().split("batch").length - 1;
    if (kill && batches >= kill.batches) setTimeout(() => child.kill("SIGKILL"), kill.ms).unref();
  });
  return new Promise((resolve) =>
    child.once("close", () => resolve(said.includes("ended") ? "ended" : "killed")),
  );
}

async function sold(): Promise<readonly TradeProduct[]> {
  const products: TradeProduct[] = [];
  for await (const page of fourOverPrinter(new FourOver(client())).fetchProductPages({}))
    products.push(...page.products.map(({ product }) => product));
  return products;
}

test("a sync that is killed three times loses nothing and doubles nothing", async () => {
  expect(await work({ batches: 1, ms: 3 })).toBe("killed");
  expect(await work({ batches: 2, ms: 11 })).toBe("killed");
  expect(await work({ batches: 1, ms: 0 })).toBe("killed");
  expect(await work(null)).toBe("ended");
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

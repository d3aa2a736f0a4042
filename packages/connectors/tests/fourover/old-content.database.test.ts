import {
  contentHash,
  defaultApprovalRules,
  type SyncDeps,
  type SyncScope,
  startSync,
  syncCatalogue,
  type TradeProductId,
} from "@overprint/core/catalogue";
import {
  catalogueRepository,
  changeSetsRepository,
  type Database,
  pruneVersions,
  syncRunsRepository,
  syncStoreRepository,
} from "@overprint/database";
import { FourOver } from "@overprint/fourover";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { fixedClock, numberedIds, testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fourOverPrinter } from "#fourover/index.ts";

// Five months of a small catalogue: a product grows dearer every ten days.

const start = "2026-01-01T12:00:00.000Z";
const tenDays = 10 * 86_400_000;
const risings = 14;
const clock = fixedClock(start);
const newId = numberedIds();

let database: Database;
let simulator: FourOverSimulator;
let dearer: TradeProductId;
let original: string;

const sets = () => changeSetsRepository(database.db);
const load = (id: TradeProductId) => catalogueRepository(database.db).loadTradeProduct(id);
const versionsOf = async (id: TradeProductId) => {
  const { rows } = await database.pool.query<{ id: number; read: string }>(
    `select id, to_char(read_at at time zone 'UTC', 'MM-DD') as read from trade_product_versions
      where product_id = $1 order by id`,
    [id],
  );
  return rows;
};

function deps(): SyncDeps {
  const { db } = database;
  const { url: baseUrl, apiKey, privateKey } = simulator;
  return {
    printer: fourOverPrinter(new FourOver({ baseUrl, apiKey, privateKey, requestsPerMinute: 100_000 })),
    runs: syncRunsRepository(db),
    store: syncStoreRepository({ db, newId }),
    changeSets: changeSetsRepository(db),
    rules: defaultApprovalRules,
    clock,
    worker: newId(),
  };
}

async function sync(scope: SyncScope = { kind: "changes" }) {
  const given = deps();
  const started = await startSync(scope, "jane", { runs: given.runs, clock, newId });
  if (!started.ok) throw new Error("no other sync runs");
  const outcome = await syncCatalogue(started.value.id, given);
  return outcome?.changeSet ?? null;
}

async function tenDaysLater(act: () => void) {
  clock.move(tenDays);
  simulator.control.advance({ days: 10 });
  act();
  return sync();
}

const ninetyDaysAgo = () => new Date(clock.now().getTime() - 90 * 86_400_000).toISOString();

beforeAll(async () => {
  database = await testDatabase();
  simulator = await startFourOverSimulator({ products: 6, now: new Date(start) });
  await sync({ kind: "everything" });
  const products = await catalogueRepository(database.db).loadMany(
    await catalogueRepository(database.db).idsOnSale(),
  );
  const one = products.find((product) => !product.code.startsWith("16PT-AC"));
  if (!one) throw new Error("the simulator generates products");
  dearer = one.id;
  original = contentHash(one);
  for (let rising = 0; rising < risings; rising += 1)
    await tenDaysLater(() => simulator.control.changePrices(5, dearer));
});
afterAll(async () => {
  await simulator?.close();
  await database?.close();
});

test("what is older than ninety days and further back than ten readings is forgotten, in batches", async () => {
  expect(await versionsOf(dearer)).toHaveLength(15);
  const { rows: before } = await database.pool.query("select count(*)::int as n from trade_base_prices");
  expect(await pruneVersions(database.db, ninetyDaysAgo(), 3)).toBe(3);
  expect(await pruneVersions(database.db, ninetyDaysAgo(), 3)).toBe(1);
  expect(await pruneVersions(database.db, ninetyDaysAgo(), 3)).toBe(0);
  const left = await versionsOf(dearer);
  expect(left).toHaveLength(11);
  expect(left[0]?.read).toBe("02-10");
  const { rows: after } = await database.pool.query("select count(*)::int as n from trade_base_prices");
  expect(after[0].n).toBeLessThan(before[0].n);
});

test("products that never changed keep what they have, however old it is", async () => {
  const ids = await catalogueRepository(database.db).idsOnSale();
  expect(await catalogueRepository(database.db).loadMany(ids)).toHaveLength(6);
});

test("ten readings can still be taken back, one after the other; the eleventh is refused, not done by halves", async () => {
  for (let back = 0; back < 10; back += 1) {
    const { sets: latest } = await sets().latest(50);
    const last = latest.find(({ kind, state }) => kind === "sync" && state === "approved");
    expect(await sets().rollBack(last?.id ?? "", "jane", clock.now().toISOString(), newId())).not.toBeNull();
  }
  const { sets: latest } = await sets().latest(50);
  const eleventh = latest.find(({ kind, state }) => kind === "sync" && state === "approved");
  expect(await sets().rollBack(eleventh?.id ?? "", "jane", clock.now().toISOString(), newId())).toBeNull();
  expect(await load(dearer)).not.toBeNull();
});

test("what a person took back stays known, however long ago", async () => {
  clock.move(300 * 86_400_000);
  simulator.control.advance({ days: 300 });
  const before = await versionsOf(dearer);
  expect(await pruneVersions(database.db, ninetyDaysAgo(), 100)).toBe(0);
  expect(await versionsOf(dearer)).toEqual(before);
  const again = await sync({ kind: "everything" });
  expect(again).toMatchObject({ state: "open", summary: { refusedBefore: 1 } });
});

test("forgotten content that the printer has again is stored anew, price for price", async () => {
  simulator.control.changePrices(-5 * risings, dearer);
  const open = await sync({ kind: "everything" });
  await sets().approve(open?.id ?? "", "jane", clock.now().toISOString());
  const product = await load(dearer);
  expect(product && contentHash(product)).toBe(original);
});

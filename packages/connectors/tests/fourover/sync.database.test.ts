import {
  type ApprovalRules,
  contentHash,
  defaultApprovalRules,
  type SyncDeps,
  type SyncScope,
  startSync,
  syncCatalogue,
  type TradeCategoryId,
  type TradeProductId,
} from "@overprint/core/catalogue";
import type { TradePrinter } from "@overprint/core/printer";
import {
  catalogueRepository,
  changeSetsRepository,
  type Database,
  syncRunsRepository,
  syncStoreRepository,
} from "@overprint/database";
import { FourOver } from "@overprint/fourover";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { numberedIds, testDatabase } from "@overprint/testing";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { fourOverPrinter } from "#fourover/index.ts";

const count = 45;
const everything: SyncScope = { kind: "everything" };
const changes: SyncScope = { kind: "changes" };
const clock = { now: () => new Date() };

let database: Database;
let simulator: FourOverSimulator;
let newId = numberedIds();

beforeEach(async () => {
  database = await testDatabase();
  simulator = await startFourOverSimulator({ products: count });
  newId = numberedIds();
});
afterEach(async () => {
  await simulator.close();
});
afterAll(() => database.close());

const client = () =>
  new FourOver({
    apiKey: simulator.apiKey,
    privateKey: simulator.privateKey,
    baseUrl: simulator.url,
    requestsPerMinute: 100_000,
    retry: { attempts: 1, budgetMs: 0 },
  });

function deps(
  printer: TradePrinter = fourOverPrinter(client()),
  rules: Partial<ApprovalRules> = {},
): SyncDeps {
  const { db } = database;
  return {
    printer,
    runs: syncRunsRepository(db),
    store: syncStoreRepository({ db, newId }),
    changeSets: changeSetsRepository(db),
    rules: { ...defaultApprovalRules, ...rules },
    clock,
    worker: newId(),
  };
}

async function begin(scope: SyncScope, given = deps()) {
  const started = await startSync(scope, "jane", { runs: given.runs, clock, newId });
  if (!started.ok) throw new Error(`another sync runs: ${started.problem.runId}`);
  return started.value;
}

async function sync(scope: SyncScope, given = deps()) {
  const outcome = await syncCatalogue((await begin(scope, given)).id, given);
  if (!outcome) throw new Error("the run was there to take");
  return outcome;
}

const catalogue = () => catalogueRepository(database.db);
const sets = () => changeSetsRepository(database.db);
const onSale = async () => (await catalogue().idsOnSale()).length;
const firstOnSale = async () => (await catalogue().idsOnSale())[0] as TradeProductId;
async function generated(): Promise<TradeProductId> {
  const products = await catalogue().loadMany(await catalogue().idsOnSale());
  const found = products.find((product) => !product.code.startsWith("16PT-AC"));
  if (!found) throw new Error("the simulator generates products");
  return found.id;
}

describe("a first sync", () => {
  test("stores the whole catalogue as the printer sells it, and approves it", async () => {
    const { run, changeSet } = await sync(everything);
    expect(run).toMatchObject({ state: "finished", phase: "changes", expected: count });
    expect(run.counts).toMatchObject({ read: count, added: count, failed: 0, changed: 0, removed: 0 });
    expect(changeSet).toMatchObject({ state: "approved", decidedBy: `sync ${run.id}` });
    expect(await onSale()).toBe(count);
  });

  test("costs a call for 20 products, one for each product's base prices, and two lists", async () => {
    const { run } = await sync(everything);
    const feedPages = Math.floor(count / 20) + 1;
    expect(run.counts.calls).toBe(1 + feedPages + count + 1);
  });

  test("every stored product is the one that was read, price for price", async () => {
    await sync(everything);
    for await (const page of fourOverPrinter(client()).fetchProductPages({})) {
      const stored = await catalogue().loadMany(page.products.map(({ product }) => product.id));
      expect(stored.map(contentHash)).toEqual(page.products.map(({ product }) => contentHash(product)));
    }
  });

  test("keeps the printer's own payload beside it", async () => {
    await sync(everything);
    const raw = await catalogue().raw("a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId);
    expect(raw).toMatchObject({ product: { product_code: "16PT-ACAKFOSPUVBK-4.25X5.5" } });
  });

  test("of some categories and a product reads these and no others", async () => {
    const cards = "08a9625a-4152-40cf-9007-b2bbb349efec" as TradeCategoryId;
    const sample = "a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId;
    await sync({ kind: "selection", title: "Business Cards", categoryIds: [cards], productIds: [sample] });
    const products = await catalogue().loadMany(await catalogue().idsOnSale());
    const others = products.filter((product) => !product.categoryIds.includes(cards));
    expect(others.map((product) => product.id)).toEqual([sample]);
    expect(products.length).toBeGreaterThan(5);
    const category = (await catalogue().categories()).find((one) => one.id === cards);
    expect(category).toMatchObject({ isSynced: true, products: products.length - 1 });
  });
});

describe("a second sync", () => {
  test("with nothing changed costs three calls and changes nothing", async () => {
    await sync(everything);
    const { run, changeSet } = await sync(changes);
    expect(run.counts).toMatchObject({ calls: 3, read: 0, added: 0, changed: 0, removed: 0 });
    expect(changeSet).toBeNull();
  });

  test("of everything with nothing changed finds each product unchanged", async () => {
    await sync(everything);
    const { run, changeSet } = await sync(everything);
    expect(run.counts).toMatchObject({ read: count, unchanged: count, changed: 0 });
    expect(changeSet).toBeNull();
  });

  test("reads a product whose price rose by 10 % and approves it under the threshold", async () => {
    await sync(everything);
    const id = await generated();
    const before = await catalogue().loadTradeProduct(id);
    simulator.control.changePrices(10, id);
    const { run, changeSet } = await sync(changes);
    expect(run.counts).toMatchObject({ read: 1, changed: 1 });
    expect(changeSet).toMatchObject({ state: "approved", summary: { repriced: 1 } });
    const after = await catalogue().loadTradeProduct(id);
    const price = after?.basePrices[0]?.price.minor ?? 0;
    const was = before?.basePrices[0]?.price.minor ?? 0;
    expect(price / was).toBeCloseTo(1.1, 2);
    expect(await catalogue().history(id)).toHaveLength(2);
  });

  test("lets prices that rose by 30 % wait for a person; meanwhile the old ones hold", async () => {
    await sync(everything);
    const id = await generated();
    const before = await catalogue().loadTradeProduct(id);
    simulator.control.changePrices(30, id);
    const { changeSet } = await sync(changes);
    expect(changeSet).toMatchObject({ state: "open", verdict: { kind: "ask" } });
    expect(await catalogue().loadTradeProduct(id)).toEqual(before);
    await sets().approve(changeSet?.id ?? "", "jane", new Date().toISOString());
    expect((await catalogue().loadTradeProduct(id))?.basePrices).not.toEqual(before?.basePrices);
  });

  test("does not lose what waits from the sync before", async () => {
    await sync(everything);
    const [first, second] = (await catalogue().idsOnSale()).filter((id) => !id.startsWith("a0c5ad38"));
    simulator.control.changePrices(30, first);
    await sync(changes);
    simulator.control.changePrices(30, second);
    const { changeSet } = await sync(changes);
    expect(changeSet?.summary.count.changed).toBe(2);
  });

  test("withdraws a change that the printer took back", async () => {
    await sync(everything);
    const id = await generated();
    simulator.control.changePrices(30, id);
    await sync(changes);
    simulator.control.changePrices(-30, id);
    const { changeSet } = await sync(changes);
    expect(changeSet).toBeNull();
    expect(await sets().findOpen()).toBeNull();
  });

  test("finds new products", async () => {
    await sync(everything);
    simulator.control.addProducts(3);
    const { run } = await sync(changes);
    expect(run.counts.added).toBe(3);
    expect(await onSale()).toBe(count + 3);
  });

  test("discontinues one product that is gone, and keeps what is stored of it", async () => {
    await sync(everything);
    const id = await generated();
    simulator.control.discontinue(id);
    const { run } = await sync(changes);
    expect(run.counts.removed).toBe(1);
    expect(await onSale()).toBe(count - 1);
    expect(await catalogue().loadTradeProduct(id)).toMatchObject({ id });
    expect(await catalogue().facts([id])).toMatchObject([{ discontinuedAt: expect.any(String) }]);
  });

  test("a third of the products gone stops and asks; nothing is discontinued", async () => {
    await sync(everything);
    const ids = (await catalogue().idsOnSale()).slice(0, 15);
    for (const id of ids) simulator.control.discontinue(id);
    const { changeSet } = await sync(changes);
    expect(changeSet).toMatchObject({ state: "open", verdict: { kind: "stop" } });
    expect(changeSet?.verdict?.reasons[0]).toMatch(/^15 of 45 products are gone/);
    expect(await onSale()).toBe(count);
  });

  test("a re-issued product waits for a confirmation, and its forerunner then points to it", async () => {
    await sync(everything);
    const id = await generated();
    const fresh = simulator.control.reissue(id) as TradeProductId;
    const { changeSet } = await sync(changes);
    expect(changeSet).toMatchObject({
      state: "open",
      summary: { count: { reissued: 1, added: 0, removed: 0 } },
    });
    const { entries } = await sets().entries(changeSet?.id ?? "", { limit: 10, offset: 0 });
    expect(entries[0]?.change).toMatchObject({
      kind: "reissued",
      productId: fresh,
      replaces: id,
      confidence: 99,
    });
    await sets().confirmReissue(changeSet?.id ?? "", fresh, true);
    await sets().approve(changeSet?.id ?? "", "jane", new Date().toISOString());
    expect(await catalogue().facts([id, fresh])).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id, reissuedAs: fresh, discontinuedAt: expect.any(String) }),
        expect.objectContaining({ id: fresh, reissuedFrom: id, discontinuedAt: null }),
      ]),
    );
  });
});

describe("going back", () => {
  test("one step brings back prices, removed products and takes new ones off", async () => {
    await sync(everything);
    const before = await catalogue().loadMany(await catalogue().idsOnSale());
    const [gone, dearer] = (await catalogue().idsOnSale()).filter((id) => !id.startsWith("a0c5ad38"));
    simulator.control.discontinue(gone as string);
    simulator.control.changePrices(10, dearer);
    simulator.control.addProducts(1);
    const { changeSet } = await sync(changes);
    expect(changeSet?.state).toBe("approved");
    const undone = await sets().rollBack(changeSet?.id ?? "", "jane", new Date().toISOString(), newId());
    expect(undone).toMatchObject({ kind: "rollback", state: "approved" });
    expect(await catalogue().loadMany(await catalogue().idsOnSale())).toEqual(before);
  });

  test("what was taken back does not return by itself", async () => {
    await sync(everything);
    const id = await generated();
    simulator.control.changePrices(10, id);
    const { changeSet } = await sync(changes);
    await sets().rollBack(changeSet?.id ?? "", "jane", new Date().toISOString(), newId());
    const again = await sync(everything);
    expect(again.changeSet).toMatchObject({
      state: "open",
      verdict: { kind: "ask" },
      summary: { refusedBefore: 1 },
    });
  });

  test("the first catalogue is not taken back: before it there was none", async () => {
    const { changeSet } = await sync(everything);
    expect(await sets().rollBack(changeSet?.id ?? "", "jane", new Date().toISOString(), newId())).toBeNull();
    expect(await onSale()).toBe(count);
  });
});

describe("when something fails", () => {
  test("a printer that is down ends the run with cause and next step; what is stored stays", async () => {
    await sync(everything);
    const { url } = simulator;
    await simulator.close();
    const { run, fault } = await sync(changes, deps(fourOverPrinter(client())));
    simulator = await startFourOverSimulator({ products: count, port: Number(new URL(url).port) });
    expect(run).toMatchObject({
      state: "failed",
      trouble: {
        what: expect.stringMatching(/could not be (asked|reached)/),
        meaning: expect.stringMatching(/stays as it was/),
        doNext: expect.stringMatching(/goes on by itself/),
      },
    });
    expect(fault).toMatchObject({ recovery: { kind: "retry" } });
    expect(await onSale()).toBe(count);
    const again = await syncCatalogue(run.id, deps());
    expect(again?.run.state).toBe("finished");
  });

  test("refused keys end the run and point to the settings", async () => {
    const wrong = new FourOver({ apiKey: "nobody", privateKey: "nothing", baseUrl: simulator.url });
    const { run } = await sync(everything, deps(fourOverPrinter(wrong)));
    expect(run.trouble?.doNext).toMatch(/Settings > General/);
  });

  test("a product whose base prices fail is noted, the others go on, and the next sync asks again", async () => {
    const id = "a0c5ad38-be9d-4efc-9b21-39cc69b11444";
    simulator.control.inject({ situation: "server-error", route: `${id}/baseprices` });
    const { run } = await sync(everything);
    expect(run).toMatchObject({ state: "finished", counts: { failed: 1, added: count - 1 } });
    expect(await syncRunsRepository(database.db).failuresOf(run.id)).toMatchObject([
      { id, reason: expect.stringMatching(/base prices could not be fetched/) },
    ]);
    simulator.control.clearInjections();
    const second = await sync(changes);
    expect(second.run.counts).toMatchObject({ added: 1, failed: 0 });
    expect(await onSale()).toBe(count);
  });

  test("a failed reading of a stored product leaves it on sale", async () => {
    await sync(everything);
    const id = await generated();
    simulator.control.changePrices(10, id);
    simulator.control.inject({ situation: "malformed-json", route: `${id}/baseprices` });
    const { run } = await sync(everything);
    expect(run.counts).toMatchObject({ failed: 1, removed: 0 });
    expect(await onSale()).toBe(count);
  });

  test("a printer that fails for 40 products in a row is not asked on", async () => {
    simulator.control.inject({ situation: "server-error", route: "/baseprices" });
    const { run } = await sync(everything);
    expect(run).toMatchObject({ state: "failed", counts: { failed: 40 } });
    expect(run.trouble?.what).toMatch(/failed for 40 products in a row/);
  });
});

describe("one run at a time", () => {
  test("a second start is refused with the run that is at work", async () => {
    const run = await begin(everything);
    const { runs } = deps();
    expect(await startSync(changes, "joe", { runs, clock, newId })).toEqual({
      ok: false,
      problem: { kind: "already-running", runId: run.id },
    });
  });

  test("a run that a worker is at is not taken by another", async () => {
    const run = await begin(everything);
    const { runs } = deps();
    const now = new Date().toISOString();
    expect(await runs.take(run.id, "one", now, "2020-01-01T00:00:00.000Z")).not.toBeNull();
    expect(await syncCatalogue(run.id, deps())).toBeNull();
  });

  test("a worker that lost its run to another stores nothing more", async () => {
    const run = await begin(everything);
    const given = deps();
    const { printer } = given;
    const robbed: TradePrinter = {
      ...printer,
      fetchProductPages: async function* (query, options) {
        for await (const page of printer.fetchProductPages(query, options)) {
          await given.runs.take(
            run.id,
            "thief",
            new Date().toISOString(),
            new Date(Date.now() + 1000).toISOString(),
          );
          yield page;
        }
      },
    };
    await expect(syncCatalogue(run.id, { ...given, printer: robbed })).rejects.toThrow(/somebody else's/);
    expect((await given.store.known()).size).toBe(0);
  });
});

describe("cancel and resume", () => {
  /** A printer that does something after its first page. */
  function afterFirstPage(printer: TradePrinter, act: () => Promise<void>): TradePrinter {
    return {
      ...printer,
      fetchProductPages: async function* (query, options) {
        let pages = 0;
        for await (const page of printer.fetchProductPages(query, options)) {
          if (pages === 1) await act();
          pages += 1;
          yield page;
        }
      },
    };
  }

  test("a cancelled run ends after the batch in hand, and goes on from there", async () => {
    const given = deps();
    const run = await begin(everything, given);
    const printer = afterFirstPage(given.printer, () => given.runs.requestCancel(run.id));
    const cancelled = await syncCatalogue(run.id, { ...given, printer });
    expect(cancelled?.run).toMatchObject({ state: "cancelled", counts: { read: 40 }, cursor: 40 });
    const resumed = await syncCatalogue(run.id, deps());
    expect(resumed?.run).toMatchObject({ state: "finished", counts: { read: count, added: count } });
    expect(await onSale()).toBe(count);
  });

  test("a process that ends leaves its run to the next worker", async () => {
    const given = deps();
    const run = await begin(everything, given);
    const stop = new AbortController();
    const printer = afterFirstPage(given.printer, async () => stop.abort(new Error("the process ends")));
    await expect(syncCatalogue(run.id, { ...given, printer }, { signal: stop.signal })).rejects.toThrow();
    expect(await given.runs.find(run.id)).toMatchObject({ state: "running" });
    const resumed = await syncCatalogue(run.id, deps(), { takeOver: true });
    expect(resumed?.run).toMatchObject({ state: "finished", counts: { added: count } });
    expect(await firstOnSale()).toBeTruthy();
  });
});

import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import type { CustomerGroupId, MarkupRuleId } from "@overprint/core/pricing";
import {
  editTexts,
  internalTitle,
  lowestPrice,
  printDefaultsSetting,
  storeGroupsSetting,
} from "@overprint/core/products";
import * as schema from "@overprint/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { followCatalogueTask, publishTask, refreshPricesTask, verifyPricesTask } from "#tasks/products.ts";
import { openShop, percentRule, productCount, type Shop } from "./shop.ts";

/** The printer's own sample product: its cheapest line costs $149.82. */
const sample = "a0c5ad38-be9d-4efc-9b21-39cc69b11444" as TradeProductId;
const builtIn = "built-in" as StoreId;
const everyone = {
  search: "",
  categoryId: null,
  origin: null,
  published: null,
  changed: null,
  discontinued: null,
  sort: "title",
  descending: false,
  offset: 0,
  limit: 100,
} as const;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => {
  shop.simulator.control.clearInjections();
});
afterAll(() => shop?.close());

const run = (signal = new AbortController().signal) => ({
  publish: (ids: readonly StoreProductId[], storeId = "built-in") =>
    publishTask.handler({ storeId, ids: [...ids] }, shop.overprint, signal),
  refresh: () => refreshPricesTask.handler({}, shop.overprint, signal),
  verify: (count: number) => verifyPricesTask.handler({ seed: 7, count }, shop.overprint, signal),
});
const publicationOf = async (id: StoreProductId) => (await shop.overprint.publications.of(builtIn, [id]))[0];
const problemsOf = async (code: string) =>
  (await shop.overprint.problems.listOpen()).filter((problem) => problem.code === code);
const historyOf = (id: TradeProductId) => shop.overprint.priceHistory.of(id);
const lowestNow = async (id: TradeProductId, group: CustomerGroupId | null = null) => {
  const priced = await shop.overprint.retail.price(await shop.product(id), group);
  return priced && lowestPrice(priced.configurator);
};

test("after a sync every product is in the list with its suffix and a first point of its price history", async () => {
  const { rows, total } = await shop.overprint.products.list(everyone);
  expect(total).toBe(productCount);
  for (const row of rows) expect(internalTitle(row)).toMatch(/ \(4over\)$/);
  expect(await historyOf(sample)).toMatchObject([
    { lowestMinor: 14_982, highestMinor: 45_591, lowestRetailMinor: 20_975 },
  ]);
});

test("following the same catalogue again writes nothing", async () => {
  const before = await shop.overprint.products.list(everyone);
  await followCatalogueTask.handler({}, shop.overprint, new AbortController().signal);
  expect(await shop.overprint.products.list(everyone)).toEqual(before);
  expect(await historyOf(sample)).toHaveLength(1);
});

test("a price that 4over raises by 10 % is in the store's list and the price history after the sync", async () => {
  const product = shop.nextProduct();
  await run().publish([product.id]);
  const before = await publicationOf(product.id);
  shop.simulator.control.changePrices(10, product.tradeProductId);
  await shop.sync();
  const after = await publicationOf(product.id);
  const [first, second] = await historyOf(product.tradeProductId);
  expect((second?.lowestMinor ?? 0) / (first?.lowestMinor ?? 1)).toBeCloseTo(1.1, 1);
  expect(after?.lowestPriceMinor).toBe(second?.lowestRetailMinor);
  expect(after?.lowestPriceMinor).toBeGreaterThan(before?.lowestPriceMinor ?? 0);
});

test("texts that a person wrote outlive a sync, the others follow 4over", async () => {
  const product = shop.nextProduct();
  const edited = editTexts(product, { title: "Our Finest Cards" }, "2026-03-02T15:00:00.000Z");
  if (!edited.ok) throw new Error("the title can be read");
  await shop.overprint.products.save(edited.value);
  shop.simulator.control.changePrices(5, product.tradeProductId);
  await shop.sync();
  expect(await shop.product(product.tradeProductId)).toMatchObject({
    title: "Our Finest Cards",
    ownFields: ["title"],
  });
});

test("a discontinued product leaves every store and is kept with its texts and prices", async () => {
  const product = shop.nextProduct();
  await run().publish([product.id]);
  expect(await shop.overprint.shelf.product(product.slug)).not.toBeNull();
  shop.simulator.control.discontinue(product.tradeProductId);
  await shop.sync();
  expect(await publicationOf(product.id)).toMatchObject({ state: "unpublished" });
  expect(await shop.overprint.shelf.product(product.slug)).toBeNull();
  expect(await shop.product(product.tradeProductId)).toMatchObject({ id: product.id, isDiscontinued: true });
  expect(await shop.overprint.catalogue.products.loadTradeProduct(product.tradeProductId)).not.toBeNull();
  expect(await historyOf(product.tradeProductId)).toHaveLength(1);
});

test("a discontinued product that a store cannot be told about is a problem; the other stores are told", async () => {
  const { overprint, database } = shop;
  const product = shop.nextProduct();
  await run().publish([product.id]);
  const [published] = await overprint.publications.of(builtIn, [product.id]);
  if (!published) throw new Error("it was published");
  await database.db
    .insert(schema.stores)
    .values({ id: "ops-1", kind: "onprintshop", name: "Larkspur", currency: "USD", isActive: false });
  await overprint.publications.record([{ ...published, storeId: "ops-1" as StoreId }]);
  shop.simulator.control.discontinue(product.tradeProductId);
  await shop.sync();
  expect(await publicationOf(product.id)).toMatchObject({ state: "unpublished" });
  expect(await problemsOf("products/discontinued-still-published")).toMatchObject([
    {
      subjects: [{ kind: "product", id: product.id }],
      what: expect.stringMatching(/^1 discontinued products could not be taken out/),
    },
  ]);
});

test("a re-issued product goes on under its new identifier once a person has agreed", async () => {
  const { overprint, simulator } = shop;
  const product = shop.nextProduct();
  await run().publish([product.id]);
  const fresh = simulator.control.reissue(product.tradeProductId) as TradeProductId;
  await shop.sync();
  const waiting = await overprint.catalogue.changeSets.findOpen();
  expect(waiting?.verdict?.reasons.join(" ")).toContain("1 products seem to have a new identifier");
  const { entries } = await overprint.catalogue.changeSets.entries(waiting?.id ?? "", {
    limit: 5,
    offset: 0,
  });
  expect(entries).toMatchObject([
    { change: { kind: "reissued", replaces: product.tradeProductId, confidence: 99 }, isConfirmed: false },
  ]);
  await overprint.catalogue.changeSets.confirmReissue(waiting?.id ?? "", fresh, true);
  await overprint.catalogue.approve(waiting?.id ?? "", "jane");
  await shop.workOff();
  expect(await shop.product(fresh)).toMatchObject({
    id: product.id,
    slug: product.slug,
    isDiscontinued: false,
  });
  expect(await publicationOf(product.id)).toMatchObject({ state: "published" });
});

test("without that agreement the new identifier is a new product, and the old one leaves the store", async () => {
  const { overprint, simulator } = shop;
  const product = shop.nextProduct();
  await run().publish([product.id]);
  const fresh = simulator.control.reissue(product.tradeProductId) as TradeProductId;
  await shop.sync();
  const waiting = await overprint.catalogue.changeSets.findOpen();
  await overprint.catalogue.approve(waiting?.id ?? "", "jane");
  await shop.workOff();
  expect((await shop.product(fresh)).id).not.toBe(product.id);
  expect(await shop.product(product.tradeProductId)).toMatchObject({ id: product.id, isDiscontinued: true });
  expect(await publicationOf(product.id)).toMatchObject({ state: "unpublished" });
});

test("one product's changes are left out and the others approved; what was left out does not pass unseen later", async () => {
  const { catalogue } = shop.overprint;
  const [wild, fair] = [shop.nextProduct(), shop.nextProduct()];
  const lowestOf = async (id: TradeProductId) => (await catalogue.products.facts([id]))[0]?.lowestBase.minor;
  const before = { wild: await lowestOf(wild.tradeProductId), fair: await lowestOf(fair.tradeProductId) };
  shop.simulator.control.changePrices(80, wild.tradeProductId);
  shop.simulator.control.changePrices(20, fair.tradeProductId);
  await shop.sync();
  const set = await catalogue.changeSets.findOpen();
  expect(set?.summary.count.changed).toBe(2);
  const left = await catalogue.leaveOut(set?.id ?? "", wild.tradeProductId, "jane");
  expect(left?.waiting).toMatchObject({ summary: { count: { changed: 1 }, refusedBefore: 0 } });
  expect(left?.waiting?.summary.highestBps).toBeLessThan(2_100);
  await catalogue.approve(set?.id ?? "", "jane");
  await shop.workOff();
  expect(await lowestOf(wild.tradeProductId)).toBe(before.wild);
  expect(await lowestOf(fair.tradeProductId)).toBeGreaterThan(before.fair ?? 0);
  expect((await catalogue.changeSets.latest(2)).sets).toMatchObject([
    { state: "rejected", summary: { count: { changed: 1 } } },
    { state: "approved", summary: { count: { changed: 1 } } },
  ]);
  await shop.sync({ kind: "everything" });
  const again = await catalogue.changeSets.findOpen();
  expect(again?.verdict?.reasons.join(" ")).toContain("1 products return to what was refused");
  expect(await catalogue.leaveOut(again?.id ?? "", wild.tradeProductId, "jane")).toEqual({ waiting: null });
  expect(await catalogue.changeSets.findOpen()).toBeNull();
  expect(await problemsOf("catalogue/changes-waiting")).toEqual([]);
});

test("a product that cannot be read is one problem with its reason, which goes when it can", async () => {
  const product = shop.nextProduct();
  shop.simulator.control.changePrices(5, product.tradeProductId);
  shop.simulator.control.inject({
    situation: "malformed-json",
    route: `${product.tradeProductId}/baseprices`,
  });
  await shop.sync();
  expect(await problemsOf("catalogue/products-unreadable")).toMatchObject([
    {
      subjects: [{ kind: "product", id: product.tradeProductId, label: product.sku }],
      what: expect.stringContaining(`${product.sku}: `),
    },
  ]);
  shop.simulator.control.clearInjections();
  await shop.sync();
  expect(await problemsOf("catalogue/products-unreadable")).toEqual([]);
});

test("a changed markup is in the store's list and the price history after the refresh", async () => {
  const { overprint } = shop;
  await run().publish([(await shop.product(sample)).id]);
  const { id } = await shop.product(sample);
  expect((await publicationOf(id))?.lowestPriceMinor).toBe(20_975);
  await overprint.markupRules.save([percentRule(50, { scope: { kind: "product", productId: sample } })]);
  await run().refresh();
  expect((await publicationOf(id))?.lowestPriceMinor).toBe(22_473);
  expect((await historyOf(sample)).map(({ lowestRetailMinor }) => lowestRetailMinor)).toEqual([
    20_975, 22_473,
  ]);
  await run().refresh();
  expect(await historyOf(sample)).toHaveLength(2);
  await overprint.markupRules.remove("rule-50" as MarkupRuleId);
  await run().refresh();
  expect((await publicationOf(id))?.lowestPriceMinor).toBe(20_975);
});

test("a store that sells to a customer group shows that group's prices everywhere, and nobody else's change", async () => {
  const { overprint } = shop;
  const { id, slug } = await shop.product(sample);
  const wholesale = { id: "wholesale" as CustomerGroupId, name: "Wholesale" };
  await overprint.markupRules.saveGroup(wholesale);
  await overprint.markupRules.save([
    percentRule(20, { scope: { kind: "all" }, customerGroupId: wholesale.id }),
  ]);
  await overprint.settings.set(storeGroupsSetting, { "built-in": wholesale.id }, "jane");
  const store = await overprint.openStore("built-in");
  const plan = store.ok ? await store.value.planPublish([id]) : null;
  expect(plan?.changes[0]?.summary).toMatch(/: from \$209\.75 to \$179\.78\.$/);
  await run().refresh();
  expect(await lowestNow(sample)).toBe(20_975);
  expect(await lowestNow(sample, wholesale.id)).toBe(17_978);
  expect((await publicationOf(id))?.lowestPriceMinor).toBe(17_978);
  const sold = await overprint.shelf.product(slug);
  expect(sold && lowestPrice(sold.configurator)).toBe(17_978);
  await overprint.settings.set(storeGroupsSetting, {}, "jane");
  await run().refresh();
  expect((await publicationOf(id))?.lowestPriceMinor).toBe(20_975);
});

test("customers read the suffix only while the setting shows it to them", async () => {
  const { overprint } = shop;
  const { id, slug, title } = await shop.product(sample);
  const seen = async () => ({
    shelf: (await overprint.shelf.product(slug))?.title,
    published: (await overprint.publishable.load(builtIn, [id]))[0]?.title,
    staff: (await overprint.publishable.load(builtIn, [id]))[0]?.internalTitle,
  });
  expect(await seen()).toEqual({ shelf: title, published: title, staff: `${title} (4over)` });
  const { initial } = printDefaultsSetting;
  await overprint.settings.set(printDefaultsSetting, { ...initial, showSuffixToCustomers: true }, "jane");
  const marked = `${title} (4over)`;
  expect(await seen()).toEqual({ shelf: marked, published: marked, staff: marked });
  await overprint.settings.set(printDefaultsSetting, initial, "jane");
});

/** The two amounts of a line: ours, then the printer's. */
function amountsOf(line = ""): readonly [number, number] {
  const [ours, theirs] = [...line.matchAll(/\$([\d,.]+\d)/g)].map((one) =>
    Number(one[1]?.replaceAll(",", "")),
  );
  return [ours ?? Number.NaN, theirs ?? Number.NaN];
}

test("quotes that ask 15 % more than the price list open a problem with both computations, line by line", async () => {
  shop.simulator.control.inject({ situation: "price-drifted" });
  await run().verify(4);
  const problems = await problemsOf("pricing/differs-from-quote");
  expect(problems).toHaveLength(4);
  for (const { meaning } of problems) {
    const lines = meaning.split("\n").slice(1);
    expect(lines[0]).toMatch(/^Base price: ours \$[\d,]+\.\d\d, 4over \$[\d,]+\.\d\d$/);
    expect(lines[1]).toMatch(/^Turnaround: ours \$/);
    expect(lines.at(-2)).toMatch(/^Options: ours \$/);
    const [ours, theirs] = amountsOf(lines[0]);
    expect(theirs / ours).toBeCloseTo(1.15, 1);
    const [oursInAll, theirsInAll] = amountsOf(lines.at(-1));
    expect(theirsInAll).toBeGreaterThan(oursInAll);
  }
  shop.simulator.control.clearInjections();
  await run().verify(4);
  expect(await problemsOf("pricing/differs-from-quote")).toEqual([]);
});

test("a combination that 4over no longer quotes is a difference too", async () => {
  shop.simulator.control.inject({ situation: "product-vanished" });
  await run().verify(1);
  const [problem] = await problemsOf("pricing/differs-from-quote");
  expect(problem?.meaning).toMatch(/Total: ours \$[\d,.]+, 4over not offered$/);
  shop.simulator.control.clearInjections();
  await run().verify(1);
});

test("products for a store that is switched off are one problem, which goes when they are published", async () => {
  const { database } = shop;
  const ids = [shop.nextProduct().id, shop.nextProduct().id];
  const switchTo = (isActive: boolean) =>
    database.db.update(schema.stores).set({ isActive }).where(eq(schema.stores.id, "built-in"));
  await switchTo(false);
  await run().publish(ids);
  expect(await problemsOf("products/not-published")).toMatchObject([
    { what: "The store Juniper Press is switched off or not connected." },
  ]);
  await switchTo(true);
  await run().publish(ids);
  expect(await problemsOf("products/not-published")).toEqual([]);
  expect(await publicationOf(ids[0] as StoreProductId)).toMatchObject({ state: "published" });
});

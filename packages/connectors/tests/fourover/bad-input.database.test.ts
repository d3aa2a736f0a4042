import { createServer, type Server } from "node:http";
import {
  defaultApprovalRules,
  startSync,
  syncCatalogue,
  type TradeProductId,
} from "@overprint/core/catalogue";
import {
  catalogueRepository,
  changeSetsRepository,
  type Database,
  syncRunsRepository,
  syncStoreRepository,
} from "@overprint/database";
import { FourOver } from "@overprint/fourover";
import { numberedIds, testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fourOverPrinter } from "#fourover/index.ts";

// A printer whose catalogue is not right: it speaks 4over's wire, and each product is wrong in its own way.

const run = { uuid: "run-500", name: "500" };
const color = { uuid: "color-44", name: "4/4" };
type Wire = Record<string, unknown>;

const turnaround = (price: unknown = "4.00"): Wire => ({
  product_option_group_uuid: "f80e8179-b264-42ce-9f80-bb258a09a1fe",
  product_option_group_name: "Turn-Around",
  minoccurs: 1,
  maxoccurs: 1,
  options: [
    {
      option_uuid: "t1",
      option_name: "224",
      option_description: "2-4 Business Days",
      runsize_uuid: run.uuid,
      runsize: run.name,
      colorspec_uuid: color.uuid,
      colorspec: color.name,
      option_prices_list: [
        { option_price_uuid: "tp", price, runsize_uuid: run.uuid, colorspec_uuid: color.uuid },
      ],
    },
  ],
});
const group = (name: string, options: readonly Wire[], min = "0"): Wire => ({
  product_option_group_uuid: `group ${name}`,
  product_option_group_name: name,
  minoccurs: min,
  maxoccurs: "1",
  options,
});
const option = (name: string, price: unknown): Wire => ({
  option_uuid: `option ${name}`,
  option_name: name,
  option_description: name,
  option_prices_list: [{ option_price_uuid: name, startqty: 1, endqty: 100_000, price, is_flat_fee: true }],
});
const base = (price: unknown): Wire => ({
  base_price_uuid: `base ${price}`,
  product_baseprice: price,
  runsize_uuid: run.uuid,
  runsize: run.name,
  colorspec_uuid: color.uuid,
  colorspec: color.name,
  can_group_ship: false,
});
type Product = { readonly code: string; readonly groups: readonly Wire[]; readonly base: readonly Wire[] };
const right = { groups: [turnaround()], base: [base("20.00")] };

const products: Readonly<Record<string, Product>> = {
  sound: { code: "SOUND", ...right },
  "no-turnaround": { code: "NO-TURNAROUND", groups: [], base: right.base },
  "no-prices": { code: "NO-PRICES", groups: right.groups, base: [] },
  "unknown-group": {
    code: "UNKNOWN-GROUP",
    groups: [turnaround(), group("Scent", [option("Lavender", "3.00")])],
    base: right.base,
  },
  negative: { code: "NEGATIVE", groups: right.groups, base: [base("-5.00")] },
  "not-a-number": {
    code: "NOT-A-NUMBER",
    groups: [turnaround(), group("Folding", [option("Half fold", "ask us"), option("Tri fold", "28.00")])],
    base: right.base,
  },
  "twin-a": { code: "TWIN", ...right },
  "twin-b": { code: "TWIN", ...right },
  many: {
    code: "MANY",
    groups: [
      turnaround(),
      group(
        "Numbering",
        Array.from({ length: 10_000 }, (_, index) => option(`No ${index}`, "1.00")),
      ),
    ],
    base: right.base,
  },
  garbled: { code: 7 as unknown as string, ...right },
};

const row = (uuid: string, { code, groups }: Product): Wire => ({
  product_uuid: uuid,
  product_code: code,
  product_description: String(code),
  categories: [{ category_uuid: "cards", category_name: "Cards" }],
  product_option_groups: groups,
  last_updated_at: "2026-01-02 03:04:05-08",
});

/** Just enough of the wire: categories, the feed, base prices and the list of codes. */
function answer(path: string, query: URLSearchParams): unknown {
  const paged = (rows: readonly unknown[]) => {
    const offset = Number(query.get("offset") ?? 0);
    return {
      entities: rows.slice(offset, offset + Number(query.get("max") ?? 20)),
      totalResults: rows.length,
    };
  };
  const [, uuid = ""] = /products\/([^/]+)\/baseprices$/.exec(path) ?? [];
  if (uuid) return paged(products[uuid]?.base ?? []);
  if (path.endsWith("/categories")) return paged([{ category_uuid: "cards", category_name: "Cards" }]);
  const rows = Object.entries(products).map(([id, product]) => row(id, product));
  if (path.endsWith("/productsfeed")) return paged(rows);
  return paged(rows.map((one) => ({ ...one, product_code: String(one.product_code) })));
}

let server: Server;
let database: Database;
let runId: string;
const clock = { now: () => new Date() };
const runs = () => syncRunsRepository(database.db);
const catalogue = () => catalogueRepository(database.db);
const load = (id: string) => catalogue().loadTradeProduct(id as TradeProductId);
const oddities = async (id: string) => (await catalogue().facts([id as TradeProductId]))[0]?.oddities ?? [];
const reasonOf = async (id: string) =>
  (await runs().failuresOf(runId)).find((failure) => failure.id === id)?.reason;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://printer");
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify(answer(pathname, searchParams)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  database = await testDatabase();
  const newId = numberedIds();
  const started = await startSync({ kind: "everything" }, "test", { runs: runs(), clock, newId });
  if (!started.ok) throw new Error("nothing else runs");
  runId = started.value.id;
  await syncCatalogue(runId, {
    printer: fourOverPrinter(
      new FourOver({ apiKey: "k", privateKey: "s", baseUrl: `http://127.0.0.1:${port}` }),
    ),
    runs: runs(),
    store: syncStoreRepository({ db: database.db, newId }),
    changeSets: changeSetsRepository(database.db),
    rules: defaultApprovalRules,
    clock,
    worker: "w",
  });
});
afterAll(async () => {
  await database.close();
  server.close();
});

test("what is right is synced, whatever stands beside it", async () => {
  expect((await runs().find(runId))?.counts).toMatchObject({ read: 10, added: 7, failed: 3 });
  expect(await runs().find(runId)).toMatchObject({ state: "finished" });
  expect((await load("sound"))?.basePrices[0]?.price).toEqual({ minor: 2_000, currency: "USD" });
  expect(await oddities("sound")).toEqual([]);
});

test("a product with no turnaround group is kept, and says so", async () => {
  expect((await load("no-turnaround"))?.turnaroundRows).toEqual([]);
  expect(await oddities("no-turnaround")).toEqual([
    "The product has no turnaround group: it is sold without a choice of turnaround.",
  ]);
});

test("a product with no prices is kept out, with the reason", async () => {
  expect(await load("no-prices")).toBeNull();
  expect(await reasonOf("no-prices")).toBe("It has no base price, so nothing of it can be priced.");
});

test("an unknown group is kept as a plain choice, and named", async () => {
  expect((await load("unknown-group"))?.optionGroups).toMatchObject([{ name: "Scent", kind: "other" }]);
  expect(await oddities("unknown-group")).toEqual([
    'Option group "Scent" is not one we know; it is offered as a plain choice.',
  ]);
});

test("a product whose only price is negative is kept out, with the price", async () => {
  expect(await load("negative")).toBeNull();
  expect(await reasonOf("negative")).toMatch(/"-5\.00" is not an amount/);
});

test("an option whose price is no number is left out, the other is sold", async () => {
  const folding = (await load("not-a-number"))?.optionGroups[0];
  expect(folding?.options.map((one) => one.name)).toEqual(["Tri fold"]);
  expect(await oddities("not-a-number")).toEqual([
    'Option "Half fold" of "Folding" is left out: "ask us" is not an amount.',
  ]);
});

test("two products with one code are both kept, and found", async () => {
  expect(await catalogue().duplicateCodes()).toEqual([{ code: "TWIN", productIds: ["twin-a", "twin-b"] }]);
});

test("ten thousand options are kept, and counted", async () => {
  expect((await load("many"))?.optionGroups[0]?.options).toHaveLength(10_000);
  expect(await oddities("many")).toEqual(['Option group "Numbering" has 10,000 options.']);
});

test("a product that cannot be read at all is kept out, with what is wrong", async () => {
  expect(await reasonOf("garbled")).toMatch(/cannot be read \(product_code/);
});

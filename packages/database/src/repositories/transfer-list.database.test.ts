import { type TransferQuery, transferSorts } from "@overprint/core/transfer";
import { testDatabase } from "@overprint/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "#open.ts";
import { stores } from "#schema/index.ts";
import { transferChoices } from "./transfer-choices.ts";
import { countTransfers, listTransfers } from "./transfer-list.ts";

let database: Database;
const rows = 10_000;

/** 10,000 order products: every tenth held, every tenth in doubt, every fifth placed and in production. */
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" });
  await db.execute(sql`insert into store_orders (id, store_id, external_id, number, placed_at, modified_at, customer_name,
      customer_email, customer_phone, ship_to, total_minor, currency, payment_state, access_key)
    select 'o' || n, 'built-in', n::text, (1000 + n)::text, now() - n * interval '1 minute', now(), 'Customer ' || n,
      'c' || n || '@example.com', '1', '{}'::jsonb, 5000, 'USD', 'paid', 'k' || n
    from generate_series(1, ${rows}) n`);
  await db.execute(sql`insert into store_order_items (id, order_id, position, external_id, title, quantity, sets, price_minor,
      currency, ledger_state, ledger_reason)
    select 'i' || n, 'o' || n, 0, n::text, case when n % 2 = 0 then 'Flyers ' else 'Business cards ' end || n, 500, 1, 5000 + n,
      'USD', case when n % 10 = 1 then 'held' else 'open' end, case when n % 10 = 1 then 'artwork missing' end
    from generate_series(1, ${rows}) n`);
  await db.execute(sql`insert into transfers (item_id, copy, order_id, state, updated_at)
    select 'i' || n, 0, 'o' || n, case when n % 10 = 2 then 'in-doubt' else 'placed' end, now()
    from generate_series(1, ${rows}) n where n % 10 in (2, 3, 4)`);
  await db.execute(sql`insert into jobs (job_id, order_id, item_id, origin, status_label, status_bucket, currency, is_open)
    select 'Z' || (8291000000 + n) || '-001', 'o' || n, 'i' || n, 'transferred', 'On Press', 'in-production', 'USD', true
    from generate_series(1, ${rows}) n where n % 10 in (3, 4)`);
});
afterAll(() => database.close());

const query = (given: Partial<TransferQuery> = {}): TransferQuery => ({
  tab: "to-transfer",
  search: "",
  storeId: null,
  mapped: null,
  sort: "order",
  descending: true,
  offset: 0,
  limit: 50,
  ...given,
});

test("every order product stands under exactly one tab", async () => {
  expect(await countTransfers(database.db)).toEqual({
    "to-transfer": 6_000,
    "in-doubt": 1_000,
    attention: 1_000,
    active: 2_000,
    completed: 0,
  });
});

test("a page of 10,000 holds fifty rows, the newest first, and knows how many there are", async () => {
  const page = await listTransfers(database.db, query());
  expect(page.total).toBe(6_000);
  expect(page.rows).toHaveLength(50);
  expect(page.rows[0]).toMatchObject({ orderNumber: "1005", state: "to-transfer", paid: { minor: 5_005 } });
});

test("the last page follows the others without a gap", async () => {
  const page = await listTransfers(database.db, query({ offset: 5_990, limit: 50 }));
  expect(page.rows).toHaveLength(10);
});

test("the method that the customer bought stands in until one of the printer's is chosen", async () => {
  const method = { code: "ground", name: "Ground", priceMinor: 900 };
  await database.db.execute(
    sql`update store_orders set shipping_method = ${JSON.stringify(method)}::jsonb where id = 'o5'`,
  );
  const shown = async () => (await listTransfers(database.db, query({ search: "1005" }))).rows[0];
  expect(await shown()).toMatchObject({ shipMethod: "Ground", isMethodChosen: false });
  const chosen = { method: { name: "UPS Ground", inHandDate: "2026-12-03" } };
  await database.db.execute(sql`insert into transfers (item_id, copy, order_id, state, updated_at, shipping)
    values ('i5', 0, 'o5', 'to-transfer', now(), ${JSON.stringify(chosen)}::jsonb)`);
  expect(await shown()).toMatchObject({
    shipMethod: "UPS Ground",
    isMethodChosen: true,
    dueDate: "2026-12-03",
  });
  await database.db.execute(sql`delete from transfers where item_id = 'i5'`);
  await database.db.execute(sql`update store_orders set shipping_method = null where id = 'o5'`);
});

test.each([
  ["Customer 9999", ["10999"]],
  ["Flyers 9998", ["10998"]],
  ["10996", ["10996"]],
  ["100%", []],
])("a search for %j finds %j", async (search, numbers) => {
  const page = await listTransfers(database.db, query({ search }));
  expect(page.rows.map((row) => row.orderNumber)).toEqual(numbers);
});

test("a job id finds its order product among the active ones", async () => {
  const page = await listTransfers(database.db, query({ tab: "active", search: "Z8291000013-001" }));
  expect(page.rows).toMatchObject([
    { orderNumber: "1013", jobIds: ["Z8291000013-001"], statusLabel: "On Press" },
  ]);
});

test("what one incident stops is listed whole, under whatever tab it stands", async () => {
  const page = await listTransfers(
    database.db,
    query({ itemIds: ["i1", "i2", "i3", "gone"], sort: "product" }),
  );
  expect(page.rows.map(({ itemId }) => itemId).toSorted()).toEqual(["i1", "i2", "i3"]);
  expect((await listTransfers(database.db, query({ itemIds: [] }))).total).toBe(0);
});

test("held order products say why", async () => {
  const page = await listTransfers(
    database.db,
    query({ tab: "attention", sort: "price", descending: true, limit: 1 }),
  );
  expect(page.rows).toMatchObject([{ state: "held", reason: "artwork missing", paid: { minor: 14_991 } }]);
});

test("a page of 10,000 with its tabs takes three queries and no more rows than it shows", async () => {
  const asked = vi.spyOn(database.pool, "query");
  await listTransfers(database.db, query({ offset: 3_000, sort: "margin" }));
  await countTransfers(database.db);
  const answers: readonly unknown[] = await Promise.all(asked.mock.results.map(({ value }) => value));
  asked.mockRestore();
  const rowCounts = answers.map((answer) => (answer as { rows: unknown[] }).rows.length);
  expect(rowCounts).toEqual([1, 50, 4]);
});

test.each(transferSorts)(
  "the list sorts by %s, upwards and downwards, without losing a row",
  async (sort) => {
    const ids = async (descending: boolean) => {
      const { rows } = await listTransfers(
        database.db,
        query({ tab: "attention", sort, descending, limit: 1_000 }),
      );
      return rows.map(({ itemId }) => itemId);
    };
    const [up, down] = [await ids(false), await ids(true)];
    expect(new Set(up).size).toBe(1_000);
    expect(new Set(down)).toEqual(new Set(up));
  },
);

describe("what is left", () => {
  const prices = { tradePrice: { minor: 3_000, currency: "USD" } };
  const method = { name: "Ground", price: { minor: 1_000, currency: "USD" }, inHandDate: "2026-03-09" };
  beforeAll(async () => {
    const { db } = database;
    await db.execute(sql`insert into store_orders (id, store_id, external_id, number, placed_at, modified_at, customer_name,
        customer_email, customer_phone, ship_to, shipping_method, total_minor, currency, payment_state, access_key)
      values ('margin', 'built-in', 'margin', '500', now(), now(), 'Marginal', 'm@example.com', '1', '{}',
        ${JSON.stringify({ code: "03", name: "Ground", priceMinor: 1_500 })}::jsonb, 11500, 'USD', 'paid', 'margin')`);
    await db.execute(sql`insert into store_order_items (id, order_id, position, external_id, title, quantity, sets, price_minor, currency)
      select 'm' || n, 'margin', n, n::text, 'Marginal ' || n, 500, 1, 5000, 'USD' from generate_series(1, 2) n`);
    await db.execute(sql`insert into transfers (item_id, copy, order_id, state, mapping, shipping, updated_at)
      values ('m1', 0, 'margin', 'to-transfer', ${JSON.stringify(prices)}::jsonb, null, now()),
        ('m2', 0, 'margin', 'to-transfer', ${JSON.stringify(prices)}::jsonb, ${JSON.stringify({ method })}::jsonb, now())`);
  });

  test("is of the goods alone until a method is chosen, then freight counts on both sides", async () => {
    const { rows } = await listTransfers(database.db, query({ search: "Marginal", sort: "product" }));
    const shown = rows.map(({ title, paid, cost, marginBps }) => ({ title, paid, cost, marginBps }));
    expect(shown).toMatchObject([
      // $50.00 + half of $15.00 freight paid, $40.00 with freight asked: $17.50 of $57.50 is left.
      { title: "Marginal 2", paid: { minor: 5_750 }, cost: { minor: 4_000 }, marginBps: 3_043 },
      // $50.00 paid, $30.00 asked.
      { title: "Marginal 1", paid: { minor: 5_000 }, cost: { minor: 3_000 }, marginBps: 4_000 },
    ]);
  });

  test("is nothing where nothing is mapped", async () => {
    const { rows } = await listTransfers(database.db, query({ search: "Customer 9999" }));
    expect(rows).toMatchObject([{ cost: null, marginBps: null }]);
  });
});

describe("what automatic transfer is narrowed to", () => {
  test("customers are found by name or e-mail, once each, at most twenty", async () => {
    const { customers } = transferChoices(database.db);
    expect(await customers("customer 9999")).toEqual([
      { value: "c9999@example.com", label: "Customer 9999 <c9999@example.com>" },
    ]);
    expect(await customers("C9998@EXAMPLE.com")).toHaveLength(1);
    expect(await customers("")).toHaveLength(20);
  });

  test("products are found by title or SKU, and named although they were discontinued", async () => {
    const { products, productsNamed } = transferChoices(database.db);
    await database.db.execute(sql`insert into store_products (id, origin, sku, slug, title, currency, is_discontinued)
      values ('a', 'own', 'TOTE-1', 'tote', 'Tote bag', 'USD', false), ('b', 'own', 'MUG-1', 'mug', 'Mug', 'USD', true)`);
    const tote = { value: "a", label: "Tote bag (TOTE-1)" };
    expect(await products("tote-1")).toEqual([tote]);
    expect(await products("mug")).toEqual([]);
    expect(await productsNamed(["a", "b"])).toEqual([{ value: "b", label: "Mug (MUG-1)" }, tote]);
  });
});

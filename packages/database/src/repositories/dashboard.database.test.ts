import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../index.ts";
import { dashboardRepository } from "./dashboard.ts";

let database: Database;
const now = new Date("2026-03-12T15:00:00Z");
const zone = "America/New_York";

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(`
    INSERT INTO stores (id, kind, name, currency) VALUES ('built-in', 'built-in', 'Shop', 'USD');
    INSERT INTO store_orders (id, store_id, external_id, number, placed_at, modified_at, customer_name, customer_email, customer_phone, ship_to, total_minor, currency, payment_state, access_key)
      SELECT 'o' || n, 'built-in', 'o' || n, n::text, at, at, 'Ann', 'ann@example.com', '', '{}', 10000, 'USD', 'paid', 'key' || n
        FROM (VALUES (1, '2026-03-11T03:30:00Z'::timestamptz), (2, '2026-03-11T15:00:00Z'), (3, '2026-02-20T15:00:00Z')) v(n, at);
    INSERT INTO store_order_items (id, order_id, position, external_id, title, quantity, price_minor, currency, ledger_state)
      SELECT 'i' || n, 'o' || n, 1, 'i' || n, 'Cards', 500, 10000, 'USD', 'open' FROM generate_series(1, 3) n;
    INSERT INTO store_order_items (id, order_id, position, external_id, title, quantity, price_minor, currency, ledger_state)
      VALUES ('i4', 'o1', 2, 'i4', 'Flyers', 500, 2000, 'USD', 'open'), ('i5', 'o1', 3, 'i5', 'Pens', 5, 900, 'USD', 'excluded');
    INSERT INTO jobs (job_id, order_id, item_id, origin, cost_minor, currency, promised_date, is_open, created_at) VALUES
      ('J1', 'o1', 'i1', 'transferred', 6000, 'USD', '2026-03-11', true, '2026-03-09T15:00:00Z'),
      ('J2', 'o2', 'i2', 'transferred', 4000, 'USD', '2026-03-12', true, '2026-03-09T15:00:00Z'),
      ('J3', 'o2', 'i2', 'transferred', 1500, 'USD', '2026-03-20', true, '2026-03-09T15:00:00Z'),
      ('J4', 'o3', 'i3', 'typed', NULL, 'USD', NULL, false, '2026-02-20T15:00:00Z');
    INSERT INTO shipments (job_id, tracking_number, carrier, first_seen_at) VALUES
      ('J1', '1Z1', 'UPS', '2026-03-11T15:00:00Z'), ('J1', '1Z2', 'UPS', '2026-03-12T15:00:00Z'), ('J2', '1Z3', 'UPS', '2026-03-12T15:00:00Z');`);
});
afterAll(() => database.close());

test("jobs past their promised day are late, an excluded order product waits for no transfer", async () => {
  expect(await dashboardRepository(database.db).numbers(now, zone)).toMatchObject({
    itemsToTransfer: 1,
    activeJobs: 3,
    lateJobs: 1,
    jobsInDoubt: 0,
    lastSyncAt: null,
    oldestPriceAt: null,
  });
});

test("this month's margin counts order products whose jobs all have a cost", async () => {
  const { marginThisMonth } = await dashboardRepository(database.db).numbers(now, zone);
  expect(marginThisMonth).toEqual([{ minor: 4_000 + 4_500, currency: "USD" }]);
});

test("the freight a customer paid is shared by the order's products, as freight is in their jobs' cost", async () => {
  const freight = (minor: string | null) =>
    database.pool.query("UPDATE store_orders SET shipping_method = $1 WHERE id = 'o1'", [
      minor && JSON.stringify({ code: "03", name: "Ground", priceMinor: Number(minor) }),
    ]);
  await freight("1200");
  const { marginThisMonth } = await dashboardRepository(database.db).numbers(now, zone);
  await freight(null);
  // Three order products share $12.00; only one of them has a job with a known cost.
  expect(marginThisMonth).toEqual([{ minor: 8_500 + 400, currency: "USD" }]);
});

test("a day is the shop's day, and days without orders are there", async () => {
  expect(await dashboardRepository(database.db).days(now, zone, 3)).toEqual([
    { day: "2026-03-10", orders: 1, soldMinor: 10_000, marginMinor: 4_000 },
    { day: "2026-03-11", orders: 1, soldMinor: 10_000, marginMinor: 4_500 },
    { day: "2026-03-12", orders: 0, soldMinor: 0, marginMinor: 0 },
  ]);
});

test("production time runs from the transfer to the first parcel, or to what the printer says is earlier", async () => {
  await database.pool.query(
    "UPDATE jobs SET status_bucket = 'shipped', status_at = '2026-03-11T15:00:00Z' WHERE job_id = 'J2'",
  );
  expect(await dashboardRepository(database.db).productionWeeks(now, zone, 8)).toEqual([
    { week: "2026-03-09", jobs: 2, averageDays: 2 },
  ]);
});

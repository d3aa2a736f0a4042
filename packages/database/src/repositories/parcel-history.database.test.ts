import { testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../index.ts";
import { recordParcelSightings } from "./parcel-history.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(`
    INSERT INTO stores (id, kind, name, currency) VALUES ('built-in', 'built-in', 'Shop', 'USD');
    INSERT INTO store_orders (id, store_id, external_id, number, placed_at, modified_at, customer_name, customer_email, customer_phone, ship_to, total_minor, currency, payment_state, access_key)
      VALUES ('o1', 'built-in', 'o1', '1', now(), now(), 'Ann', 'ann@example.com', '', '{}', 10000, 'USD', 'paid', 'key');
    INSERT INTO store_order_items (id, order_id, position, external_id, title, quantity, price_minor, currency)
      VALUES ('i1', 'o1', 1, 'i1', 'Cards', 500, 10000, 'USD');
    INSERT INTO jobs (job_id, order_id, item_id, origin, currency) VALUES ('J1', 'o1', 'i1', 'transferred', 'USD'), ('J2', 'o1', 'i1', 'transferred', 'USD');
    INSERT INTO shipments (job_id, tracking_number, carrier, first_seen_at) VALUES
      ('J1', '1Z1', 'UPS', '2026-03-11T15:00:00Z'), ('J1', '1Z2', 'UPS', '2026-03-11T15:00:00Z'), ('J2', '1Z3', 'UPS', '2026-03-11T15:00:00Z');`);
});
afterAll(() => database.close());

test("all parcels of a job were first seen when its history says, other jobs keep theirs", async () => {
  await recordParcelSightings(database.db, [
    { jobId: "J1", firstSeenAt: "2026-02-01T10:00:00.000Z" },
    { jobId: "without-parcels", firstSeenAt: "2026-02-01T10:00:00.000Z" },
  ]);
  const { rows } = await database.pool.query(
    "SELECT tracking_number AS number, to_char(first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM shipments ORDER BY 1",
  );
  expect(rows).toEqual([
    { number: "1Z1", day: "2026-02-01" },
    { number: "1Z2", day: "2026-02-01" },
    { number: "1Z3", day: "2026-03-11" },
  ]);
});

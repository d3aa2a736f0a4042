import type { StoreId } from "@overprint/core/orders";
import type { StoreLink } from "@overprint/core/stores";
import { fixedClock, testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#open.ts";
import { stores } from "#schema/index.ts";
import { orderReadingRepository, orderStampRepository, storeLinkRepository } from "./store-links.ts";

const [first, second] = ["ops-1" as StoreId, "ops-2" as StoreId];
const clock = fixedClock();
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await database.db
    .insert(stores)
    .values(
      [first, second].map((id) => ({ id, kind: "onprintshop" as const, name: id, currency: "USD" as const })),
    );
});
afterAll(() => database.close());

const link = (key: string, externalId: number | null, value = {}): StoreLink => ({
  kind: "price",
  owner: "p1",
  key,
  externalId,
  value,
});

test("links are kept by store, replaced by key and found by the store's id", async () => {
  const links = storeLinkRepository(database.db, first, clock);
  await links.save([link("size@250", 11, { retailMinor: 2000 }), link("size@500", null)]);
  await links.save([link("size@250", 12, { retailMinor: 2100 })]);
  await storeLinkRepository(database.db, second, clock).save([link("size@250", 99)]);
  expect(await links.ofOwner("p1")).toEqual([
    link("size@250", 12, { retailMinor: 2100 }),
    link("size@500", null),
  ]);
  expect(await links.findExternal("price", [12, 99])).toEqual([link("size@250", 12, { retailMinor: 2100 })]);
  expect(await links.findExternal("price", [])).toEqual([]);
});

test("removed links are gone, those of other stores stay", async () => {
  const links = storeLinkRepository(database.db, first, clock);
  await links.remove(await links.ofOwner("p1"));
  expect(await links.find("price", "p1", "size@250")).toBeNull();
  expect(await storeLinkRepository(database.db, second, clock).find("price", "p1", "size@250")).toEqual(
    link("size@250", 99),
  );
});

test("a product with thousands of prices is one statement", async () => {
  const links = storeLinkRepository(database.db, first, clock);
  await links.save(Array.from({ length: 5_000 }, (_, index) => link(`size@${index}`, index + 1)));
  expect(await links.ofOwner("p1")).toHaveLength(5_000);
});

test("a stamp is saved with the order or not at all", async () => {
  const stamps = orderStampRepository(database.db, first, clock);
  await stamps.save([{ externalId: "1001", stamp: "a" }]);
  await database.db
    .transaction(async (tx) => {
      await orderStampRepository(tx, first, clock).save([{ externalId: "1001", stamp: "b" }]);
      throw new Error("the order could not be taken in");
    })
    .catch(() => undefined);
  expect([...(await stamps.known(["1001", "1002"]))]).toEqual([["1001", "a"]]);
});

test("how far a store was read survives, and nothing was read before the first time", async () => {
  const readings = orderReadingRepository(database.db, first, clock);
  expect(await readings.readThrough()).toBeNull();
  await readings.finish("2026-11-02T10:00:00.000Z");
  expect(await readings.readThrough()).toBe("2026-11-02T10:00:00.000Z");
});

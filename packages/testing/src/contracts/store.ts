import type { StoreOrder, StoreProductId } from "@overprint/core/orders";
import type { Store } from "@overprint/core/stores";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A store to test, with one order of one order product that has one artwork file. */
export type StoreWorld = {
  readonly store: Store;
  readonly orderExternalId: string;
  readonly itemExternalId: string;
  /** An ISO time before the order was placed. */
  readonly before: string;
  /** An ISO time after everything. */
  readonly after: string;
  /** The artwork's first bytes. */
  readonly artworkBegins: string;
  /** What the store itself now shows of the order product. */
  readonly look: () => Promise<{ readonly statusTitle: string; readonly trackingNumbers: readonly string[] }>;
  /** A product that can be published and is not yet. */
  readonly publishable: StoreProductId;
  readonly close: () => Promise<void>;
};

const parcel = {
  trackingNumber: "1Z999AA10123456784",
  carrier: "UPS",
  trackingUrl: "https://www.ups.com/track?tracknum=1Z999AA10123456784",
};

/** What every store promises about products, orders, artwork, status and shipments. */
export function storeContract(name: string, open: () => Promise<StoreWorld>): void {
  describe(`the store port: ${name}`, () => {
    let world: StoreWorld;
    const ordersSince = async (since: string) => {
      const orders: StoreOrder[] = [];
      for await (const order of world.store.ordersSince(since)) orders.push(order);
      return orders;
    };
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    test("an order is handed over with its order products, and again for an overlapping window", async () => {
      for (const _ of ["first", "again"]) {
        const orders = await ordersSince(world.before);
        const order = orders.find(({ externalId }) => externalId === world.orderExternalId);
        expect(order?.items.map(({ externalId }) => externalId)).toContain(world.itemExternalId);
      }
    });

    test("a window that begins after everything is empty", async () => {
      expect(await ordersSince(world.after)).toEqual([]);
    });

    test("the customer's artwork comes as bytes or as an address", async () => {
      const [order] = await ordersSince(world.before);
      if (!order) throw new Error("the order is there");
      const [file] = await world.store.fetchArtwork(order, world.itemExternalId);
      if (!file) throw new Error("the order product has artwork");
      expect(file.fileName).not.toBe("");
      const bytes = file.bytes ?? (await (await fetch(file.url ?? "")).bytes());
      expect(new TextDecoder().decode(bytes).startsWith(world.artworkBegins)).toBe(true);
    });

    test("a status of the store is set and shown under its title", async () => {
      const statuses = await world.store.statuses();
      const last = statuses.at(-1);
      if (!last) throw new Error("a store has statuses");
      const { orderExternalId, itemExternalId } = world;
      const set = await world.store.setItemStatus(orderExternalId, itemExternalId, last.id, false, null);
      expect(set).toEqual({ ok: true, value: { title: last.title } });
      expect((await world.look()).statusTitle).toBe(last.title);
    });

    test("a status that the store does not have is refused, with what to do", async () => {
      const { orderExternalId, itemExternalId } = world;
      const answer = await world.store.setItemStatus(orderExternalId, itemExternalId, "987654", false, null);
      expect(answer).toMatchObject({ ok: false, problem: { kind: "status-unknown" } });
      if (!answer.ok) expect(answer.problem.doNext.length).toBeGreaterThan(10);
    });

    test("a parcel recorded twice is shown once", async () => {
      const shipment = { ...parcel, items: [{ itemExternalId: world.itemExternalId, pieces: 500 }] };
      for (const _ of ["first", "again"])
        expect(await world.store.recordShipment(world.orderExternalId, shipment)).toMatchObject({ ok: true });
      expect((await world.look()).trackingNumbers).toEqual([parcel.trackingNumber]);
    });

    test("an order that the store does not have is refused", async () => {
      const shipment = { ...parcel, items: [{ itemExternalId: world.itemExternalId, pieces: 500 }] };
      expect(await world.store.recordShipment("999999", shipment)).toMatchObject({ ok: false });
      const [status] = await world.store.statuses();
      const answer = await world.store.setItemStatus("999999", "1", status?.id ?? "", false, null);
      expect(answer.ok).toBe(false);
    });

    test("job ids are taken for an order product", async () => {
      const { orderExternalId, itemExternalId } = world;
      expect(
        await world.store.recordJobIds(orderExternalId, itemExternalId, ["Z3472021234-001"]),
      ).toMatchObject({ ok: true });
    });

    test("a product is published once: the second plan has nothing to do", async () => {
      const plan = await world.store.planPublish([world.publishable]);
      expect(plan.changes).toMatchObject([{ productId: world.publishable, action: "create" }]);
      expect(await world.store.publish(plan)).toMatchObject({
        done: [{ productId: world.publishable }],
        failed: [],
      });
      expect((await world.store.planPublish([world.publishable])).changes[0]?.action).toBe("nothing");
    });

    test("a product taken off sale can be published again", async () => {
      expect((await world.store.unpublish([world.publishable])).failed).toEqual([]);
      const plan = await world.store.planPublish([world.publishable]);
      expect(plan.changes[0]?.action).not.toBe("nothing");
      expect((await world.store.publish(plan)).failed).toEqual([]);
    });

    test("a product that does not exist is not published", async () => {
      const plan = await world.store.planPublish(["no such product" as StoreProductId]);
      expect((await world.store.publish(plan)).done).toEqual([]);
    });
  });
}

import type { StoreId } from "@overprint/core/orders";
import type { Clock } from "@overprint/core/outcome";
import type {
  LinkKind,
  OpenOrders,
  OrderReadings,
  OrderStamps,
  StoreLink,
  StoreLinks,
} from "@overprint/core/stores";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { storeLinks, storeOrderStamps, storeReadings } from "#schema/index.ts";

const linkOf = ({ kind, owner, key, externalId, value }: typeof storeLinks.$inferSelect): StoreLink => ({
  kind,
  owner,
  key,
  externalId,
  value,
});

/** The links of one store. */
export function storeLinkRepository(db: Db, storeId: StoreId, clock: Clock): StoreLinks {
  const select = async (...conditions: Parameters<typeof and>) =>
    (
      await db
        .select()
        .from(storeLinks)
        .where(and(eq(storeLinks.storeId, storeId), ...conditions))
        .orderBy(storeLinks.kind, storeLinks.key)
    ).map(linkOf);
  return {
    ofOwner: (owner) => select(eq(storeLinks.owner, owner)),
    find: async (kind: LinkKind, owner, key) =>
      (await select(eq(storeLinks.kind, kind), eq(storeLinks.owner, owner), eq(storeLinks.key, key)))[0] ??
      null,
    findExternal: async (kind, externalIds) =>
      externalIds.length === 0
        ? []
        : select(eq(storeLinks.kind, kind), inArray(storeLinks.externalId, [...externalIds])),
    save: (links) => saveLinks(db, storeId, clock, links),
    remove: async (links) => {
      if (links.length === 0) return;
      const gone = JSON.stringify(links.map(({ kind, owner, key }) => ({ kind, owner, key })));
      await db.execute(sql`
        delete from store_links l
        using jsonb_to_recordset(${gone}::jsonb) as gone(kind text, owner text, key text)
        where l.store_id = ${storeId} and l.kind = gone.kind and l.owner = gone.owner and l.key = gone.key`);
    },
  };
}

/** One statement, however many. */
async function saveLinks(db: Db, storeId: StoreId, clock: Clock, links: readonly StoreLink[]): Promise<void> {
  if (links.length === 0) return;
  const now = clock.now().toISOString();
  const rows = JSON.stringify(links.map(({ externalId, ...link }) => ({ ...link, external_id: externalId })));
  await db.execute(sql`
    insert into store_links (store_id, kind, owner, key, external_id, value, updated_at)
    select ${storeId}, kind, owner, key, external_id, value, ${now}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as link(kind text, owner text, key text, external_id bigint, value jsonb)
    on conflict (store_id, owner, kind, key) do update
    set external_id = excluded.external_id, value = excluded.value, updated_at = excluded.updated_at`);
}

/** The stamps of one store's orders. Save them in the transaction that takes the orders in. */
export function orderStampRepository(db: Db, storeId: StoreId, clock: Clock): OrderStamps {
  return {
    known: async (externalIds) => {
      if (externalIds.length === 0) return new Map();
      const rows = await db
        .select({ externalId: storeOrderStamps.externalId, stamp: storeOrderStamps.stamp })
        .from(storeOrderStamps)
        .where(
          and(eq(storeOrderStamps.storeId, storeId), inArray(storeOrderStamps.externalId, [...externalIds])),
        );
      return new Map(rows.map(({ externalId, stamp }) => [externalId, stamp]));
    },
    save: async (stamps) => {
      if (stamps.length === 0) return;
      const takenInAt = clock.now().toISOString();
      await db
        .insert(storeOrderStamps)
        .values(stamps.map((stamp) => ({ storeId, ...stamp, takenInAt })))
        .onConflictDoUpdate({
          target: [storeOrderStamps.storeId, storeOrderStamps.externalId],
          set: { stamp: sql`excluded.stamp`, takenInAt },
        });
    },
  };
}

/** Orders of one store with an order product that waits for its transfer, or with a job that has not come to its end. */
export function openOrderRepository(db: Db, storeId: StoreId, clock: Clock): OpenOrders {
  return {
    nextToCompare: async (placedBefore, atMost) => {
      const { rows } = await db.execute<{ external_id: string }>(sql`
        update store_order_stamps set compared_at = ${clock.now().toISOString()}::timestamptz
        where store_id = ${storeId} and external_id in (
          select s.external_id
          from store_order_stamps s
          join store_orders o on o.store_id = s.store_id and o.external_id = s.external_id
          where s.store_id = ${storeId} and o.placed_at < ${placedBefore}::timestamptz
            and exists (
              select from store_order_items i
              where i.order_id = o.id
                and (exists (select from jobs j where j.item_id = i.id and j.is_open)
                  or (i.ledger_state <> 'excluded' and not exists (select from jobs j where j.item_id = i.id))))
          order by s.compared_at nulls first, o.placed_at desc
          limit ${atMost})
        returning external_id`);
      return rows.map((row: { external_id: string }) => row.external_id);
    },
  };
}

/** How far one store's orders have been read. */
export function orderReadingRepository(db: Db, storeId: StoreId, clock: Clock): OrderReadings {
  return {
    readThrough: async () => {
      const [row] = await db
        .select({ readThrough: storeReadings.readThrough })
        .from(storeReadings)
        .where(eq(storeReadings.storeId, storeId));
      return row ? new Date(row.readThrough).toISOString() : null;
    },
    finish: async (startedAt) => {
      const row = { readThrough: startedAt, finishedAt: clock.now().toISOString() };
      await db
        .insert(storeReadings)
        .values({ storeId, ...row })
        .onConflictDoUpdate({ target: storeReadings.storeId, set: row });
    },
  };
}

import {
  type ItemState,
  itemStates,
  type OrderPage,
  type OrderQuery,
  type OrderRow,
  orderProgress,
  type StoreId,
  type StoreOrderId,
} from "@overprint/core/orders";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { iso, standingSql } from "./order-rows.ts";
import { containing, rowsOf } from "./rows.ts";

/** One page of orders: filters and counts on the server, order products only of the page's rows. */
export async function listOrders(db: Db, query: OrderQuery): Promise<OrderPage> {
  const where = filterOf(query);
  const counted = await rowsOf<{ total: number }>(
    db,
    sql`select count(*)::int as total from store_orders o where ${where}`,
  );
  const rows = await rowsOf<ListRow>(
    db,
    sql`
    with page as (
      select o.* from store_orders o where ${where}
      order by ${orderOf(query)} limit ${query.limit} offset ${query.offset}
    )
    select o.id, o.number, o.store_id, s.name as store_name, o.placed_at, o.customer_name, o.customer_email,
      o.total_minor::float8 as total_minor, o.currency, o.payment_state,
      coalesce(items.count, 0) as item_count, coalesce(items.first_title, '') as first_title,
      coalesce(items.states, '{}') as states, coalesce(items.job_ids, '{}') as job_ids
    from page o
    join stores s on s.id = o.store_id
    left join lateral (
      select count(*)::int as count,
        (array_agg(i.title order by i.position))[1] as first_title,
        array_agg(${standingSql} order by i.position) as states,
        (select array_agg(j.job_id order by j.created_at, j.job_id) from jobs j where j.order_id = o.id) as job_ids
      from store_order_items i where i.order_id = o.id
    ) items on true
    order by ${orderOf(query)}`,
  );
  return { rows: rows.map(rowOf), total: counted[0]?.total ?? 0 };
}

type ListRow = {
  id: string;
  number: string;
  store_id: string;
  store_name: string;
  placed_at: string;
  customer_name: string;
  customer_email: string;
  total_minor: number;
  currency: "USD" | "CAD";
  payment_state: OrderRow["paymentState"];
  item_count: number;
  first_title: string;
  states: ItemState[];
  job_ids: string[];
};

function rowOf(row: ListRow): OrderRow {
  return {
    id: row.id as StoreOrderId,
    number: row.number,
    storeId: row.store_id as StoreId,
    storeName: row.store_name,
    placedAt: iso(row.placed_at),
    customerName: row.customer_name,
    customerEmail: row.customer_email,
    progress: orderProgress(row.states),
    itemCount: row.item_count,
    firstTitle: row.first_title,
    jobIds: row.job_ids,
    total: { minor: row.total_minor, currency: row.currency },
    paymentState: row.payment_state,
  };
}

/** Numbers of one store sort as numbers: shorter ones first. The id settles ties, so that pages never overlap. */
function orderOf({ sort, descending }: OrderQuery): SQL {
  const direction = descending ? sql`desc` : sql`asc`;
  switch (sort) {
    case "placed":
      return sql`o.placed_at ${direction}, o.id`;
    case "number":
      return sql`length(o.number) ${direction}, o.number ${direction}, o.id`;
    case "customer":
      return sql`lower(o.customer_name) ${direction}, o.id`;
    case "total":
      return sql`o.total_minor ${direction}, o.id`;
    default:
      return sort satisfies never;
  }
}

function filterOf(query: OrderQuery): SQL {
  const conditions = [
    ...searchOf(query.search),
    ...(query.storeId ? [sql`o.store_id = ${query.storeId}`] : []),
    ...(query.placedFrom ? [sql`o.placed_at >= ${query.placedFrom}::date`] : []),
    ...(query.placedTo ? [sql`o.placed_at < ${query.placedTo}::date + 1`] : []),
    ...(query.state ? [hasItemIn(query.state)] : []),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

const hasItemIn = (state: ItemState): SQL =>
  sql`exists (select 1 from store_order_items i where i.order_id = o.id and ${standingSql} = ${state})`;

/** Every word must be found somewhere; `%` and `_` in it are ordinary letters. */
function searchOf(search: string): readonly SQL[] {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 6);
  return words.map((word) => {
    const like = containing(word);
    return sql`(o.number ilike ${like} or o.customer_name ilike ${like} or o.customer_email ilike ${like}
      or exists (select 1 from store_order_items i where i.order_id = o.id and (i.title ilike ${like} or i.sku ilike ${like}))
      or exists (select 1 from jobs j where j.order_id = o.id and j.job_id ilike ${like})
      or exists (select 1 from item_parcels p join store_order_items i on i.id = p.item_id
        where i.order_id = o.id and p.tracking_number ilike ${like}))`;
  });
}

/** How many orders have an order product in each state. */
export async function countOrdersByState(db: Db): Promise<Readonly<Record<ItemState | "all", number>>> {
  const rows = await rowsOf<{ state: ItemState; orders: number }>(
    db,
    sql`
    select state, count(distinct order_id)::int as orders
    from (select i.order_id, ${standingSql} as state from store_order_items i) standings group by state`,
  );
  const all = await rowsOf<{ orders: number }>(db, sql`select count(*)::int as orders from store_orders`);
  const known = new Map(rows.map(({ state, orders }) => [state, orders]));
  const counts = Object.fromEntries(itemStates.map((state) => [state, known.get(state) ?? 0]));
  // One entry for each of `itemStates` and one for all; `Object.fromEntries` cannot say so.
  return { ...counts, all: all[0]?.orders ?? 0 } as Record<ItemState | "all", number>;
}

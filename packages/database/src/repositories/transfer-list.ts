import { money } from "@overprint/core/money";
import type { StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import {
  type TransferQuery,
  type TransferRow,
  type TransferState,
  type TransferTab,
  transferTabs,
} from "@overprint/core/transfer";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { containing, rowsOf } from "./rows.ts";

/**
 * Order products of every order and their reprints, each with the state that people see. `cost`: what the printer charged,
 * else what the steps say it will. `paid_minor` has the share of the freight that the customer paid in it when `cost` has
 * the printer's.
 */
const base = sql`(
  select b.*, coalesce(b.cost_minor, b.planned_minor) as cost,
    b.cost_minor is not null or b.method is not null as with_freight,
    b.price_minor + case when b.cost_minor is null and b.method is null then 0 else coalesce(
      floor(b.freight_minor * b.price_minor / nullif((select sum(n.price_minor) from store_order_items n where n.order_id = b.order_id), 0)), 0)
    end as paid_minor
  from (
  select i.id as item_id, c.copy, i.order_id, o.number, o.placed_at, o.customer_name, o.store_id, i.title,
    i.combination is not null as is_synced, i.quantity, i.sets, i.sku, i.price_minor, i.currency, i.ledger_reason,
    coalesce((o.shipping_method->>'priceMinor')::bigint, 0) as freight_minor, t.shipping->'method' as method,
    o.shipping_method->>'name' as bought_method,
    (t.mapping->'tradePrice'->>'minor')::bigint * i.sets
      + coalesce((t.shipping->'method'->'price'->>'minor')::bigint, 0) as planned_minor,
    t.mapping, t.artwork, t.shipping, coalesce(t.version, 0) as version, t.reprint_reason,
    j.job_ids, j.status_label, j.cost_minor, j.open_jobs, j.trouble, j.promised,
    case
      when t.state in ('claimed', 'in-doubt', 'placed', 'partly-placed') then t.state
      when c.copy = 0 and i.ledger_state = 'excluded' then 'excluded'
      when t.state in ('refused', 'cancelled') then t.state
      when c.copy = 0 and coalesce(j.jobs, 0) > 0 then 'placed'
      when c.copy = 0 and i.ledger_state = 'held' then 'held'
      else 'to-transfer' end as state
  from store_order_items i
  join store_orders o on o.id = i.order_id
  join lateral (
    select 0 as copy union all select copy from transfers where item_id = i.id and copy > 0
  ) c on true
  left join transfers t on t.item_id = i.id and t.copy = c.copy
  left join lateral (
    select count(*)::int as jobs, array_agg(jobs.job_id order by jobs.job_id) as job_ids,
      max(jobs.status_label) as status_label, sum(jobs.cost_minor)::float8 as cost_minor,
      count(*) filter (where jobs.is_open and coalesce(jobs.status_bucket, '') not in ('shipped', 'delivered', 'closed'))::int as open_jobs,
      bool_or(coalesce(jobs.status_bucket, '') = 'trouble') as trouble, min(jobs.promised_date) as promised
    from jobs
    where jobs.item_id = i.id and (c.copy = 0) = not exists (
      select 1 from transfer_jobs r where r.job_id = jobs.job_id and r.copy > 0)
      and (c.copy = 0 or exists (select 1 from transfer_jobs r where r.job_id = jobs.job_id and r.copy = c.copy))
  ) j on true
) b)`;

/** In basis points, as the margin guard reckons it. */
const marginBps = sql`(case when x.currency = 'USD' and x.paid_minor > 0
  then floor((x.paid_minor - x.cost) * 10000 / x.paid_minor) end)`;

const artworkFiles = sql`(select count(*)::int from item_artwork a where a.item_id = x.item_id)`;

const tabSql = sql`(case
  when x.state = 'to-transfer' then 'to-transfer'
  when x.state = 'in-doubt' then 'in-doubt'
  when x.state in ('held', 'refused', 'partly-placed') or (x.state = 'placed' and x.trouble) then 'attention'
  when x.state = 'claimed' or (x.state = 'placed' and coalesce(x.open_jobs, 0) > 0) then 'active'
  else 'completed' end)`;

export async function listTransfers(
  db: Db,
  query: TransferQuery,
): Promise<{ readonly rows: readonly TransferRow[]; readonly total: number }> {
  const where = filterOf(query);
  const counted = await rowsOf<{ n: number }>(
    db,
    sql`select count(*)::int as n from ${base} x where ${where}`,
  );
  const rows = await rowsOf<Row>(
    db,
    sql`select x.*, x.paid_minor::float8 as paid_minor, x.cost::float8 as cost, ${marginBps}::float8 as margin_bps,
        ${artworkFiles} as artwork_files
      from ${base} x where ${where} order by ${orderOf(query)}, x.number desc, x.item_id, x.copy
      limit ${query.limit} offset ${query.offset}`,
  );
  return { rows: rows.map(rowOf), total: counted[0]?.n ?? 0 };
}

export async function countTransfers(db: Db): Promise<Readonly<Record<TransferTab, number>>> {
  const rows = await rowsOf<{ tab: TransferTab; n: number }>(
    db,
    sql`select ${tabSql} as tab, count(*)::int as n from ${base} x group by 1`,
  );
  const counts = new Map(rows.map(({ tab, n }) => [tab, n]));
  // Every tab is named: the cast only says so.
  return Object.fromEntries(transferTabs.map((tab) => [tab, counts.get(tab) ?? 0])) as Record<
    TransferTab,
    number
  >;
}

function filterOf({ tab, search, storeId, mapped, itemIds }: TransferQuery): SQL {
  const like = containing(search);
  return sql.join(
    [
      itemIds ? sql`x.item_id = any(${sql.param(itemIds)}::text[])` : sql`${tabSql} = ${tab}`,
      ...(search
        ? [
            sql`(x.number ilike ${like} or x.customer_name ilike ${like} or x.title ilike ${like} or x.sku ilike ${like}
              or array_to_string(x.job_ids, ' ') ilike ${like})`,
          ]
        : []),
      ...(storeId ? [sql`x.store_id = ${storeId}`] : []),
      ...(mapped ? [mapped === "yes" ? sql`x.mapping is not null` : sql`x.mapping is null`] : []),
    ],
    sql` and `,
  );
}

function orderOf({ sort, descending }: TransferQuery): SQL {
  const by = {
    order: sql`x.placed_at`,
    customer: sql`lower(x.customer_name)`,
    product: sql`lower(x.title)`,
    artwork: sql`(x.artwork is not null, ${artworkFiles})`,
    price: sql`x.paid_minor`,
    cost: sql`x.cost`,
    margin: marginBps,
    method: sql`coalesce(x.method->>'name', x.bought_method)`,
    due: sql`coalesce(x.promised, x.method->>'inHandDate')`,
    job: sql`x.job_ids[1]`,
    status: sql`x.status_label`,
  }[sort];
  return descending ? sql`${by} desc nulls last` : sql`${by} asc nulls last`;
}

type Row = {
  item_id: string;
  copy: number;
  order_id: string;
  number: string;
  customer_name: string;
  title: string;
  is_synced: boolean;
  quantity: number;
  sets: number;
  state: TransferState;
  ledger_reason: string | null;
  reprint_reason: string | null;
  mapping: unknown;
  artwork: { checked: { findings: { severity: string }[] }[] } | null;
  shipping: unknown;
  method: { name: string; inHandDate: string | null } | null;
  bought_method: string | null;
  paid_minor: number;
  with_freight: boolean;
  currency: "USD" | "CAD";
  cost: number | null;
  margin_bps: number | null;
  job_ids: string[] | null;
  status_label: string | null;
  promised: string | null;
  artwork_files: number;
  version: number;
};

function rowOf(row: Row): TransferRow {
  return {
    // Identifiers as the database keeps them; the casts only name their kind.
    itemId: row.item_id as StoreOrderItemId,
    copy: row.copy,
    orderId: row.order_id as StoreOrderId,
    orderNumber: row.number,
    customerName: row.customer_name,
    title: row.title,
    isSynced: row.is_synced,
    quantity: row.quantity,
    sets: row.sets,
    state: row.state,
    reason: row.copy > 0 ? row.reprint_reason : row.ledger_reason,
    steps: { mapped: row.mapping !== null, artwork: row.artwork !== null, shipping: row.shipping !== null },
    artworkFiles: row.artwork_files,
    artworkFailed: (row.artwork?.checked ?? []).some((file) =>
      file.findings.some(({ severity }) => severity === "failure"),
    ),
    paid: money(row.paid_minor, row.currency),
    withFreight: row.with_freight,
    cost: row.cost === null ? null : money(row.cost, "USD"),
    marginBps: row.margin_bps,
    shipMethod: row.method?.name ?? row.bought_method,
    isMethodChosen: row.method !== null,
    dueDate: row.promised ?? row.method?.inHandDate ?? null,
    jobIds: row.job_ids ?? [],
    statusLabel: row.status_label,
    version: row.version,
  };
}

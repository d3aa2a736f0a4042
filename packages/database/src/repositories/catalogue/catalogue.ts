import type {
  CatalogueRepository,
  PastVersion,
  ProductFacts,
  StoredCategory,
  TradeCategoryId,
  TradeProduct,
  TradeProductId,
} from "@overprint/core/catalogue";
import { type Currency, money } from "@overprint/core/money";
import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { rowsOf } from "../rows.ts";
import { approvedVersions, loadRaw, loadVersions } from "./versions.ts";

/** The approved catalogue. */
export function catalogueRepository(db: Db): CatalogueRepository {
  const loadMany = (ids: readonly TradeProductId[]) => loadApproved(db, ids);
  return {
    loadTradeProduct: async (id) => (await loadMany([id]))[0] ?? null,
    loadMany,
    loadVersion: async (versionId) => (await loadVersions(db, [versionId])).get(versionId) ?? null,
    facts: (ids) => facts(db, ids),
    history: (id) => history(db, id),
    raw: async (id) => {
      const versionId = (await approvedVersions(db, [id])).get(id);
      return versionId === undefined ? null : loadRaw(db, versionId);
    },
    categories: () => categories(db),
    idsOnSale: async (category) => {
      const inCategory = category === undefined ? sql`` : sql`and category_ids @> array[${category}::text]`;
      const rows = await rowsOf<{ id: TradeProductId }>(
        db,
        sql`select id from trade_products
          where version_id is not null and discontinued_at is null ${inCategory} order by id`,
      );
      return rows.map(({ id }) => id);
    },
    duplicateCodes: () =>
      rowsOf(
        db,
        sql`select code, array_agg(id order by id) as "productIds" from trade_products
          where version_id is not null and discontinued_at is null group by code having count(*) > 1 order by code`,
      ),
    withOddities: () =>
      rowsOf(
        db,
        sql`select p.id, p.code, v.oddities from trade_products p join trade_product_versions v on v.id = p.version_id
          where p.discontinued_at is null and cardinality(v.oddities) > 0 order by p.code`,
      ),
  };
}

async function loadApproved(db: Db, ids: readonly TradeProductId[]): Promise<readonly TradeProduct[]> {
  const versions = await approvedVersions(db, ids);
  const products = await loadVersions(db, [...versions.values()]);
  return ids.flatMap((id) => {
    const product = products.get(versions.get(id) ?? -1);
    return product ? [product] : [];
  });
}

const iso = (moment: string) => new Date(moment).toISOString();

async function facts(db: Db, ids: readonly TradeProductId[]): Promise<readonly ProductFacts[]> {
  const rows = await rowsOf<{
    id: TradeProductId;
    version_id: number;
    content_hash: string;
    oddities: string[];
    lowest_minor: string;
    highest_minor: string;
    currency: Currency;
    price_rows: number;
    first_seen_at: string;
    last_seen_at: string;
    changed_at: string | null;
    discontinued_at: string | null;
    reissued_as: TradeProductId | null;
    reissued_from: TradeProductId | null;
  }>(
    db,
    sql`select p.id, p.version_id, p.content_hash, v.oddities, v.lowest_minor, v.highest_minor, v.currency, v.price_rows,
        p.first_seen_at, p.last_seen_at, p.changed_at, p.discontinued_at, p.reissued_as, p.reissued_from
      from trade_products p join trade_product_versions v on v.id = p.version_id
      where p.id = any(${sql.param([...ids])}::text[])`,
  );
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    contentHash: row.content_hash,
    oddities: row.oddities,
    lowestBase: money(Number(row.lowest_minor), row.currency),
    highestBase: money(Number(row.highest_minor), row.currency),
    priceRows: row.price_rows,
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    changedAt: row.changed_at && iso(row.changed_at),
    discontinuedAt: row.discontinued_at && iso(row.discontinued_at),
    reissuedAs: row.reissued_as,
    reissuedFrom: row.reissued_from,
  }));
}

async function history(db: Db, id: TradeProductId): Promise<readonly PastVersion[]> {
  const rows = await rowsOf<{
    id: number;
    decided_at: string;
    lowest_minor: string;
    highest_minor: string;
    currency: Currency;
  }>(
    db,
    sql`select v.id, s.decided_at, v.lowest_minor, v.highest_minor, v.currency
      from change_entries e join change_sets s on s.id = e.change_set_id
      join trade_product_versions v on v.id = e.after_version_id
      where e.product_id = ${id} and s.state in ('approved', 'rolled-back') and e.kind <> 'removed'
      order by s.decided_at, s.number`,
  );
  return rows.map((row) => ({
    versionId: row.id,
    from: iso(row.decided_at),
    lowestBase: money(Number(row.lowest_minor), row.currency),
    highestBase: money(Number(row.highest_minor), row.currency),
  }));
}

async function categories(db: Db): Promise<readonly StoredCategory[]> {
  return rowsOf<{
    id: TradeCategoryId;
    name: string;
    description: string;
    isSynced: boolean;
    products: number;
  }>(
    db,
    sql`select c.id, c.name, c.description, c.is_synced as "isSynced",
        (select count(*)::int from trade_products p where p.version_id is not null and p.discontinued_at is null
          and p.category_ids @> array[c.id]) as products
      from trade_categories c where c.gone_at is null order by c.name`,
  );
}

import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import type { ProductQuery, ProductRow, StoreProduct } from "@overprint/core/products";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { containing, rowsOf } from "./rows.ts";

/** One page of the products that stores can sell: search, filters and order on the server. */
export async function listProducts(
  db: Db,
  query: ProductQuery,
): Promise<{ readonly rows: readonly ProductRow[]; readonly total: number }> {
  const [counted] = await rowsOf<{ total: number }>(
    db,
    sql`select count(*)::int as total ${fromWhere(query)}`,
  );
  const rows = await rowsOf<ListRow>(
    db,
    sql`select p.*, c.name as category_name, ${isChanged} as is_changed, t.changed_at as content_changed_at,
      coalesce((select jsonb_agg(jsonb_build_object('storeId', b.store_id, 'state', b.state,
        'lowestPriceMinor', b.lowest_price_minor, 'reason', b.reason) order by b.store_id)
        from publications b where b.store_product_id = p.id), '[]'::jsonb) as publications
      ${fromWhere(query)} order by ${orderOf(query)} limit ${query.limit} offset ${query.offset}`,
  );
  return { rows: rows.map(rowOf), total: counted?.total ?? 0 };
}

export async function listProductIds(db: Db, query: ProductQuery): Promise<readonly StoreProductId[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select p.id ${fromWhere(query)} order by ${orderOf(query)} limit ${query.limit} offset ${query.offset}`,
  );
  return rows.map(({ id }) => id as StoreProductId);
}

const fromWhere = (query: ProductQuery): SQL => sql`
  from store_products p
  left join store_categories c on c.id = p.category_id
  left join trade_products t on t.id = p.trade_product_id
  where ${filterOf(query)}`;

/** Published somewhere, and the printer's content or the texts have become others since. */
const isChanged = sql`exists (select 1 from publications b where b.store_product_id = p.id and b.state = 'published'
  and (b.content_hash is distinct from t.content_hash or p.updated_at > b.published_at))`;
const isPublished = sql`exists (select 1 from publications b where b.store_product_id = p.id and b.state = 'published')`;

function filterOf(query: ProductQuery): SQL {
  const yesOrNo = (wanted: boolean | null, condition: SQL) =>
    wanted === null ? [] : [wanted ? condition : sql`not ${condition}`];
  const conditions = [
    ...searchOf(query.search),
    ...(query.categoryId === null ? [] : [sql`p.category_id = ${query.categoryId}`]),
    ...(query.origin === null ? [] : [sql`p.origin = ${query.origin}`]),
    ...yesOrNo(query.published, isPublished),
    ...yesOrNo(query.changed, isChanged),
    ...yesOrNo(query.discontinued, sql`p.is_discontinued`),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Every word must be found somewhere; `%` and `_` in it are ordinary letters. `(4over)` finds synced products. */
function searchOf(search: string): readonly SQL[] {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 6);
  return words.map((word) => {
    if (/^\(?4over\)?$/i.test(word)) return sql`p.origin = 'synced'`;
    const like = containing(word);
    return sql`(p.title ilike ${like} or p.sku ilike ${like} or t.code ilike ${like} or t.description ilike ${like})`;
  });
}

/** The id settles ties, so that pages never overlap. */
function orderOf({ sort, descending }: ProductQuery): SQL {
  const direction = descending ? sql`desc` : sql`asc`;
  switch (sort) {
    case "title":
      return sql`lower(p.title) ${direction}, p.id`;
    case "sku":
      return sql`p.sku ${direction}, p.id`;
    case "category":
      return sql`lower(c.name) ${direction} nulls last, lower(p.title), p.id`;
    case "changed":
      return sql`t.changed_at ${direction} nulls last, p.id`;
    default:
      return sort satisfies never;
  }
}

type ListRow = {
  id: string;
  origin: StoreProduct["origin"];
  trade_product_id: string | null;
  sku: string;
  slug: string;
  title: string;
  description: string;
  category_id: string | null;
  own_fields: StoreProduct["ownFields"];
  own_prices: StoreProduct["ownPrices"];
  own_sides: 1 | 2;
  currency: StoreProduct["currency"];
  is_discontinued: boolean;
  updated_at: string;
  category_name: string | null;
  is_changed: boolean;
  content_changed_at: string | null;
  publications: (Omit<ProductRow["publications"][number], "storeId"> & { storeId: string })[];
};

function rowOf(row: ListRow): ProductRow {
  return {
    id: row.id as StoreProductId,
    origin: row.origin,
    tradeProductId: row.trade_product_id as TradeProductId | null,
    sku: row.sku,
    slug: row.slug,
    title: row.title,
    description: row.description,
    categoryId: row.category_id,
    ownFields: row.own_fields,
    ownPrices: row.own_prices,
    ownSides: row.own_sides,
    currency: row.currency,
    isDiscontinued: row.is_discontinued,
    updatedAt: new Date(row.updated_at).toISOString(),
    categoryName: row.category_name,
    publications: row.publications.map((one) => ({ ...one, storeId: one.storeId as StoreId })),
    isChanged: row.is_changed,
    contentChangedAt: row.content_changed_at && new Date(row.content_changed_at).toISOString(),
  };
}

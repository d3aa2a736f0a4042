import type { TradeCategoryId, TradeProductId } from "@overprint/core/catalogue";
import type { StoreProductId } from "@overprint/core/orders";
import type {
  CatalogueEntry,
  FollowPlan,
  ProductForSale,
  StoreCategory,
  StoreProduct,
  StoreProductRepository,
} from "@overprint/core/products";
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { storeCategories, storeProducts, tradeProducts } from "#schema/index.ts";
import { rowsOf } from "./rows.ts";
import { listProductIds, listProducts } from "./store-product-list.ts";
import { productColumns, productOf } from "./store-product-rows.ts";

/** The products that stores can sell. Inside a transaction everything it writes is one piece. */
export function storeProductRepository(db: Db): StoreProductRepository {
  const one = async (where: ReturnType<typeof eq>) => {
    const [row] = await db.select().from(storeProducts).where(where).limit(1);
    return row ? productOf(row) : null;
  };
  return {
    find: (id) => one(eq(storeProducts.id, id)),
    findForSale: (id) => findForSale(db, id),
    findBySlug: (slug) => one(eq(storeProducts.slug, slug)),
    findMany: async (ids) =>
      ids.length === 0
        ? []
        : (
            await db
              .select()
              .from(storeProducts)
              .where(inArray(storeProducts.id, [...ids]))
              .orderBy(asc(storeProducts.title), asc(storeProducts.id))
          ).map(productOf),
    findByTradeIds: async (ids) =>
      ids.length === 0
        ? []
        : (
            await db
              .select()
              .from(storeProducts)
              .where(inArray(storeProducts.tradeProductId, [...ids]))
          ).map(productOf),
    list: (query) => listProducts(db, query),
    listIds: (query) => listProductIds(db, query),
    save: async (product) => {
      const row = productColumns(product);
      await db.insert(storeProducts).values(row).onConflictDoUpdate({ target: storeProducts.id, set: row });
    },
    forFollowing: () => forFollowing(db),
    follow: (plan) => follow(db, plan),
    categories: () => categories(db),
    isSlugTaken: async (slug, by) => {
      const [taken] = await db
        .select({ id: storeProducts.id })
        .from(storeProducts)
        .where(and(eq(storeProducts.slug, slug), ne(storeProducts.id, by)));
      return taken !== undefined;
    },
  };
}

async function findForSale(db: Db, id: StoreProductId): Promise<ProductForSale | null> {
  const [row] = await db
    .select({
      product: storeProducts,
      contentHash: tradeProducts.contentHash,
      markupVersion: sql<number>`coalesce((select version from markup_versions), 0)`,
      storeGroups: sql<Record<
        string,
        string
      > | null>`(select value from settings where key = 'pricing.store-groups')`,
    })
    .from(storeProducts)
    .leftJoin(tradeProducts, eq(tradeProducts.id, storeProducts.tradeProductId))
    .where(eq(storeProducts.id, id));
  return row ? { ...row, product: productOf(row.product), storeGroups: row.storeGroups ?? {} } : null;
}

async function categories(db: Db): Promise<readonly StoreCategory[]> {
  const rows = await db
    .select()
    .from(storeCategories)
    .orderBy(asc(storeCategories.position), asc(storeCategories.name));
  return rows.map((row) => ({ ...row, tradeCategoryId: row.tradeCategoryId as TradeCategoryId | null }));
}

async function forFollowing(db: Db): ReturnType<StoreProductRepository["forFollowing"]> {
  const entries = await rowsOf<EntryRow>(
    db,
    sql`select id, code, description, category_ids, discontinued_at is not null as is_discontinued, reissued_from
        from trade_products where version_id is not null order by id`,
  );
  const named = await rowsOf<{ id: string; name: string }>(
    db,
    sql`select id, name from trade_categories order by name, id`,
  );
  const products = await db.select().from(storeProducts).where(eq(storeProducts.origin, "synced"));
  return {
    entries: entries.map(entryOf),
    categories: named.map(({ id, name }) => ({ id: id as TradeCategoryId, name })),
    products: products.map(productOf),
    storeCategories: await categories(db),
    takenSlugs: (
      await rowsOf<{ slug: string }>(db, sql`select slug from store_products where origin = 'own'`)
    ).map(({ slug }) => slug),
  };
}

type EntryRow = {
  id: string;
  code: string;
  description: string;
  category_ids: string[];
  is_discontinued: boolean;
  reissued_from: string | null;
};

const entryOf = (row: EntryRow): CatalogueEntry => ({
  id: row.id as TradeProductId,
  code: row.code,
  description: row.description,
  categoryIds: row.category_ids as TradeCategoryId[],
  isDiscontinued: row.is_discontinued,
  reissuedFrom: row.reissued_from as TradeProductId | null,
});

async function follow(db: Db, { newCategories, added, changed, moved }: FollowPlan): Promise<void> {
  if (newCategories.length > 0)
    await db
      .insert(storeCategories)
      .values([...newCategories])
      .onConflictDoNothing();
  for (const { productId, to } of moved)
    await db.update(storeProducts).set({ tradeProductId: to }).where(eq(storeProducts.id, productId));
  const all = [...added, ...changed];
  for (let from = 0; from < all.length; from += 500) await upsert(db, all.slice(from, from + 500));
}

/**
 * One statement for a batch. A field that a person has taken over since the plan was made keeps the person's text, and of
 * two processes that add the same product one gives way.
 */
async function upsert(db: Db, products: readonly StoreProduct[]): Promise<void> {
  await db.execute(sql`
    insert into store_products (id, origin, trade_product_id, sku, slug, title, description, category_id,
      own_fields, own_prices, own_sides, currency, is_discontinued, updated_at)
    select * from jsonb_to_recordset(${JSON.stringify(products.map(recordOf))}::jsonb) as p(
      id text, origin text, trade_product_id text, sku text, slug text, title text, description text,
      category_id text, own_fields jsonb, own_prices jsonb, own_sides integer, currency text,
      is_discontinued boolean, updated_at timestamptz)
    on conflict (trade_product_id) do update set
      sku = excluded.sku,
      is_discontinued = excluded.is_discontinued,
      updated_at = excluded.updated_at,
      title = case when store_products.own_fields ? 'title' then store_products.title else excluded.title end,
      category_id = case when store_products.own_fields ? 'category' then store_products.category_id
        else excluded.category_id end`);
}

const recordOf = (product: StoreProduct) => ({
  id: product.id,
  origin: product.origin,
  trade_product_id: product.tradeProductId,
  sku: product.sku,
  slug: product.slug,
  title: product.title,
  description: product.description,
  category_id: product.categoryId,
  own_fields: product.ownFields,
  own_prices: product.ownPrices,
  own_sides: product.ownSides,
  currency: product.currency,
  is_discontinued: product.isDiscontinued,
  updated_at: product.updatedAt,
});

import type { OwnPrices } from "@overprint/core/configurator";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import { pictureOf, type ShelfCard, type ShelfCategory, type ShelfQuery } from "@overprint/core/storefront";
import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { storeProducts } from "#schema/index.ts";
import { containing, rowsOf } from "./rows.ts";

/** Published products of one store as its customers browse them, without their prices in detail. */
export type ShelfRepository = {
  readonly categories: () => Promise<readonly ShelfCategory[]>;
  readonly cards: (
    query: ShelfQuery,
  ) => Promise<{ readonly cards: readonly ShelfCard[]; readonly total: number }>;
  readonly cardBySlug: (slug: string) => Promise<ShelfCard | null>;
  readonly cardById: (id: StoreProductId) => Promise<ShelfCard | null>;
  /** The price list of a product of the shop's own; `null` for synced ones. */
  readonly ownPrices: (
    id: StoreProductId,
  ) => Promise<{ readonly currency: "USD" | "CAD"; readonly prices: OwnPrices } | null>;
};

export function shelfRepository(db: Db, storeId: StoreId): ShelfRepository {
  const onShelf = sql`from store_products p
    join publications b on b.store_product_id = p.id and b.store_id = ${storeId} and b.state = 'published'
    left join store_categories c on c.id = p.category_id`;
  const one = async (condition: SQL) => {
    const rows = await rowsOf<CardRow>(db, sql`select ${cardColumns} ${onShelf} where ${condition} limit 1`);
    return rows[0] ? cardOf(rows[0]) : null;
  };
  return {
    categories: async () => {
      const rows = await rowsOf<CategoryRow>(
        db,
        sql`select c.slug, c.name, c.description, count(*)::int as products,
              min(b.lowest_price_minor)::float8 as lowest, min(p.currency) as currency
            ${onShelf} where c.id is not null group by c.id order by c.position, c.name`,
      );
      return rows.map(categoryOf);
    },
    cards: async (query) => {
      const where = filterOf(query);
      const rows = await rowsOf<CardRow & { total: number }>(
        db,
        sql`select ${cardColumns}, count(*) over ()::int as total ${onShelf} where ${where}
            order by c.position nulls last, b.lowest_price_minor nulls last, p.title, p.id
            limit ${query.limit} offset ${query.offset}`,
      );
      return { cards: rows.map(cardOf), total: rows[0]?.total ?? 0 };
    },
    cardBySlug: (slug) => one(sql`p.slug = ${slug}`),
    cardById: (id) => one(sql`p.id = ${id}`),
    ownPrices: async (id) => {
      const [row] = await db.select().from(storeProducts).where(eq(storeProducts.id, id));
      return row?.ownPrices ? { currency: row.currency, prices: row.ownPrices } : null;
    },
  };
}

/** The suffix of synced products is for the people of the store, unless they chose to show it to everyone. */
const title = sql`p.title || case when p.origin = 'synced' and (select value->>'showSuffixToCustomers' from settings
  where key = 'pricing.print-defaults') = 'true' then ' (4over)' else '' end`;
const cardColumns = sql`p.id, p.slug, ${title} as title, p.description, p.currency,
  c.slug as category_slug, c.name as category_name, b.lowest_price_minor::float8 as lowest`;

type CardRow = {
  id: string;
  slug: string;
  title: string;
  description: string;
  currency: "USD" | "CAD";
  category_slug: string | null;
  category_name: string | null;
  lowest: number | null;
};

type CategoryRow = {
  slug: string;
  name: string;
  description: string;
  products: number;
  lowest: number | null;
  currency: "USD" | "CAD";
};

function cardOf(row: CardRow): ShelfCard {
  const category =
    row.category_slug === null ? null : { slug: row.category_slug, name: row.category_name ?? "" };
  return {
    id: row.id as StoreProductId,
    slug: row.slug,
    title: row.title,
    description: row.description,
    category,
    lowest: row.lowest === null ? null : { minor: row.lowest, currency: row.currency },
    picture: pictureOf(row.title, category?.name ?? ""),
  };
}

const categoryOf = ({ slug, name, description, products, lowest, currency }: CategoryRow): ShelfCategory => ({
  slug,
  name,
  description,
  productCount: products,
  lowest: lowest === null ? null : { minor: lowest, currency },
  picture: pictureOf(name),
});

function filterOf({ categorySlug, search }: ShelfQuery): SQL {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 6);
  const conditions = [
    ...(categorySlug ? [sql`c.slug = ${categorySlug}`] : []),
    ...words.map((word) => {
      const like = containing(word);
      return sql`(p.title ilike ${like} or p.description ilike ${like} or c.name ilike ${like})`;
    }),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

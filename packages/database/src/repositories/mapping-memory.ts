import type { MappingCandidate, RememberedMapping } from "@overprint/core/mapping";
import type { StoreOrderItem } from "@overprint/core/orders";
import type { MappingChoice } from "@overprint/core/transfer";
import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { rememberedMappings } from "#schema/index.ts";
import { iso } from "./order-rows.ts";
import { containing, rowsOf } from "./rows.ts";

/** The trade product that an order product was published from. */
export type MappingSource = MappingCandidate & { readonly isOnSale: boolean };

export type MappingMemory = {
  /**
   * What the order product came from: the product of its combination, else the one its store product was published
   * from. `null` = a product of the store's own.
   */
  readonly sourceOf: (
    item: Pick<StoreOrderItem, "combination" | "storeProductId">,
  ) => Promise<MappingSource | null>;
  /** `productKey`: the store product, or the title of an order product that has none. */
  readonly remember: (
    productKey: string,
    specification: RememberedMapping["specification"],
    mapping: MappingChoice,
    at: string,
  ) => Promise<void>;
  readonly recall: (productKey: string) => Promise<readonly RememberedMapping[]>;
  /** Products on sale whose code or description has every word of `search`; of one category where one is given. */
  readonly candidates: (query: {
    readonly search: string;
    readonly categoryId: string | null;
    readonly limit: number;
  }) => Promise<readonly MappingCandidate[]>;
};

export function mappingMemory(db: Db): MappingMemory {
  return {
    sourceOf: async ({ combination, storeProductId }) => {
      const [source] = await rowsOf<MappingSource>(
        db,
        sql`select id, code, description, version_id is not null and discontinued_at is null as "isOnSale"
          from trade_products where id = coalesce(${combination?.productId ?? null},
            (select trade_product_id from store_products where id = ${storeProductId}))`,
      );
      return source ?? null;
    },
    remember: async (productKey, specification, mapping, at) => {
      const row = { mapping, specification: [...specification], lastUsedAt: at };
      await db
        .insert(rememberedMappings)
        .values({ productKey, fingerprint: fingerprint(specification, mapping.runSize), ...row })
        .onConflictDoUpdate({
          target: [rememberedMappings.productKey, rememberedMappings.fingerprint],
          set: { ...row, usedTimes: sql`${rememberedMappings.usedTimes} + 1` },
        });
    },
    recall: async (productKey) => {
      const rows = await db
        .select()
        .from(rememberedMappings)
        .where(eq(rememberedMappings.productKey, productKey))
        .orderBy(desc(rememberedMappings.lastUsedAt))
        .limit(20);
      return rows.map(({ mapping, specification, usedTimes, lastUsedAt }) => ({
        combination: mapping.combination,
        productCode: mapping.productCode,
        runSize: mapping.runSize,
        specification,
        usedTimes,
        lastUsedAt: iso(lastUsedAt),
      }));
    },
    candidates: ({ search, categoryId, limit }) => {
      const words = search.split(/\s+/).filter(Boolean).slice(0, 8);
      return rowsOf<MappingCandidate>(
        db,
        sql`select id, code, description from trade_products
          where version_id is not null and discontinued_at is null
          ${categoryId ? sql`and ${categoryId} = any(category_ids)` : sql``}
          ${sql.join(
            words.map((word) => sql`and (code || ' ' || description) ilike ${containing(word)}`),
            sql` `,
          )}
          order by code limit ${limit}`,
      );
    },
  };
}

const fingerprint = (specification: RememberedMapping["specification"], runSize: number) =>
  [`pieces=${runSize}`, ...specification.map(({ label, value }) => `${label}=${value}`).toSorted()].join(
    "\n",
  );

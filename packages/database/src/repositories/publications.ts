import type { StoreId, StoreProductId } from "@overprint/core/orders";
import type { Publication, PublicationRepository } from "@overprint/core/products";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { publications } from "#schema/index.ts";

/** What is published where. */
export function publicationRepository(db: Db): PublicationRepository {
  return {
    of: async (storeId, ids) =>
      ids.length === 0
        ? []
        : (
            await db
              .select()
              .from(publications)
              .where(and(eq(publications.storeId, storeId), inArray(publications.storeProductId, [...ids])))
          ).map(publicationOf),
    ofProduct: async (id) =>
      (await db.select().from(publications).where(eq(publications.storeProductId, id))).map(publicationOf),
    publishedIn: async (storeId) =>
      (
        await db
          .select({ id: publications.storeProductId })
          .from(publications)
          .where(and(eq(publications.storeId, storeId), eq(publications.state, "published")))
          .orderBy(publications.storeProductId)
      ).map(({ id }) => id as StoreProductId),
    record: async (all) => {
      if (all.length === 0) return;
      await db
        .insert(publications)
        .values(all.map(rowOf))
        .onConflictDoUpdate({
          target: [publications.storeId, publications.storeProductId],
          set: {
            externalId: sql`excluded.external_id`,
            state: sql`excluded.state`,
            fingerprint: sql`excluded.fingerprint`,
            contentHash: sql`excluded.content_hash`,
            lowestPriceMinor: sql`excluded.lowest_price_minor`,
            publishedAt: sql`excluded.published_at`,
            reason: sql`excluded.reason`,
          },
        });
    },
  };
}

type Row = typeof publications.$inferSelect;

function publicationOf({ storeProductId, ...row }: Row): Publication {
  return {
    ...row,
    storeId: row.storeId as StoreId,
    productId: storeProductId as StoreProductId,
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt).toISOString(),
  };
}

const rowOf = ({ productId, ...publication }: Publication): Row => ({
  ...publication,
  storeProductId: productId,
});

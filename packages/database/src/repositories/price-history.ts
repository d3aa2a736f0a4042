import type { TradeProductId } from "@overprint/core/catalogue";
import type { PriceHistoryRepository, PricePoint } from "@overprint/core/products";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { priceHistory } from "#schema/index.ts";

/** What products have cost over time. */
export function priceHistoryRepository(db: Db): PriceHistoryRepository {
  return {
    of: async (id) =>
      (
        await db
          .select()
          .from(priceHistory)
          .where(eq(priceHistory.tradeProductId, id))
          .orderBy(asc(priceHistory.at))
      ).map((row) => ({
        ...row,
        tradeProductId: row.tradeProductId as TradeProductId,
        at: new Date(row.at).toISOString(),
      })),
    record: (points) => recordPoints(db, points),
  };
}

/** One statement; points that repeat the product's last one are left out by it. */
async function recordPoints(db: Db, points: readonly PricePoint[]): Promise<void> {
  if (points.length === 0) return;
  await db.execute(sql`
    insert into price_history
      (trade_product_id, at, content_hash, lowest_minor, highest_minor, lowest_retail_minor, currency)
    select p.* from jsonb_to_recordset(${JSON.stringify(points.map(rowOf))}::jsonb) as p(
      trade_product_id text, at timestamptz, content_hash text,
      lowest_minor bigint, highest_minor bigint, lowest_retail_minor bigint, currency text)
    left join lateral (
      select h.lowest_minor, h.highest_minor, h.lowest_retail_minor from price_history h
      where h.trade_product_id = p.trade_product_id order by h.at desc limit 1
    ) last on true
    where (last.lowest_minor, last.highest_minor, last.lowest_retail_minor)
      is distinct from (p.lowest_minor, p.highest_minor, p.lowest_retail_minor)
    on conflict (trade_product_id, at) do nothing`);
}

const rowOf = (point: PricePoint) => ({
  trade_product_id: point.tradeProductId,
  at: point.at,
  content_hash: point.contentHash,
  lowest_minor: point.lowestMinor,
  highest_minor: point.highestMinor,
  lowest_retail_minor: point.lowestRetailMinor,
  currency: point.currency,
});

import type { DashboardDay, DashboardRepository, ProductionWeek } from "@overprint/core/dashboard";
import type { Money } from "@overprint/core/money";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#open.ts";

/** The dashboard's numbers, each one statement over the tables of their subjects. */
export function dashboardRepository(db: Db): DashboardRepository {
  // The statements below name their columns; `Row` says what they are.
  const rows = async <Row>(query: SQL): Promise<readonly Row[]> => (await db.execute(query)).rows as Row[];
  return {
    numbers: async (now, timeZone) => {
      const [row] = await rows<NumbersRow>(numbersQuery(now, timeZone));
      const margins = await rows<{ currency: Money["currency"]; minor: string }>(marginQuery(now, timeZone));
      return {
        lastSyncAt: iso(row?.last_sync),
        oldestPriceAt: iso(row?.oldest_price),
        itemsToTransfer: Number(row?.to_transfer ?? 0),
        activeJobs: Number(row?.active ?? 0),
        lateJobs: Number(row?.late ?? 0),
        jobsInDoubt: Number(row?.in_doubt ?? 0),
        marginThisMonth: margins.map(({ currency, minor }) => ({ currency, minor: Number(minor) })),
      };
    },
    days: async (now, timeZone, count) => {
      const found = await rows<{ day: string; orders: string; sold: string; margin: string }>(
        daysQuery(now, timeZone, count),
      );
      return found.map(
        ({ day, orders, sold, margin }): DashboardDay => ({
          day,
          orders: Number(orders),
          soldMinor: Number(sold),
          marginMinor: Number(margin),
        }),
      );
    },
    productionWeeks: async (now, timeZone, count) => {
      const found = await rows<{ week: string; jobs: string; days: string }>(
        weeksQuery(now, timeZone, count),
      );
      return found.map(
        ({ week, jobs, days }): ProductionWeek => ({ week, jobs: Number(jobs), averageDays: Number(days) }),
      );
    },
  };
}

type NumbersRow = {
  readonly last_sync: string | Date | null;
  readonly oldest_price: string | Date | null;
  readonly to_transfer: string;
  readonly active: string;
  readonly late: string;
  readonly in_doubt: string;
};

const iso = (at: string | Date | null | undefined): string | null => (at ? new Date(at).toISOString() : null);

const numbersQuery = (now: Date, timeZone: string) => sql`
  SELECT
    (SELECT max(finished_at) FROM sync_runs WHERE state = 'finished') AS last_sync,
    (SELECT min(last_seen_at) FROM trade_products WHERE discontinued_at IS NULL AND version_id IS NOT NULL) AS oldest_price,
    (SELECT count(*) FROM store_order_items i
      WHERE i.ledger_state = 'open' AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.item_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM transfer_jobs t WHERE t.item_id = i.id AND t.state IN ('claimed', 'in-doubt'))) AS to_transfer,
    (SELECT count(*) FROM jobs WHERE is_open) AS active,
    (SELECT count(*) FROM jobs WHERE is_open AND promised_date < to_char(${now.toISOString()}::timestamptz AT TIME ZONE ${timeZone}, 'YYYY-MM-DD')) AS late,
    (SELECT count(*) FROM transfer_jobs WHERE state = 'in-doubt') AS in_doubt`;

/**
 * Order products with all their jobs' costs known: what is left of the price. A job's cost has the printer's freight in it,
 * so an order product's equal share of the freight that the customer paid counts on the other side.
 */
const margins = sql`
  SELECT i.id, i.currency, o.placed_at,
         i.price_minor
           + coalesce((o.shipping_method ->> 'priceMinor')::bigint, 0)
             / (SELECT count(*) FROM store_order_items n WHERE n.order_id = o.id)
           - sum(j.cost_minor) AS margin
    FROM store_order_items i JOIN store_orders o ON o.id = i.order_id JOIN jobs j ON j.item_id = i.id
   GROUP BY i.id, o.id HAVING bool_and(j.cost_minor IS NOT NULL)`;

const marginQuery = (now: Date, timeZone: string) => sql`
  SELECT m.currency, sum(m.margin)::text AS minor FROM (${margins}) m
   WHERE date_trunc('month', m.placed_at AT TIME ZONE ${timeZone}) = date_trunc('month', ${now.toISOString()}::timestamptz AT TIME ZONE ${timeZone})
   GROUP BY m.currency ORDER BY m.currency`;

const daysQuery = (now: Date, timeZone: string, count: number) => sql`
  WITH span AS (
    SELECT generate_series(0, ${count - 1}::int) AS back, (${now.toISOString()}::timestamptz AT TIME ZONE ${timeZone})::date AS today
  ), sold AS (
    SELECT (placed_at AT TIME ZONE ${timeZone})::date AS day, count(*) AS orders, sum(total_minor) AS sold
      FROM store_orders WHERE placed_at > ${now.toISOString()}::timestamptz - make_interval(days => ${count + 1}) GROUP BY 1
  ), made AS (
    SELECT (m.placed_at AT TIME ZONE ${timeZone})::date AS day, sum(m.margin) AS margin FROM (${margins}) m GROUP BY 1
  )
  SELECT to_char(today - back, 'YYYY-MM-DD') AS day, coalesce(orders, 0) AS orders, coalesce(sold, 0) AS sold, coalesce(margin, 0) AS margin
    FROM span LEFT JOIN sold ON sold.day = today - back LEFT JOIN made ON made.day = today - back ORDER BY 1`;

/** When the printer says that it shipped, or when its parcel was first seen, whichever is earlier. */
const shippedJobs = sql`
  SELECT j.created_at, least(min(s.first_seen_at), CASE WHEN j.status_bucket = 'shipped' THEN j.status_at END) AS shipped_at
    FROM jobs j JOIN shipments s ON s.job_id = j.job_id GROUP BY j.job_id`;

const weeksQuery = (now: Date, timeZone: string, count: number) => sql`
  SELECT to_char(date_trunc('week', j.created_at AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS week, count(*) AS jobs,
         round(avg(extract(epoch FROM j.shipped_at - j.created_at) / 86400)::numeric, 1) AS days
    FROM (${shippedJobs}) j
   WHERE j.created_at > ${now.toISOString()}::timestamptz - make_interval(weeks => ${count}) AND j.shipped_at >= j.created_at
   GROUP BY 1 ORDER BY 1`;

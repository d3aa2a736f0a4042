import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { rowsOf } from "../rows.ts";

/** So many approved readings can be taken back, one after the other. */
const keptReadings = 10;

/**
 * Deletes content that products had long ago, with its price rows: at most `limit` versions in one statement.
 *
 * What is needed stays however old it is: what products have now, what waits for approval, what the last ten approved
 * readings and the ways back came from and led to, and what a person refused or took back, because it must be known again.
 *
 * @param readBefore - ISO; versions read later stay
 * @returns how many were deleted
 */
export async function pruneVersions(db: Db, readBefore: string, limit: number): Promise<number> {
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`delete from trade_product_versions v where v.read_at < ${readBefore} and v.id in (
      select old.id from trade_product_versions old
      where old.read_at < ${readBefore}
        and not exists (select 1 from trade_products p where p.id = old.product_id and p.version_id = old.id)
        and not exists (select 1 from change_entries e join change_sets s on s.id = e.change_set_id
          where e.product_id = old.product_id and (e.before_version_id = old.id or e.after_version_id = old.id)
            and (s.state <> 'approved' or s.number > coalesce((select number from change_sets
              where state = 'approved' order by number desc offset ${keptReadings} limit 1), 0)))
      order by old.id limit ${limit})
    returning v.id`,
  );
  return rows.length;
}

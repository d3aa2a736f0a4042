import type { SQL } from "drizzle-orm";
import type { Db } from "#open.ts";

/** The rows of a query written in SQL; the caller states their shape, which is that of its select list. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<readonly Row[]> {
  const { rows } = await db.execute(query);
  return rows as readonly Row[];
}

/** What `ilike` takes to find a text anywhere, its own wildcards taken as they stand. */
export const containing = (text: string): string => `%${text.replace(/[%_\\]/g, "\\$&")}%`;

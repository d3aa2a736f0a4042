import type { Database } from "./open.ts";

/** What is never exported: credentials, sessions, and what is only bookkeeping of the database. */
const kept = new Set([
  "secrets",
  "sessions",
  "accounts",
  "verifications",
  "two_factors",
  "failed_sign_ins",
  "api_keys",
]);
const pageRows = 500;

/**
 * Hands every table out as JSON lines, a page at a time, so that memory stays bounded however long the table is. One
 * moment for all tables: orders and their jobs fit together.
 *
 * @returns rows by table
 */
export async function exportTables(
  { pool }: Pick<Database, "pool">,
  write: (table: string, lines: string) => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const client = await pool.connect();
  const counts = new Map<string, number>();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
    );
    for (const { name } of rows.filter((row) => !kept.has(row.name))) {
      await client.query(
        `DECLARE rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${name}" t`,
      );
      let count = 0;
      for (;;) {
        const page = await client.query<{ line: string }>(`FETCH ${pageRows} FROM rows`);
        if (page.rows.length === 0) break;
        await write(name, page.rows.map(({ line }) => `${line}\n`).join(""));
        count += page.rows.length;
      }
      await client.query("CLOSE rows");
      counts.set(name, count);
    }
    await client.query("COMMIT");
    return counts;
  } finally {
    client.release();
  }
}

import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type pg from "pg";
import { Connections } from "./connections.ts";
import { startEmbeddedDatabase } from "./host/embedded.ts";
import * as schema from "./schema/index.ts";

/** The database or a transaction in it: what every repository works on. Inside a transaction use nothing but it. */
export type Db =
  | NodePgDatabase<typeof schema>
  // biome-ignore lint/suspicious/noExplicitAny: Drizzle's own transaction type is generic in three ways that we never use
  | PgTransaction<any, typeof schema, any>;

export type Database = {
  readonly db: NodePgDatabase<typeof schema>;
  readonly pool: pg.Pool;
  /** For other processes' drivers; holds a password when PostgreSQL has one, so it is a secret. */
  readonly url: string;
  readonly kind: "embedded" | "postgresql";
  readonly close: () => Promise<void>;
};

export type DatabaseOptions =
  | { readonly url: string; readonly connections?: number }
  /** `null` keeps the data in memory. */
  | { readonly folder: string | null };

/** Opens PostgreSQL by `url`, or the embedded database in `folder`. Throws `DataFolderError` when that cannot be used. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if ("url" in options) return connect(options.url, options.connections ?? 10, "postgresql", async () => {});
  const embedded = await startEmbeddedDatabase(options.folder);
  return connect(embedded.url, 4, "embedded", embedded.close);
}

function connect(
  url: string,
  connections: number,
  kind: Database["kind"],
  after: () => Promise<void>,
): Database {
  const pool = new Connections({ connectionString: url, max: connections, application_name: "overprint" });
  return {
    db: drizzle(pool, { schema }),
    pool,
    url,
    kind,
    close: async () => {
      await pool.end();
      await after();
    },
  };
}

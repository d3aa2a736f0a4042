import { fileURLToPath } from "node:url";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Database } from "./open.ts";

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));

/** Brings the database to the schema of this version; forward only, safe to run again. */
export async function migrateDatabase({ db }: Pick<Database, "db">): Promise<void> {
  await migrate(db, { migrationsFolder });
}

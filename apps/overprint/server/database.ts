import { type Database, DataFolderError, migrateDatabase, openDatabase } from "@overprint/database";
import { type Config, StartFault } from "#server/config/config.ts";

/** Opens the database and brings it to this version. Throws a `StartFault` when that cannot be. */
export async function openMigrated({ databaseUrl, dataDir }: Config): Promise<Database> {
  const database = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: dataDir }).catch(
    (error) => {
      throw error instanceof DataFolderError ? new StartFault(error.message) : error;
    },
  );
  if (databaseUrl) await assertReachable(database);
  await migrateDatabase(database).catch((error: Error) => {
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    throw new StartFault(
      `The database cannot be brought to this version (${reason}): restore a backup that fits it, or start with another OVERPRINT_DATA_DIR or DATABASE_URL.`,
    );
  });
  return database;
}

async function assertReachable({ pool }: Database): Promise<void> {
  await pool.query("SELECT 1").catch((error: NodeJS.ErrnoException) => {
    throw new StartFault(
      `The PostgreSQL server of DATABASE_URL cannot be used (${error.code ?? error.name}): check that it runs, and that host, port, user, password and database are right.`,
    );
  });
}

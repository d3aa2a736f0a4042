import { randomBytes } from "node:crypto";
import { type Database, migrateDatabase, openDatabase } from "@overprint/database";
import pg from "pg";

/** One embedded database a test process: files of one process run one after another and each begins empty. */
let embedded: Promise<Database> | undefined;

/**
 * A migrated, empty database for one test file: the embedded one, or a fresh one on the server of `DATABASE_URL`.
 * Call `close` in `afterAll`.
 */
export async function testDatabase(): Promise<Database> {
  const server = process.env.DATABASE_URL;
  return server ? onServer(server) : onEmbedded();
}

async function onEmbedded(): Promise<Database> {
  embedded ??= openDatabase({ folder: null });
  const database = await embedded;
  await database.pool.query(emptyEverything);
  await migrateDatabase(database);
  return { ...database, close: async () => {} };
}

const emptyEverything = `
  DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;
  DROP SCHEMA IF EXISTS drizzle CASCADE; DROP SCHEMA IF EXISTS pgboss CASCADE;`;

async function onServer(server: string): Promise<Database> {
  const name = `overprint_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  await migrateDatabase(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

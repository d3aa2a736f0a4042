import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, DataFolderError, migrateDatabase, openDatabase } from "../index.ts";

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "overprint-test-"));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the embedded database behind ordinary connections", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ folder: null });
    await database.pool.query("CREATE TABLE rows (n int, t text)");
  });
  afterAll(() => database.close());

  test("queries with parameters from many connections at once never mix", async () => {
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, n) =>
        n % 2
          ? database.pool.query("SELECT $1::int AS n", [n]).then(({ rows }) => rows[0].n)
          : database.pool
              .query("SELECT $1::int AS n, $2::text AS t, $3::int AS m", [n, "x", n])
              .then(({ rows }) => rows[0].m),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 400 }, (_, n) => n));
  });

  test("queries that fail beside others cost the others nothing", async () => {
    await database.pool.query("CREATE TABLE once (n int PRIMARY KEY)");
    await database.pool.query("INSERT INTO once VALUES (1)");
    const fail = async (n: number) => {
      const client = await database.pool.connect();
      await client.query("BEGIN");
      const code = await client.query("INSERT INTO once VALUES ($1), ($2)", [1, 1_000 + n]).then(
        () => "inserted",
        (error: { code: string }) => error.code,
      );
      await client.query("ROLLBACK");
      client.release();
      return code;
    };
    const failing = Array.from({ length: 100 }, (_, n) => fail(n));
    const working = Array.from({ length: 300 }, (_, n) =>
      database.pool.query("SELECT $1::int AS n", [n]).then(({ rows }) => rows[0].n),
    );
    expect(new Set(await Promise.all(failing))).toEqual(new Set(["23505"]));
    expect(await Promise.all(working)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });

  test("a transaction keeps the others out until it ends", async () => {
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO rows VALUES ($1, $2)", [1, "in a transaction"]);
    const counted = database.pool.query("SELECT count(*)::int AS n FROM rows").then(({ rows }) => rows[0].n);
    await client.query("INSERT INTO rows VALUES ($1, $2)", [2, "in a transaction"]);
    await client.query("COMMIT");
    client.release();
    expect(await counted).toBe(2);
  });

  test("a connection that breaks in a transaction leaves nothing behind and lets the others go on", async () => {
    await database.pool.query("DELETE FROM rows");
    const client = new pg.Client({ connectionString: database.url });
    client.on("error", () => {});
    await client.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO rows VALUES (9, 'lost')");
    const broken = new Promise((resolve) => client.once("end", resolve));
    (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    await broken;
    const { rows } = await database.pool.query("SELECT count(*)::int AS n FROM rows");
    expect(rows[0].n).toBe(0);
  });

  test("an error in one query leaves its connection and the others usable", async () => {
    await expect(database.pool.query("SELECT $1::int / 0", [1])).rejects.toThrow("division by zero");
    await expect(database.pool.query("SELECT nonsense")).rejects.toThrow("nonsense");
    expect((await database.pool.query("SELECT 1 AS one")).rows[0].one).toBe(1);
  });

  test("a parameter of several megabytes arrives whole", async () => {
    const numbers = Array.from({ length: 300_000 }, (_, n) => n);
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS n, sum(v)::float8 AS s FROM unnest($1::int[]) v",
      [numbers],
    );
    expect(rows[0]).toEqual({ n: 300_000, s: 44_999_850_000 });
  });
});

describe("the data folder", () => {
  test("a database keeps its rows over a restart", async () => {
    const folder = newFolder();
    const first = await openDatabase({ folder });
    await migrateDatabase(first);
    await first.pool.query("INSERT INTO settings VALUES ('mode', '\"simulation\"', now(), 'test')");
    await first.close();
    const second = await openDatabase({ folder });
    await migrateDatabase(second);
    const { rows } = await second.pool.query("SELECT value FROM settings WHERE key = 'mode'");
    await second.close();
    expect(rows).toEqual([{ value: "simulation" }]);
  });

  test("a kill during the very first start leaves a folder that opens", async () => {
    const folder = newFolder();
    const script = `import(${JSON.stringify(new URL("../index.ts", import.meta.url).href)}).then((m) => m.openDatabase({ folder: ${JSON.stringify(folder)} }))`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
    await seen(() => child.exitCode !== null || readdirSync(folder).some(isUnfinished));
    expect(child.exitCode).toBe(null);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    expect(readdirSync(folder)).not.toContain("database");
    const database = await openDatabase({ folder });
    const { rows } = await database.pool.query("SELECT 1 AS one");
    await database.close();
    expect(rows).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).some(isUnfinished)).toBe(false);
  });

  test("a folder that another process uses is refused with the process and the way out", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "database.lock"), String(process.ppid));
    await expect(openDatabase({ folder })).rejects.toThrow(
      new RegExp(`in use by process ${process.ppid}. Stop that one, or choose another folder`),
    );
  });

  test("a folder that cannot be made is refused in one sentence", async () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "");
    await expect(openDatabase({ folder: join(file, "data") })).rejects.toThrow(DataFolderError);
  });
});

const isUnfinished = (name: string) => name.startsWith("database-new-");

/** Resolves when `condition` holds, asked again at every turn of the event loop. */
async function seen(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

// npm run test:postgres: the database tests on a real PostgreSQL, which this starts in a temporary folder and stops.
// With DATABASE_URL set, that server is used instead: its user must be able to create databases.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installDebian, mayInstall, root } from "./step.ts";

const given = process.env.DATABASE_URL;
process.exitCode = given ? runTests(given) : await withServer(runTests);

function runTests(url: string): number {
  const vitest = join(root, "node_modules/.bin/vitest");
  const { status } = spawnSync(vitest, ["run", "--project", "database", ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
      DATABASE_URL: url,
    },
  });
  return status ?? 1;
}

async function withServer(use: (url: string) => number): Promise<number> {
  const bin = findPostgres() ?? installed();
  const folder = mkdtempSync(join(tmpdir(), "overprint-postgres-"));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  // PostgreSQL refuses to run as root; as a plain user it needs nothing but its folder.
  const as = { cwd: "/", ...(user ? { uid: user.uid, gid: user.gid } : {}) };
  const data = join(folder, "data");
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "overprint", "-A", "trust", "-E", "UTF8", "--no-sync"],
    {
      ...as,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const port = await freePort();
  const options = [
    "-D",
    data,
    "-p",
    String(port),
    "-h",
    "127.0.0.1",
    "-k",
    folder,
    "-c",
    "fsync=off",
    "-c",
    "max_connections=200",
  ];
  const server = spawn(join(bin, "postgres"), options, { ...as, stdio: ["ignore", "ignore", "pipe"] });
  try {
    await ready(server);
    console.log(`PostgreSQL ${version(bin)} runs on port ${port} for these tests.`);
    return use(`postgresql://overprint@127.0.0.1:${port}/postgres`);
  } finally {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

function findPostgres(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((one) => join(debian, one, "bin")),
    "/usr/local/pgsql/bin",
    "/usr/local/bin",
    "/usr/bin",
  ];
  return (
    folders.find((folder) => ["initdb", "postgres"].every((tool) => existsSync(join(folder, tool)))) ?? null
  );
}

function installed(): string {
  if (mayInstall()) installDebian("PostgreSQL for the tests", ["postgresql"]);
  const bin = findPostgres();
  if (bin) return bin;
  console.error(
    "These tests need PostgreSQL, and there is none. Install it (Debian: sudo apt-get install postgresql), or set DATABASE_URL to a server whose user may create databases.",
  );
  process.exit(1);
}

/** Whom to run as when we are root: Debian's own user for it, or nobody. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (name: string, kind: "-u" | "-g") =>
    Number(execFileSync("id", [kind, name], { encoding: "utf8" }));
  const name =
    ["postgres", "nobody"].find((one) => spawnSync("id", [one], { stdio: "ignore" }).status === 0) ??
    "nobody";
  return { uid: idOf(name, "-u"), gid: idOf(name, "-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Resolves at the server's own word that it is ready. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${said.slice(-2_000)}`)));
  });
}

function version(bin: string): string {
  return execFileSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" })
    .trim()
    .replace(/^.*\) /, "");
}

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));
const folders: string[] = [];
const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of running) {
    child.kill("SIGKILL");
    await ended(child);
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "overprint-start-"));
  folders.push(folder);
  return folder;
};

type Run = { readonly child: ChildProcess; readonly said: () => string };

function overprint(args: readonly string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      ...process.env,
      PORT: "0",
      DATABASE_URL: "",
      OVERPRINT_SIMULATOR_PRODUCTS: "6",
      OVERPRINT_LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  return { child, said: () => output };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once("close", (code) => resolve(code)));

/** Resolves when the process has said it; rejects with everything it said when it ends before. */
function until(run: Run, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => words.test(run.said()) && resolve(run.said());
    run.child.stdout?.on("data", look);
    run.child.once("close", (code) =>
      reject(new Error(`ended with ${code} before saying ${words}:\n${run.said()}`)),
    );
    look();
  });
}

async function ready(run: Run): Promise<string> {
  const said = await until(run, /starting again keeps everything/);
  return /Front store\s+(http:\S+?)\/?\s/.exec(said)?.[1] ?? "";
}

describe("overprint start", () => {
  test("an empty folder becomes a shop that answers, ends at Ctrl-C, and is all there again", async () => {
    const folder = newFolder();
    const first = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    const base = await ready(first);
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: "ok" });
    expect((await fetch(`${base}/`)).status).toBe(200);
    const admin = await fetch(`${base}/admin`);
    expect(admin.url).toBe(`${base}/admin/sign-in`);
    expect(await admin.text()).toContain("Sign in");
    const password = /with\s+(\S+-\S+)\s/.exec(first.said())?.[1];
    first.child.kill("SIGINT");
    expect(await ended(first.child)).toBe(0);

    const second = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    await ready(second);
    expect(/with\s+(\S+-\S+)\s/.exec(second.said())?.[1]).toBe(password);
    second.child.kill("SIGTERM");
    expect(await ended(second.child)).toBe(0);
  });

  test("a kill in the middle of the very first start does no harm", async () => {
    const folder = newFolder();
    const first = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    while (
      first.child.exitCode === null &&
      !readdirSync(folder).some((name) => name.startsWith("database-new-"))
    )
      await new Promise((resolve) => setImmediate(resolve));
    first.child.kill("SIGKILL");
    await ended(first.child);
    expect(existsSync(join(folder, "database"))).toBe(false);
    const second = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    const base = await ready(second);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});

describe("a start that cannot succeed says why in one sentence", () => {
  test("a taken port", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const run = overprint(["start"], { OVERPRINT_DATA_DIR: newFolder(), PORT: String(port) });
    expect(await ended(run.child)).toBe(1);
    holder.close();
    expect(run.said()).toBe(
      `Port ${port} is taken: end the program that uses it, or choose another with PORT.\n`,
    );
  });

  test("a folder that cannot be written", async () => {
    const run = overprint(["start"], { OVERPRINT_DATA_DIR: "/proc/overprint" });
    expect(await ended(run.child)).toBe(1);
    expect(run.said()).toMatch(
      /^The data folder \/proc\/overprint cannot be written \(E[A-Z]+\): .*OVERPRINT_DATA_DIR\.\n$/,
    );
  });

  test("a wrong variable", async () => {
    const run = overprint(["start"], { OVERPRINT_DATA_DIR: newFolder(), PORT: "eighty" });
    expect(await ended(run.child)).toBe(1);
    expect(run.said()).toBe("PORT must be a port number.\n");
  });

  test("a PostgreSQL server that is not there", async () => {
    const run = overprint(["start"], {
      OVERPRINT_DATA_DIR: newFolder(),
      DATABASE_URL: "postgresql://shop:hunter2@127.0.0.1:1/overprint",
    });
    expect(await ended(run.child)).toBe(1);
    expect(run.said()).toContain("The PostgreSQL server of DATABASE_URL cannot be used (ECONNREFUSED)");
    expect(run.said()).not.toContain("hunter2");
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));

/** A whole Overprint of its own: process, database, simulated printer and demo shop, on a free port. */
export type RunningOverprint = {
  readonly url: string;
  /** Of the first admin, valid once. */
  readonly email: string;
  readonly password: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
};

/** Starts Overprint as a person does, in Simulation mode, and waits until it says that it is ready. */
export async function startOverprint(env: Readonly<Record<string, string>> = {}): Promise<RunningOverprint> {
  const dataDir = mkdtempSync(join(tmpdir(), "overprint-journey-"));
  const child = spawn(process.execPath, [main, "start"], {
    env: {
      ...process.env,
      PORT: "0",
      DATABASE_URL: "",
      OVERPRINT_DATA_DIR: dataDir,
      OVERPRINT_SIMULATOR_PRODUCTS: "24",
      OVERPRINT_LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = await readiness(child);
  const word = (pattern: RegExp) => pattern.exec(said)?.[1] ?? "";
  return {
    url: word(/Front store\s+(http:\/\/\S+?)\/?\s/),
    email: word(/Sign in as\s+(\S+)/),
    password: word(/\n\s+with\s+(\S+)/),
    dataDir,
    stop: async () => {
      child.kill("SIGTERM");
      await ended(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function readiness(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        said += chunk;
        if (/starting again keeps everything/.test(said)) resolve(said);
      });
    child.once("exit", (code) =>
      reject(new Error(`Overprint ended with ${code} before it was ready:\n${said}`)),
    );
  });
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("close", () => resolve()));

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));

/** A run of the command line, with everything that it says. */
export type Run = { readonly child: ChildProcess; readonly said: () => string };

const running = new Set<ChildProcess>();

/** Runs a command as a person would, on a free port and with a small catalogue unless told otherwise. */
export function overprint(args: readonly string[], env: Readonly<Record<string, string>>): Run {
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

/** The exit code, when it has ended; `null` after a kill. */
export const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once("close", (code) => resolve(code)));

/** Resolves when the process says that it is ready; rejects with everything it said when it ends before. */
export function ready(run: Run): Promise<{ readonly base: string; readonly firstPassword: string | null }> {
  const { child, said } = run;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!said().includes("starting again keeps everything")) return;
      const base = /Front store\s+(http:\/\/[^/\s]+)/.exec(said())?.[1] ?? "";
      resolve({ base, firstPassword: /\s+with\s+(\S+)/.exec(said())?.[1] ?? null });
    };
    child.stdout?.on("data", look);
    child.once("close", (code) => reject(new Error(`ended with ${code} before it was ready:\n${said()}`)));
    look();
  });
}

/** Ends what is still running, whatever it does. */
export async function killAll(): Promise<void> {
  for (const child of running) {
    child.kill("SIGKILL");
    await ended(child);
  }
}

/** Folders that live as long as the tests. */
export function temporaryFolders() {
  const folders: string[] = [];
  return {
    make: (): string => {
      const folder = mkdtempSync(join(tmpdir(), "overprint-journey-"));
      folders.push(folder);
      return folder;
    },
    clear: (): void => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { simulatorApiKey, simulatorPrivateKey } from "@overprint/simulators/fourover";
import type { Account } from "./ports.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export type SimulatorProcess = Account & {
  readonly feedUrl: string;
  readonly inject: (injection: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly truth: () => Promise<{
    readonly jobs: readonly { readonly jobId: string; readonly jobName: string; readonly status: string }[];
    readonly struck: Readonly<Record<string, number>>;
    /** Calls that are not answered yet: what they will do has not happened. */
    readonly underWay: number;
  }>;
  readonly close: () => void;
};

/** The simulated printer in a process of its own. */
export async function spawnSimulator(seed: number): Promise<SimulatorProcess> {
  const cli = at("../../packages/simulators/src/fourover/cli.ts");
  const child = spawn(process.execPath, [cli, "--port", "0", "--products", "12", "--seed", String(seed)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const said = new Promise<{ url: string; feedUrl: string }>((resolve, reject) => {
    let url = "";
    lines.on("line", (line) => {
      url = /answers at (\S+)/.exec(line)?.[1] ?? url;
      const feedUrl = /RSS feed\s+(\S+)/.exec(line)?.[1];
      if (feedUrl) resolve({ url, feedUrl });
    });
    child.once("exit", () => reject(new Error("the simulator ended before it answered")));
  });
  const { url, feedUrl } = await said;
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  return {
    url,
    feedUrl,
    apiKey: simulatorApiKey,
    privateKey: simulatorPrivateKey,
    inject: (injection) => post("/__control/inject", injection),
    clear: () => post("/__control/clear", {}),
    truth: async () => (await (await fetch(`${url}/__control/state`)).json()) as never,
    close: () => child.kill(),
  };
}

/** The sending process; `ended` tells by which signal, `null` when it had nothing left to do. */
export function spawnWorker(given: Readonly<Record<string, unknown>>): {
  readonly child: ChildProcess;
  /** It has begun to send; also when it ended before. */
  readonly ready: Promise<unknown>;
  readonly ended: Promise<{
    readonly signal: string | null;
    readonly code: number | null;
    readonly errors: string;
  }>;
} {
  const child = spawn(process.execPath, [at("./worker.ts"), JSON.stringify(given)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => {
    errors = `${errors}${data}`.slice(-4_000);
  });
  const ended = new Promise<{ signal: string | null; code: number | null; errors: string }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ signal, code, errors })),
  );
  const ready = Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), ended]);
  return { child, ready, ended };
}

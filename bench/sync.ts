import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measured, measured } from "./report.ts";
import type { Found, Told } from "./sync/told.ts";

/** A few more than 2,000, so that their price rows are more than 250,000. */
const products = 2_050;
const delayMs = 200;
const concurrency = 8;
const sampled = 60;

const simulatorScript = fileURLToPath(new URL("../packages/simulators/src/fourover/cli.ts", import.meta.url));
const measureScript = fileURLToPath(new URL("./sync/measure-sync.ts", import.meta.url));

/**
 * A full sync of 2,000 products from the simulated printer, which runs in a process of its own, into the embedded
 * database; then a second one with nothing changed. The common way is measured on 60 products and scaled by price rows.
 */
export async function measure(): Promise<readonly Measured[]> {
  const quick = await withSimulator(0, async (client) => ({
    ours: await inProcess({ way: "ours", client, products }),
    common: await inProcess({ way: "row-by-row", client, products: sampled }),
  }));
  const slow = await withSimulator(delayMs, (client) => inProcess({ way: "ours", client, products }));
  return [...withoutDelay(quick.ours, quick.common), ...withDelay(slow)];
}

function withoutDelay(ours: Found, common: Found): readonly Measured[] {
  if (!ours.second) throw new Error("the second sync was measured");
  const scaled = (common.first.wallMs / common.rows) * ours.rows;
  return [
    { ...measured("sync: price rows", ours.rows, "rows"), ok: ours.rows >= 250_000 },
    measured("sync: first, own time (processor, embedded database included)", ours.first.cpuMs / 1_000, "s", {
      budget: 60,
    }),
    measured("sync: first, by the clock, the simulator's own time included", ours.first.wallMs / 1_000, "s", {
      baseline: scaled / 1_000,
    }),
    measured("sync: peak memory with the embedded database", ours.peakMb, "MB", { budget: 1_024 }),
    measured("sync: second, calls", (ours.second.calls / ours.first.calls) * 100, "% of the first", {
      budget: 5,
    }),
    measured("sync: second, time", (ours.second.wallMs / ours.first.wallMs) * 100, "% of the first", {
      budget: 5,
    }),
  ];
}

/** Against what the printer's own speed allows: calls / concurrency x delay. */
function withDelay({ first }: Found): readonly Measured[] {
  const boundMs = (first.calls / concurrency) * delayMs;
  return [
    measured(`sync: first, ${delayMs} ms a call, ${concurrency} at once`, first.wallMs / 1_000, "s", {
      budget: (boundMs * 1.15) / 1_000,
    }),
    measured("sync: first, against the bound of the API", first.wallMs / boundMs, "x", { budget: 1.15 }),
  ];
}

type Client = Told["client"];

async function withSimulator<T>(delay: number, work: (client: Client) => Promise<T>): Promise<T> {
  const args = [simulatorScript, "--port", "0", "--products", String(products), "--delay", String(delay)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const said = await untilSaid(child, /state\s/);
    const take = (pattern: RegExp) => pattern.exec(said)?.[1] ?? "";
    return await work({
      baseUrl: take(/answers at (\S+)/),
      apiKey: take(/API key\s+(\S+)/),
      privateKey: take(/private key\s+(\S+)/),
      maxConcurrent: concurrency,
      requestsPerMinute: 1_000_000,
    });
  } finally {
    child.kill("SIGTERM");
  }
}

async function inProcess(told: Omit<Told, "folder">): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "overprint-bench-"));
  try {
    await answerOf({ ...told, folder, way: "prepare" });
    return JSON.parse(await answerOf({ ...told, folder })) as Found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answerOf(told: Told): Promise<string> {
  const child = spawn(process.execPath, [measureScript, JSON.stringify(told)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  try {
    return await untilSaid(child, /\n$/);
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

function untilSaid(child: ReturnType<typeof spawn>, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (text: Buffer) => {
      said += text;
      if (words.test(said)) resolve(said);
    });
    child.once("close", (code) => reject(new Error(`a measuring process ended with ${code}: ${said}`)));
  });
}

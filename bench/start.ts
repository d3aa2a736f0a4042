import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measured, measured, median } from "./report.ts";

const command = fileURLToPath(new URL("../apps/overprint/cli/main.ts", import.meta.url));
const starts = 5;

/** From the command to the first page of the front store, in a folder that holds the demo shop already. */
export async function measure(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), "overprint-bench-"));
  const port = await freePort();
  try {
    // The first start makes the database, builds the pages and seeds the shop.
    await timed(folder, port);
    const seconds: number[] = [];
    for (let round = 0; round < starts; round += 1) seconds.push(await timed(folder, port));
    return [measured("start: to the first page, second start", median(seconds), "s", { budget: 3 })];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(folder: string, port: number): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [command, "start"], {
    env: { ...process.env, DATABASE_URL: "", OVERPRINT_DATA_DIR: folder, PORT: String(port) },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ready = said(child, "Overprint is ready");
  await firstPage(child, port);
  const seconds = (performance.now() - begun) / 1_000;
  await ready;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
  return seconds;
}

const said = (child: ChildProcess, words: string) =>
  new Promise<void>((resolve) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(words)) resolve();
    });
  });

async function firstPage(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok && (await answer.text()).includes("</html>")) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`start ended with ${child.exitCode}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

import { spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "react-router";
import { StartFault } from "#server/config/config.ts";

export const appRoot = fileURLToPath(new URL("..", import.meta.url));
const buildFile = join(appRoot, "build/server/index.js");

/** Folder of the built files that browsers fetch. */
export const assetsDir = join(appRoot, "build/client");

/** What the front end is made of; a change in any of it makes the build stale. */
const sources = [
  "app",
  "public",
  "vite.config.ts",
  "react-router.config.ts",
  "package.json",
  "../../packages/core/src",
];

/** Builds the front end when it is missing or older than its sources, and says so in one line. */
export async function buildWhenStale(say: (line: string) => void = console.log): Promise<void> {
  const built = await modifiedAt(buildFile);
  const newest = Math.max(...(await Promise.all(sources.map((path) => newestIn(join(appRoot, path))))));
  if (built >= newest) return;
  say(
    built === 0
      ? "Building the front end (first start)..."
      : "Building the front end (sources have changed)...",
  );
  await runBuild();
}

/** The built pages. */
export async function loadBuild(): Promise<ServerBuild> {
  return (await import(pathToFileURL(buildFile).href)) as ServerBuild;
}

async function runBuild(): Promise<void> {
  const cli = fileURLToPath(import.meta.resolve("@react-router/dev/package.json")).replace(
    "package.json",
    "dist/cli/index.js",
  );
  const child = spawn(process.execPath, [cli, "build"], {
    cwd: appRoot,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new StartFault(`The front end could not be built:\n${output.slice(-4_000)}`);
}

const modifiedAt = async (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"));
  const times = await Promise.all(
    [path, ...files.map((file) => join(file.parentPath, file.name))].map(modifiedAt),
  );
  return Math.max(...times);
}

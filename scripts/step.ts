import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The repository's own tools first, its pinned Node among them. */
const path = [join(root, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);

/** Runs one step with its output visible. Ends this process when it fails, saying which it was. */
export function step(
  title: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): void {
  const started = performance.now();
  console.log(`\n== ${title}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path, ...env },
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  if (status !== 0) {
    console.error(`\n"${title}" failed after ${seconds} s${error ? `: ${error.message}` : ""}.`);
    process.exit(1);
  }
  console.log(`== ${title}: done in ${seconds} s`);
}

/** Whether Debian packages can be installed from here: apt-get is there and we are root. */
export const mayInstall = (): boolean =>
  process.getuid?.() === 0 && ["/usr/bin/apt-get", "/bin/apt-get"].some((file) => existsSync(file));

/** Installs Debian packages, without questions. */
export function installDebian(title: string, packages: readonly string[]): void {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  step(`${title}: package lists`, "apt-get", ["update", "-qq"], env);
  step(title, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], env);
}

import { readdirSync } from "node:fs";
import type { Bench, Measured } from "./report.ts";

// Usage: npm run bench [-- --json] [-- NAME...]   runs every bench file, or the named ones, one after another.

// As `overprint start` runs.
process.env.NODE_ENV ??= "production";

const args = process.argv.slice(2);
const isJson = args.includes("--json");
const named = args.filter((arg) => !arg.startsWith("--"));

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !/^(main|report|campaign-.*)\.ts$|\.test\.ts$/.test(file))
  .filter((file) => named.length === 0 || named.includes(file.replace(/\.ts$/, "")));

let isAllOk = true;
for (const file of files) {
  const bench = (await import(`./${file}`)) as Partial<Bench>;
  if (!bench.measure) continue;
  for (const line of await bench.measure()) {
    isAllOk &&= line.ok;
    console.log(isJson ? JSON.stringify(line) : inWords(line));
  }
}
// Some drivers keep sockets open after they are closed; the figures are printed, so the process may end.
process.exit(isAllOk ? 0 : 1);

function inWords({ name, value, unit, baseline, ratio, budget, ok }: Measured): string {
  const compared = baseline === null ? "" : `, common way ${baseline} ${unit} (${ratio} x)`;
  const bound = budget === null ? "" : `, budget ${budget} ${unit}: ${ok ? "kept" : "MISSED"}`;
  return `${name}: ${value} ${unit}${compared}${bound}`;
}

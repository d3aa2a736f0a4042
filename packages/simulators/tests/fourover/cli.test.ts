import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { FourOver } from "@overprint/fourover";
import { readState, situations } from "@overprint/simulators/fourover";
import { expect, test } from "vitest";
import { commands } from "#fourover/control/commands.ts";

const home = `${import.meta.dirname}/../..`;
const cli = `${home}/src/fourover/cli.ts`;

test("started alone, it prints its address and keys, and serves a client until it is stopped", async () => {
  const words = ["--port", "0", "--products", "2000", "--api-key", "press", "--private-key", "hush"];
  const child = spawn(process.execPath, [cli, ...words]);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.includes("state")) break;
  }
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? "")?.[0] ?? "";
  expect(lines.slice(1, 3)).toEqual(["  API key      press", "  private key  hush"]);
  const client = new FourOver({ apiKey: "press", privateKey: "hush", baseUrl: address });
  expect((await client.products.feedPage(0)).announced).toBe(2000);
  expect((await readState(address)).products).toBe(2000);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a setting that is no number is refused in plain words", async () => {
  const child = spawn(process.execPath, [cli, "--port", "many"]);
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  expect(await once(child, "exit")).toEqual([2, null]);
  expect(said).toBe('--port must be a whole number, not "many".\n');
});

test("the README explains every situation and command", () => {
  const readme = readFileSync(`${home}/README.md`, "utf8");
  for (const [name, { what }] of Object.entries(situations))
    expect(readme).toContain(`| \`${name}\` | ${what} |`);
  for (const name of Object.keys(commands)) expect(readme).toContain(`\`${name}\``);
});

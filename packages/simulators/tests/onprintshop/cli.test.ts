import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { situations } from "@overprint/simulators/onprintshop";
import { expect, test } from "vitest";

const home = `${import.meta.dirname}/../../../..`;

/** The command as a person types it; npm passes the rest on. */
const start = (...flags: string[]) =>
  spawn("npm", ["run", "--silent", "simulator:onprintshop", "--", ...flags], {
    cwd: home,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });

test("the command starts a store that takes the given keys, until it is stopped", async () => {
  const child = start("--port", "0", "--client-id", "press", "--client-secret", "hush");
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.includes("state")) break;
  }
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? "")?.[0] ?? "";
  expect(lines.slice(1, 4)).toEqual([
    `  GraphQL        ${address}/api/`,
    "  client id      press",
    "  client secret  hush",
  ]);
  const token = (secret: string) =>
    fetch(`${address}/api/oauth/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ grant_type: "client_credentials", client_id: "press", client_secret: secret }),
    });
  expect([(await token("hush")).status, (await token("wrong")).status]).toEqual([200, 401]);
  expect((await fetch(`${address}/admin/`)).status).toBe(200);
  const ended = once(child, "close");
  process.kill(-(child.pid ?? 0), "SIGTERM");
  await ended;
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test.each([
  [["--port", "many"], '--port must be a port number, not "many".'],
  [["--token-form", "xml"], '--token-form must be one of any, json, form, basic, not "xml".'],
] as const)("%j is refused in plain words", async (flags, words) => {
  const child = start(...flags);
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  expect(await once(child, "close")).toEqual([2, null]);
  expect(said.trim()).toBe(words);
});

test("the README explains every situation", () => {
  const readme = readFileSync(`${home}/packages/simulators/README.md`, "utf8");
  for (const [name, { what }] of Object.entries(situations))
    expect(readme).toContain(`| \`${name}\` | ${what} |`);
});

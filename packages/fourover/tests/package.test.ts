import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FourOver } from "@overprint/fourover";
import { expect, test } from "vitest";

const here = import.meta.dirname;
const home = join(here, "..");
const readme = readFileSync(join(home, "README.md"), "utf8");
const tests = readdirSync(here)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(here, name), "utf8"))
  .join("\n");
const routes = readme
  .split("\n")
  .map((line) => /^\| (?!route)(.*?) \| (`.*?) \| (.*?) \|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, route = "", methods = "", title = ""]) => ({ route, methods, title }));

test("every route of the README names a test that exists", () => {
  const table = routes.filter(({ methods }) => !/^`fourover\//.test(methods));
  expect(table.length).toBeGreaterThan(45);
  for (const { title } of table) expect(tests, title).toContain(`"${title}"`);
});

test("every method of the client is in the README's table of routes", () => {
  const client = new FourOver({ apiKey: "k", privateKey: "p", baseUrl: "http://127.0.0.1" });
  const methods = Object.entries(client).flatMap(([resource, object]: [string, object]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(object))
      .filter((name) => name !== "constructor")
      .map((name) => ({ resource, name })),
  );
  expect(methods.length).toBeGreaterThan(40);
  for (const { resource, name } of methods) {
    const row = routes.find(
      (one) => one.methods.includes(`\`${resource}.${name}\``) || one.methods.includes(`\`.${name}\``),
    );
    expect(row, `${resource}.${name}`).toBeDefined();
  }
});

test("the package depends on zod alone", () => {
  const { dependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  expect(Object.keys(dependencies)).toEqual(["zod"]);
});

test("what is built can be installed, imported and typed", () => {
  const folder = mkdtempSync(join(tmpdir(), "fourover-package-"));
  const installed = join(folder, "node_modules/@overprint/fourover");
  mkdirSync(join(folder, "node_modules/@overprint"), { recursive: true });
  execFileSync(process.execPath, [join(home, "scripts/build.ts"), installed]);
  for (const name of ["zod", "@types", "undici-types"])
    symlinkSync(join(home, "../../node_modules", name), join(folder, "node_modules", name));
  writeFileSync(
    join(folder, "shop.mts"),
    `import { FourOver, readCents, type PlacedOrder } from "@overprint/fourover";
import { findJobStatus } from "@overprint/fourover/reference";
const cents: number | null = readCents("6.50");
const client = new FourOver({ apiKey: "k", privateKey: "p", baseUrl: "http://127.0.0.1" });
const placed: Promise<PlacedOrder> | null = null;
// @ts-expect-error the job id is text
const wrong = (): unknown => client.orders.status(7);
console.log(cents, typeof client.orders.place, findJobStatus("On Press")?.bucket, placed, typeof wrong);
`,
  );
  const compiler = join(home, "../../node_modules/typescript/bin/tsc");
  const options = [
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--strict",
    "--skipLibCheck",
    "--types",
    "node",
  ];
  execFileSync(process.execPath, [compiler, ...options, "shop.mts"], { cwd: folder, stdio: "pipe" });
  const said = execFileSync(process.execPath, ["shop.mjs"], { cwd: folder, encoding: "utf8" });
  expect(said.trim()).toBe("650 function in-production null function");
  rmSync(folder, { recursive: true });
});

test("every public export carries a docstring", () => {
  const sources = readdirSync(join(home, "src"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/test|index/.test(name),
  );
  const bare = sources.flatMap((name) => {
    const lines = readFileSync(join(home, "src", name), "utf8").split("\n");
    return lines.flatMap((line, at) =>
      /^export (async |abstract )?(type|const|function|class)\b/.test(line) && !lines[at - 1]?.endsWith("*/")
        ? [`${name}: ${line}`]
        : [],
    );
  });
  expect(sources.length).toBeGreaterThan(30);
  expect(bare).toEqual([]);
});

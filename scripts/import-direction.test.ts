import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A part of the repository and what of ours it may import. Arrows point towards stability: see ARCHITECTURE.md. */
const parts = [
  // Decides, and must be testable with plain values: no network, database, clock or environment.
  { name: "core", folder: "packages/core", mayImport: ["core"] },
  // Strangers could publish the two clients: they know neither each other nor us.
  { name: "fourover", folder: "packages/fourover", mayImport: ["fourover"] },
  { name: "onprintshop", folder: "packages/onprintshop", mayImport: ["onprintshop"] },
  {
    name: "connectors",
    folder: "packages/connectors",
    mayImport: ["connectors", "core", "fourover", "onprintshop"],
  },
  { name: "database", folder: "packages/database", mayImport: ["database", "core"] },
  // The simulators speak the wire: the clients' schemas are their dictionary.
  { name: "simulators", folder: "packages/simulators", mayImport: ["simulators", "fourover", "onprintshop"] },
  { name: "testing", folder: "packages/testing", mayImport: ["testing", "core", "database"] },
  // Screens get what they need from the wiring object; of other packages they see types and core's pure rules.
  { name: "app", folder: "apps/overprint/app", mayImport: ["core", "app"] },
] as const;

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const isTest = (file: string) =>
  /\.(test|fixture)\.tsx?$/.test(file) || file.includes("/journeys/") || file.includes("/tests/");

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/node_modules|\/build\/|\.react-router/.test(file));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^"';]*?from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm,
  );
  return [...statements].map(([, type, from, bare, dynamic]) => ({
    from: file,
    to: from ?? bare ?? dynamic ?? "",
    isType: type !== undefined,
  }));
}

const production = (folder: string) =>
  sourcesIn(folder)
    .filter((file) => !isTest(file))
    .flatMap(importsOf);

test.each(parts)("$name imports nothing of ours beyond its direction", ({ folder, mayImport }) => {
  const allowed: readonly string[] = mayImport;
  const wrong = production(folder)
    .filter(({ to }) => to.startsWith("@overprint/"))
    .filter(({ isType }) => !(folder.endsWith("/app") && isType))
    .filter(({ to }) => !allowed.includes(to.split("/")[1] ?? ""));
  expect(wrong).toEqual([]);
});

test("core knows no network, database, file system, process or clock of its own", () => {
  const imports = production("packages/core").filter(
    ({ to }) => /^(node:|pg$|drizzle|hono|pg-boss|@electric)/.test(to) && !/^node:(assert|crypto)/.test(to),
  );
  expect(imports).toEqual([]);
  const reading = sourcesIn("packages/core")
    .filter((file) => !isTest(file))
    .filter((file) =>
      /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(/.test(
        readFileSync(join(root, file), "utf8"),
      ),
    );
  expect(reading).toEqual([]);
});

test("only the server and the commands read the environment", () => {
  const elsewhere = [
    ...sourcesIn("packages"),
    ...sourcesIn("apps/overprint/app"),
    ...sourcesIn("apps/overprint/tasks"),
  ]
    .filter((file) => !isTest(file) && !file.startsWith("packages/testing/") && !file.endsWith("cli.ts"))
    .filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), "utf8")));
  expect(elsewhere).toEqual([]);
});

test("packages reach each other through their published entries only", () => {
  const through = sourcesIn("packages")
    .concat(sourcesIn("apps/overprint"))
    .flatMap(importsOf)
    .filter(({ to }) => /(^|\/)packages\//.test(to) || /^@overprint\/[a-z]+\/src\//.test(to));
  expect(through).toEqual([]);
});

test("no folder is named for what it is not about", () => {
  const folders = [...sourcesIn("packages"), ...sourcesIn("apps/overprint")].flatMap((file) =>
    file.split("/").slice(0, -1),
  );
  expect(folders.filter((name) => /^(utils?|helpers?|common|services?|misc|lib)$/.test(name))).toEqual([]);
});

test("no import goes in a circle inside a package", () => {
  const circles = [
    "packages/core",
    "packages/database",
    "packages/fourover",
    "packages/onprintshop",
    "packages/connectors",
  ].flatMap((folder) => circlesIn(folder));
  expect(circles).toEqual([]);
});

/** Files that reach themselves through their value imports. Types alone do not make Node run in a circle. */
function circlesIn(folder: string): string[] {
  const files = new Set(sourcesIn(folder).filter((file) => !isTest(file)));
  const next = new Map(
    [...files].map((file) => [
      file,
      importsOf(file)
        .filter(({ isType }) => !isType)
        .map(({ to }) => resolved(folder, file, to))
        .filter((target) => files.has(target)),
    ]),
  );
  const reaches = (from: string): boolean => {
    const seen = new Set<string>();
    const open = [...(next.get(from) ?? [])];
    for (let file = open.pop(); file; file = open.pop()) {
      if (file === from) return true;
      if (seen.has(file)) continue;
      seen.add(file);
      open.push(...(next.get(file) ?? []));
    }
    return false;
  };
  return [...files].filter(reaches);
}

function resolved(folder: string, file: string, to: string): string {
  if (to.startsWith("#")) return `${folder}/src/${to.slice(1)}`;
  return to.startsWith(".") ? join(file, "..", to) : to;
}

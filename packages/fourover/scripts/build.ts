// Writes dist/, the package as it is published. Usage: node scripts/build.ts [folder]
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const home = resolve(import.meta.dirname, "..");
const out = resolve(process.argv[2] ?? join(home, "dist"));
rmSync(out, { recursive: true, force: true });

const compiler = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin",
  "tsc",
);
execFileSync(process.execPath, [compiler, "-p", join(home, "tsconfig.build.json"), "--outDir", out], {
  stdio: "inherit",
});

const { name, version, description, license, engines, dependencies } = JSON.parse(
  readFileSync(join(home, "package.json"), "utf8"),
);
const entry = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
const published = {
  name,
  version,
  description,
  license,
  type: "module",
  exports: { ".": entry("index"), "./reference": entry("reference/index") },
  engines,
  dependencies,
};
writeFileSync(join(out, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
copyFileSync(join(home, "README.md"), join(out, "README.md"));
copyFileSync(join(home, "../../LICENSE"), join(out, "LICENSE"));

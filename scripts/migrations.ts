// npm run migrations: writes the SQL that makes the schema. Until the first release there is one baseline, made anew.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";

rmSync("packages/database/migrations", { recursive: true, force: true });
execFileSync(
  "drizzle-kit",
  ["generate", "--config", "packages/database/drizzle.config.ts", "--name", "baseline"],
  { stdio: "inherit" },
);

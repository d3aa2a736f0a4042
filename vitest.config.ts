import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** GraphQL's ES modules and its CommonJS modules refuse each other; Node gives servers the latter, so tests take it too. */
const resolve = {
  alias: [
    {
      find: /^graphql$/,
      replacement: fileURLToPath(new URL("node_modules/graphql/index.js", import.meta.url)),
    },
  ],
};

/** Unit tests need nothing; database tests need PostgreSQL's dialect (embedded unless DATABASE_URL is set); journeys need a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: [
            "packages/**/*.test.ts",
            "apps/overprint/**/*.test.ts",
            "scripts/**/*.test.ts",
            "examples/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/*.database.test.ts", "**/*.journey.test.ts"],
          pool: "threads",
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: "database",
          include: [
            "packages/**/*.database.test.ts",
            "apps/overprint/**/*.database.test.ts",
            "bench/**/*.database.test.ts",
          ],
          exclude: ["**/node_modules/**"],
          pool: "threads",
          isolate: false,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: "journeys",
          include: ["apps/overprint/journeys/**/*.journey.test.ts"],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

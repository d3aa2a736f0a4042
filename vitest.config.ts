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

/**
 * Limits only end what hangs: no test is right or wrong by how long it takes, so they hold on a machine that is ten times
 * as busy as one would like.
 */
const patient = {
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { interval: 50, timeout: 120_000 } },
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
          ...patient,
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
          ...patient,
        },
      },
      {
        resolve,
        test: {
          name: "journeys",
          include: ["apps/overprint/journeys/**/*.journey.test.ts"],
          pool: "forks",
          maxWorkers: 1,
          ...patient,
        },
      },
    ],
  },
});

import { expect, test } from "vitest";
import { readConfig, StartFault } from "./config.ts";

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartFault) return error.message;
    throw error;
  }
  throw new Error("the environment was accepted");
};

test("an empty environment gives a shop on port 3000 with its data in ./data", () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, host: "127.0.0.1", databaseUrl: null, s3: null });
  expect(config.dataDir).toMatch(/\/data$/);
});

test("an empty variable counts as absent", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
});

test("each wrong variable is named in one sentence", () => {
  expect(refusal({ PORT: "http" })).toBe("PORT must be a port number.");
  expect(refusal({ PORT: "70000" })).toBe("PORT must be between 0 and 65535.");
  expect(refusal({ OVERPRINT_SECRET_KEY: "short" })).toBe(
    "OVERPRINT_SECRET_KEY must be 64 hexadecimal digits (32 bytes).",
  );
  expect(refusal({ S3_BUCKET: "artwork" })).toBe(
    "S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it.",
  );
});

test("several faults are told at once", () => {
  expect(refusal({ PORT: "x", OVERPRINT_LOG_LEVEL: "loud" }).split("\n")).toHaveLength(2);
});

test("a wrong database address is refused without repeating its password", () => {
  const message = refusal({ DATABASE_URL: "mysql://shop:hunter2@db/overprint" });
  expect(message).toContain("DATABASE_URL must be an address such as");
  expect(message).not.toContain("hunter2");
});

import { expect, test } from "vitest";
import { forgetVersions } from "./forget-versions.ts";
import type { SyncRun } from "./sync-run.ts";

const clock = { now: () => new Date("2026-06-01T04:41:00.000Z") };
const running = { id: "run-1" } as SyncRun;

test("content older than ninety days is forgotten batch by batch until nothing is left", async () => {
  const asked: string[] = [];
  const left = [100, 100, 37];
  const forgotten = await forgetVersions({
    runs: { findRunning: async () => null },
    prune: async (readBefore) => {
      asked.push(readBefore);
      return left.shift() ?? 0;
    },
    clock,
  });
  expect(forgotten).toBe(237);
  expect(asked).toEqual(Array(3).fill("2026-03-03T04:41:00.000Z"));
});

test("while a sync reads, nothing is forgotten", async () => {
  const prune = async () => Promise.reject(new Error("nothing may be forgotten now"));
  expect(await forgetVersions({ runs: { findRunning: async () => running }, prune, clock })).toBe(0);
});

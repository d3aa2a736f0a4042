import { setTimeout as wait } from "node:timers/promises";

/** The clock, sleep and chance of a client; injected in tests. Times in milliseconds, `random` in [0, 1). */
export type Time = {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
};

/** The machine's own clock. */
export const systemTime: Time = {
  now: Date.now,
  sleep: async (ms, signal) => {
    await wait(Math.max(0, ms), undefined, signal ? { signal } : {});
  },
  random: Math.random,
};

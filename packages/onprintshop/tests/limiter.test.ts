import { expect, test } from "vitest";
import { Limiter } from "../src/limiter.ts";
import type { Time } from "../src/time.ts";

/** A clock that stands still until it is moved, and then wakes whoever slept long enough. */
function handClock() {
  let now = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const time: Time = {
    now: () => now,
    random: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
        sleepers.push({ until: now + ms, wake: resolve });
      }),
  };
  const move = async (ms: number) => {
    now += ms;
    const due = sleepers.filter(({ until }) => until <= now);
    sleepers = sleepers.filter(({ until }) => until > now);
    for (const { wake } of due) wake();
    await settled();
  };
  return { time, move };
}

/** Everything that can happen without a timer has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Calls that note when they begin and end when they are told to. */
function calls(limiter: Limiter) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (name: string, urgency: "now" | "background", signal?: AbortSignal) =>
    limiter.run(
      () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      },
      { urgency, signal },
    );
  return { begun, start, end: (name: string) => ends.get(name)?.() };
}

test("an urgent call begins before background calls that have waited longer", async () => {
  const { begun, start, end } = calls(new Limiter(2, 120, handClock().time));
  void start("publish 1", "background");
  void start("publish 2", "background");
  void start("publish 3", "background");
  void start("read orders", "now");
  await settled();
  expect(begun).toEqual(["publish 1", "read orders"]);
  void start("settings page", "now");
  end("publish 1");
  await settled();
  expect(begun).toEqual(["publish 1", "read orders", "settings page"]);
  end("read orders");
  end("settings page");
  await settled();
  expect(begun.at(-1)).toBe("publish 2");
});

test("bulk work leaves a quarter of each minute to urgent calls", async () => {
  const { time, move } = handClock();
  const limiter = new Limiter(200, 120, time);
  const begun = { now: 0, background: 0 };
  const start = (urgency: "now" | "background", times: number) => {
    for (let call = 0; call < times; call += 1)
      void limiter.run(
        async () => {
          begun[urgency] += 1;
        },
        { urgency },
      );
  };
  start("background", 300);
  await settled();
  expect(begun).toEqual({ now: 0, background: 90 });
  start("now", 40);
  await settled();
  expect(begun).toEqual({ now: 30, background: 90 });
  await move(60_000);
  expect(begun).toEqual({ now: 40, background: 170 });
  await move(60_000);
  await move(60_000);
  expect(begun).toEqual({ now: 40, background: 300 });
});

test("an urgent call that comes while bulk work sleeps begins at once", async () => {
  const { time } = handClock();
  const limiter = new Limiter(4, 4, time);
  const quick = async () => {};
  for (let call = 0; call < 3; call += 1) await limiter.run(quick, { urgency: "background" });
  const waiting = new AbortController();
  const fourth = limiter.run(quick, { urgency: "background", signal: waiting.signal });
  await limiter.run(quick);
  waiting.abort(new Error("the run was stopped"));
  await expect(fourth).rejects.toThrow("the run was stopped");
});

test("a call that gives up its place makes room for the next", async () => {
  const { begun, start, end } = calls(new Limiter(1, 120, handClock().time));
  void start("first", "now");
  const tired = new AbortController();
  const second = start("second", "now", tired.signal);
  void start("third", "now");
  tired.abort(new Error("tired"));
  await expect(second).rejects.toThrow("tired");
  end("first");
  await settled();
  expect(begun).toEqual(["first", "third"]);
});

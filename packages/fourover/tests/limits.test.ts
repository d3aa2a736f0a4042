import type { CallEvent } from "@overprint/fourover";
import { expect, test } from "vitest";
import { Limiter } from "../src/limiter.ts";
import { aClock, aWire, faultOf } from "./world.ts";

/** A call that ends when told. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { call: () => promise, end: resolve };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("no more calls run at once than allowed, and waiting ones go in order", async () => {
  const limiter = new Limiter(2, 1_000, aClock());
  const started: number[] = [];
  const calls = [1, 2, 3, 4].map((number) => {
    const one = held();
    const done = limiter.run(() => {
      started.push(number);
      return one.call();
    });
    return { ...one, done };
  });
  await settled();
  expect(started).toEqual([1, 2]);
  calls[1]?.end();
  await settled();
  expect(started).toEqual([1, 2, 3]);
  calls[0]?.end();
  calls[2]?.end();
  calls[3]?.end();
  await Promise.all(calls.map((call) => call.done));
  expect(started).toEqual([1, 2, 3, 4]);
});

test("calls beyond the budget of a minute wait until the oldest is a minute old", async () => {
  const time = aClock();
  const limiter = new Limiter(1, 3, time);
  for (let call = 0; call < 7; call += 1) await limiter.run(async () => undefined);
  expect(time.slept).toEqual([60_000, 60_000]);
});

test("an aborted call leaves its place to the next", async () => {
  const limiter = new Limiter(1, 1_000, aClock());
  const first = held();
  const running = limiter.run(first.call);
  const leaving = new AbortController();
  const waiting = limiter.run(async () => "never", leaving.signal);
  const next = limiter.run(async () => "next");
  leaving.abort(new Error("left"));
  await expect(waiting).rejects.toThrow("left");
  first.end();
  await running;
  expect(await next).toBe("next");
});

test("a failed call gives its place back", async () => {
  const limiter = new Limiter(1, 1_000, aClock());
  await expect(limiter.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await limiter.run(async () => "next")).toBe("next");
});

test("when the printer asks to slow down, every other call of the account waits as well", async () => {
  const time = aClock();
  await using wire = await aWire((_heard, count) =>
    count === 1 ? { status: 429, headers: { "retry-after": "7" } } : { body: {} },
  );
  const client = wire.connect({ time });
  expect(await faultOf(client.accounts.whoami())).toMatchObject({ recovery: { afterMs: 7000 } });
  await client.accounts.whoami();
  expect(time.slept).toEqual([7000]);
});

test("a date says when to come back too, and a wrong clock stops nobody for more than ten minutes", async () => {
  const never = new Date(Date.now() + 86_400_000).toUTCString();
  await using wire = await aWire(() => ({ status: 429, headers: { "retry-after": never } }));
  expect(await faultOf(wire.client.accounts.whoami())).toMatchObject({ recovery: { afterMs: 600_000 } });
});

test("each attempt is an event with method, path, status, attempt and duration", async () => {
  const events: CallEvent[] = [];
  await using wire = await aWire((_heard, count) => (count === 1 ? { status: 503 } : { body: {} }));
  const client = wire.connect({
    time: aClock(),
    retry: { attempts: 2, budgetMs: 60_000 },
    onCall: (event) => events.push(event),
  });
  await client.products.detail("p").catch(() => undefined);
  expect(events).toMatchObject([
    { method: "GET", path: "/printproducts/products/p", status: 503, attempt: 1 },
    { method: "GET", path: "/printproducts/products/p", status: 200, attempt: 2 },
  ]);
});

test("a call that got no answer is an event without a status", async () => {
  const events: CallEvent[] = [];
  await using wire = await aWire(() => "reset");
  await faultOf(wire.connect({ onCall: (event) => events.push(event) }).files.delete("f"));
  expect(events).toMatchObject([{ method: "DELETE", path: "/files/f", status: null, attempt: 1 }]);
});

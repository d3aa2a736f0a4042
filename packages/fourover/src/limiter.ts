import type { Time } from "./time.ts";

/** Keeps one account inside a number of calls at once and a number of calls a minute. Waiting calls go in order. */
export class Limiter {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #starts: number[] = [];
  readonly #atOnce: number;
  readonly #perMinute: number;
  readonly #time: Time;
  #notBefore = 0;
  constructor(atOnce: number, perMinute: number, time: Time) {
    this.#atOnce = atOnce;
    this.#perMinute = perMinute;
    this.#time = time;
  }

  /** Runs `call` when there is room for it. An aborted signal gives up the place in the queue. */
  async run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#enter(signal);
    try {
      await this.#pace(signal);
      return await call();
    } finally {
      this.#leave();
    }
  }

  /** Starts no call for so long: the other side has asked to slow down, and every call would be told the same. */
  holdBack(ms: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#time.now() + ms);
  }

  #enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(enter);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }

  async #pace(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const now = this.#time.now();
      if (now < this.#notBefore) {
        await this.#time.sleep(this.#notBefore - now, signal);
        continue;
      }
      while (this.#starts[0] !== undefined && this.#starts[0] <= now - 60_000) this.#starts.shift();
      const oldest = this.#starts[0];
      if (this.#starts.length < this.#perMinute || oldest === undefined) break;
      await this.#time.sleep(oldest + 60_000 - now, signal);
    }
    this.#starts.push(this.#time.now());
  }
}

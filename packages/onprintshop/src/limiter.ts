import type { Time } from "./time.ts";

/** `now`: somebody or something waits for the answer. `background`: bulk work that may take its time. */
export type Urgency = "now" | "background";

type Turn = { readonly begin: () => void };
type RunOptions = { readonly urgency?: Urgency; readonly signal?: AbortSignal | undefined };

const minute = 60_000;

/**
 * Keeps one account inside a number of calls at once and a number of calls a minute. Waiting calls go in order, urgent
 * ones first. Background calls leave one place and a quarter of each minute free, so that an urgent call never waits
 * for a minute that bulk work has used up.
 */
export class Limiter {
  #running = 0;
  #alarm: AbortController | null = null;
  readonly #waiting: Readonly<Record<Urgency, Turn[]>> = { now: [], background: [] };
  readonly #starts: number[] = [];
  readonly #limits: Readonly<Record<Urgency, { readonly atOnce: number; readonly perMinute: number }>>;
  readonly #time: Time;
  constructor(atOnce: number, perMinute: number, time: Time) {
    this.#limits = {
      now: { atOnce, perMinute },
      background: {
        atOnce: Math.max(1, atOnce - 1),
        perMinute: Math.max(1, perMinute - Math.ceil(perMinute / 4)),
      },
    };
    this.#time = time;
  }

  /** Runs `call` when there is room for it. An aborted signal gives up the place in the queue. */
  async run<T>(call: () => Promise<T>, { urgency = "now", signal }: RunOptions = {}): Promise<T> {
    await this.#turn(this.#waiting[urgency], signal);
    try {
      return await call();
    } finally {
      this.#running -= 1;
      this.#admit();
    }
  }

  #turn(queue: Turn[], signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(turn), 1);
        this.#admit();
        reject(signal?.reason);
      };
      const turn = {
        begin: () => {
          signal?.removeEventListener("abort", giveUp);
          resolve();
        },
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      queue.push(turn);
      this.#admit();
    });
  }

  /** Begins every call that there is room for, and wakes when the minute makes room for the next. */
  #admit(): void {
    this.#alarm?.abort();
    this.#alarm = null;
    for (const urgency of ["now", "background"] as const) {
      const queue = this.#waiting[urgency];
      while (queue.length > 0 && this.#running < this.#limits[urgency].atOnce) {
        const delay = this.#delayOf(urgency);
        // While an urgent call waits for the minute, background calls, with less of it, wait too.
        if (delay > 0) return void this.#wakeIn(delay);
        this.#running += 1;
        this.#starts.push(this.#time.now());
        queue.shift()?.begin();
      }
    }
  }

  #delayOf(urgency: Urgency): number {
    const now = this.#time.now();
    while (this.#starts[0] !== undefined && this.#starts[0] <= now - minute) this.#starts.shift();
    const { perMinute } = this.#limits[urgency];
    const leaving = this.#starts[this.#starts.length - perMinute];
    return leaving === undefined ? 0 : leaving + minute - now;
  }

  async #wakeIn(delay: number): Promise<void> {
    const alarm = new AbortController();
    this.#alarm = alarm;
    await this.#time.sleep(delay, alarm.signal).catch(() => undefined);
    if (this.#alarm === alarm) this.#admit();
  }
}

import { seededRandom } from "../random.ts";
import { type Situation, situations } from "./situations.ts";

/** A situation to enact: how often, for which calls, with what seed. */
export type Injection = {
  readonly situation: Situation;
  /** Share of matching calls, 0 to 1. Default 1. */
  readonly rate?: number;
  /** How often at most. Default without end. */
  readonly times?: number;
  readonly seed?: number;
  /** Milliseconds for `slow`; by seed between 30 000 and 50 000 when not given. */
  readonly delayMs?: number;
  /** Preflight code for `preflight-finding`. */
  readonly code?: string;
  /** Only routes whose `METHOD /path` holds this text. */
  readonly route?: string;
};
/** The situations that strike one call. */
export type Struck = ReadonlyMap<Situation, Injection>;

type Armed = Injection & { left: number; readonly random: () => number };

/** Which of the armed situations strike a call; by seed, so that a run can be repeated. */
export class Injector {
  #armed: Armed[] = [];
  #calm = new AbortController();
  readonly counts: Partial<Record<Situation, number>> = {};
  /** Answers held back so far: calls that are slow on purpose, or carried out and never answered. */
  withheld = 0;

  inject(injection: Injection): void {
    this.#armed.push({
      ...injection,
      left: injection.times ?? Number.POSITIVE_INFINITY,
      random: seededRandom(injection.seed ?? 1),
    });
  }
  /** Ends every situation, and the waiting of calls that are slow because of one. */
  clear(): void {
    this.#armed = [];
    this.#calm.abort();
    this.#calm = new AbortController();
  }
  /** Aborts when the printer is told to behave again. */
  get calm(): AbortSignal {
    return this.#calm.signal;
  }
  list(): readonly Injection[] {
    return this.#armed.map(({ left: _left, random: _random, ...injection }) => injection);
  }
  /** The situations that strike this call, each used up once. */
  strike(route: string): Struck {
    const struck = new Map<Situation, Injection>();
    for (const armed of this.#armed) {
      const matches = situations[armed.situation].routes.test(route) && route.includes(armed.route ?? "");
      if (!matches || armed.left <= 0 || armed.random() >= (armed.rate ?? 1)) continue;
      armed.left -= 1;
      this.counts[armed.situation] = (this.counts[armed.situation] ?? 0) + 1;
      const delayMs = armed.delayMs ?? 30_000 + Math.floor(armed.random() * 20_000);
      struck.set(armed.situation, armed.situation === "slow" ? { ...armed, delayMs } : armed);
    }
    return struck;
  }
}

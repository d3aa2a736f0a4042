import { seededRandom } from "#fourover/random.ts";
import { type Situation, situations } from "./situations.ts";

export type Injection = {
  readonly situation: Situation;
  /** Share of matching calls, 0 to 1. Default 1. */
  readonly rate?: number;
  /** How often at most. Default without end. */
  readonly times?: number;
  readonly seed?: number;
  /** Milliseconds for `slow`. */
  readonly delayMs?: number;
  /** Only calls that hold this text: `setProductPrice`. */
  readonly call?: string;
};
export type Struck = ReadonlyMap<Situation, Injection>;
type Armed = Injection & { left: number; readonly random: () => number };

/** Which of the armed situations strike a call; by seed, so that a run can be repeated. */
export class Injector {
  #armed: Armed[] = [];
  /** Answers held back so far: calls that are slow on purpose, or carried out and never answered. */
  withheld = 0;

  inject(injection: Injection): void {
    const left = injection.times ?? Number.POSITIVE_INFINITY;
    this.#armed.push({ ...injection, left, random: seededRandom(injection.seed ?? 1) });
  }
  clear(): void {
    this.#armed = [];
  }
  strike(call: string): Struck {
    const struck = new Map<Situation, Injection>();
    for (const armed of this.#armed) {
      const matches = situations[armed.situation].calls.test(call) && call.includes(armed.call ?? "");
      if (!matches || armed.left <= 0 || armed.random() >= (armed.rate ?? 1)) continue;
      armed.left -= 1;
      struck.set(armed.situation, armed);
    }
    return struck;
  }
}

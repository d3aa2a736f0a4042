import type { ZodType } from "zod";
import type { Overprint } from "#server/wiring/index.ts";

/** How a task runs beside others of its kind, and how often it is tried. */
export type TaskPolicy = {
  /** How many run at once in one process. Default 1. */
  readonly concurrency?: number;
  /**
   * `one-waiting`: while one waits, another is not added (a tick of a schedule never piles up). `one-at-all`: nor
   * while one runs. Default: all are kept. Counted for each `key` of the enqueueing.
   */
  readonly pileUp?: "keep-all" | "one-waiting" | "one-at-all";
  /** Attempts after the first for faults whose recovery is `retry`. Default 5. */
  readonly retries?: number;
  /** Seconds until the first retry; doubles each time, up to ten minutes. A fault's own `afterMs` is used when longer. Default 15. */
  readonly retryDelaySeconds?: number;
  /** A run that takes longer is given up and tried again. Default 900. */
  readonly timeoutSeconds?: number;
};

/**
 * Background work. The handler is a dozen lines that call a use case and must be safe to run twice: a process may die
 * at any moment, and then the task runs again.
 */
export type Task<Payload> = {
  /** Subject and verb: `catalogue.sync`. */
  readonly name: string;
  /** What people read: "Catalogue sync". */
  readonly title: string;
  readonly payload: ZodType<Payload>;
  readonly policy: TaskPolicy;
  /** `signal` aborts when the process stops: finish the present step, leave the rest for the next run. */
  readonly handler: (payload: Payload, overprint: Overprint, signal: AbortSignal) => Promise<void>;
};

/** What it takes to ask for a task: use cases know this much of tasks that come after them, and no handler. */
export type TaskCall<Payload> = Pick<Task<Payload>, "name" | "payload">;

/** Declares a task; list it in `index.ts`. */
export const defineTask = <Payload>(task: Task<Payload>): Task<Payload> => task;

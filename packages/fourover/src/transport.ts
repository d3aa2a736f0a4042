import { type Answer, readAnswer } from "./answer.ts";
import { type FailedCall, FourOverError, FourOverRateLimitError } from "./errors.ts";
import { type CallKind, faultOf, faultOfNoAnswer, retryDelay } from "./faults.ts";
import { Limiter } from "./limiter.ts";
import { signatures, type Verb } from "./signature.ts";
import { systemTime, type Time } from "./time.ts";

/** One call that was made, for progress and metrics. The path carries no query. `status` is `null` when no answer came. */
export type CallEvent = {
  readonly method: Verb;
  readonly path: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly attempt: number;
};

/** How a client reaches 4over. Keys come from 4over's staff, one pair per environment. */
export type FourOverOptions = {
  readonly apiKey: string;
  readonly privateKey: string;
  /** `liveBaseUrl`, `sandboxBaseUrl`, or a simulator's address. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** For the whole of one answer. Default 30 000. */
  readonly timeoutMs?: number;
  /** Submits take 30-50 s in practice. Default 90 000. */
  readonly orderTimeoutMs?: number;
  /** Calls at once. Default 4. */
  readonly maxConcurrent?: number;
  /** Calls started in any 60 s. Default 600; 4over publishes no limit. */
  readonly requestsPerMinute?: number;
  /** Reads only. Default 4 attempts within 60 000 ms. */
  readonly retry?: { readonly attempts: number; readonly budgetMs: number };
  readonly time?: Time;
  readonly onCall?: (event: CallEvent) => void;
};

/** Every method takes these last. */
export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Told of every attempt of this call, beside the client's own `onCall`. */
  readonly onCall?: (event: CallEvent) => void;
};
/** Query parameters; lists become `name[]`. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

type Call = {
  readonly method: Verb;
  readonly path: string;
  readonly kind: CallKind;
  readonly query?: Query;
  readonly body?: unknown;
  readonly timeoutMs?: number;
};

/**
 * Speaks HTTP with 4over: signs, limits, times out, retries reads, and never re-sends a write.
 * Deliberate absence: there is no option to retry writes. 4over has no idempotency key, so a second POST is a second order.
 */
export class Transport {
  readonly #apiKey: string;
  readonly #signatures: Readonly<Record<Verb, string>>;
  readonly #options: FourOverOptions;
  readonly #limiter: Limiter;
  readonly #time: Time;
  readonly #base: string;

  constructor(options: FourOverOptions) {
    this.#apiKey = options.apiKey;
    this.#signatures = signatures(options.privateKey);
    this.#options = options;
    this.#time = options.time ?? systemTime;
    this.#limiter = new Limiter(options.maxConcurrent ?? 4, options.requestsPerMinute ?? 600, this.#time);
    this.#base = options.baseUrl.replace(/\/+$/, "");
  }

  get orderTimeoutMs(): number {
    return this.#options.orderTimeoutMs ?? 90_000;
  }

  /** A read: retried with jitter until the attempts or the time budget are used up. */
  read(path: string, query: Query = {}, options: CallOptions = {}): Promise<Answer> {
    return this.#retried({ method: "GET", path, query, kind: "read" }, options, readWhole);
  }

  /** A read that 4over wants as POST (quotes, validation, requirements): safe to repeat, so it is retried like any read. */
  readByPost(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.#retried({ method: "POST", path, body, kind: "read" }, options, readWhole);
  }

  /** The bytes of a file. */
  async readBytes(path: string, options: CallOptions = {}): Promise<Uint8Array> {
    const { bytes } = await this.#retried({ method: "GET", path, kind: "read" }, options, readBytes);
    return bytes;
  }

  /** A write: sent once. Without a usable answer it throws `FourOverOutcomeUnknownError`. */
  write(
    method: Exclude<Verb, "GET">,
    path: string,
    body?: unknown,
    timeoutMs?: number,
    options: CallOptions = {},
  ): Promise<Answer> {
    const call = {
      method,
      path,
      kind: "write" as const,
      ...(body === undefined ? {} : { body }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    return this.#once(call, 1, options, readWhole);
  }

  /** A garbled answer to a read is a gateway's, so it is asked for again; the last one goes to the caller as it is. */
  async #retried<A extends Answer>(
    call: Call,
    options: CallOptions,
    consume: (response: Response) => Promise<A>,
  ): Promise<A> {
    const { attempts, budgetMs } = this.#options.retry ?? { attempts: 4, budgetMs: 60_000 };
    const startedAt = this.#time.now();
    for (let attempt = 1; ; attempt += 1) {
      const hasTime = (wait: number) => attempt < attempts && this.#time.now() - startedAt + wait <= budgetMs;
      let wait: number | null;
      try {
        const answer = await this.#once(call, attempt, options, consume);
        wait = Math.round(this.#time.random() * 500 * 2 ** attempt);
        if (!answer.isGarbled || !hasTime(wait)) return answer;
      } catch (error) {
        wait = retryDelay(error, attempt, this.#time.random());
        if (wait === null || !hasTime(wait)) throw error;
      }
      await this.#time.sleep(wait, options.signal);
    }
  }

  #once<A extends Answer>(
    call: Call,
    attempt: number,
    { signal, onCall }: CallOptions,
    consume: (response: Response) => Promise<A>,
  ): Promise<A> {
    return this.#limiter.run(async () => {
      const startedAt = this.#time.now();
      const failed: FailedCall = { method: call.method, path: call.path };
      let status: number | null = null;
      try {
        const response = await this.#send(call, signal);
        const answer = await consume(response);
        status = answer.status;
        const fault = faultOf(answer, { ...failed, status }, call.kind);
        if (fault) throw fault;
        return answer;
      } catch (error) {
        if (error instanceof FourOverRateLimitError) this.#limiter.holdBack(error.namedMs ?? 0);
        if (error instanceof FourOverError) throw error;
        if (signal?.aborted && call.kind === "read") throw signal.reason;
        throw faultOfNoAnswer(error, failed, call.kind);
      } finally {
        const { method, path } = call;
        const event = { method, path, status, attempt, durationMs: this.#time.now() - startedAt };
        this.#options.onCall?.(event);
        onCall?.(event);
      }
    }, signal);
  }

  /** Redirects are not followed: the signature must not travel to another host. */
  #send(call: Call, signal?: AbortSignal): Promise<Response> {
    const url = new URL(this.#base + call.path);
    for (const [name, value] of Object.entries(call.query ?? {})) appendQuery(url, name, value);
    const inQuery = call.method === "GET" || call.method === "DELETE";
    if (inQuery) {
      url.searchParams.set("apikey", this.#apiKey);
      url.searchParams.set("signature", this.#signatures[call.method]);
    }
    const timeout = AbortSignal.timeout(call.timeoutMs ?? this.#options.timeoutMs ?? 30_000);
    return (this.#options.fetch ?? fetch)(url, {
      method: call.method,
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: {
        accept: "application/json",
        ...(inQuery ? {} : { authorization: `API ${this.#apiKey}:${this.#signatures[call.method]}` }),
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
  }
}

const readWhole = async (response: Response): Promise<Answer> =>
  readAnswer(response.status, await response.text(), response.headers.get("retry-after"));

/** A file's content is no answer to be understood, unless the call failed. */
async function readBytes(response: Response): Promise<Answer & { readonly bytes: Uint8Array }> {
  if (!response.ok) return { ...(await readWhole(response)), bytes: new Uint8Array() };
  const bytes = new Uint8Array(await response.arrayBuffer());
  const nothing = { text: "", body: null, isJson: false, isGarbled: false, retryAfterMs: null };
  return { status: response.status, ...nothing, bytes };
}

function appendQuery(url: URL, name: string, value: Query[string]): void {
  if (value === undefined) return;
  if (Array.isArray(value)) for (const one of value) url.searchParams.append(`${name}[]`, one);
  else url.searchParams.set(name, String(value));
}

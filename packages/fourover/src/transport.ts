import { type Answer, failureText, isErrorEnvelope, meantStatus, readAnswer } from "./answer.ts";
import {
  type FailedCall,
  FourOverAuthenticationError,
  FourOverConnectionError,
  FourOverError,
  FourOverOutcomeUnknownError,
  FourOverRateLimitError,
  FourOverRequestError,
  FourOverServerError,
  FourOverTimeoutError,
} from "./errors.ts";
import { Limiter } from "./limiter.ts";
import { signatures, type Verb } from "./signature.ts";
import { systemTime, type Time } from "./time.ts";

/** One call that was made, for progress and metrics. The path carries no query. */
export type CallEvent = {
  readonly method: Verb;
  readonly path: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly attempt: number;
};

export type FourOverOptions = {
  readonly apiKey: string;
  readonly privateKey: string;
  /** `liveBaseUrl`, `sandboxBaseUrl`, or a simulator's address. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Default 30 000. */
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

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Told of every attempt of this call, beside the client's own `onCall`. */
  readonly onCall?: (event: CallEvent) => void;
};
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;
type Call = {
  readonly method: Verb;
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  readonly timeoutMs?: number;
};

/** Failures of Node's fetch that prove nothing was sent. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

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
  async read(path: string, query: Query = {}, options: CallOptions = {}): Promise<Answer> {
    const { attempts, budgetMs } = this.#options.retry ?? { attempts: 4, budgetMs: 60_000 };
    const startedAt = this.#time.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once({ method: "GET", path, query }, attempt, options);
      } catch (error) {
        const wait = retryDelay(error, attempt, this.#time.random());
        const isLast = attempt >= attempts || wait === null || this.#time.now() - startedAt + wait > budgetMs;
        if (isLast) throw error;
        await this.#time.sleep(wait, options.signal);
      }
    }
  }

  /** A read that 4over wants as POST (quotes, validation, requirements): safe to repeat, so it is retried like any read. */
  async readByPost(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    const { attempts } = this.#options.retry ?? { attempts: 4 };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once({ method: "POST", path, body }, attempt, options, "read");
      } catch (error) {
        const wait = retryDelay(error, attempt, this.#time.random());
        if (attempt >= attempts || wait === null) throw error;
        await this.#time.sleep(wait, options.signal);
      }
    }
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
      ...(body === undefined ? {} : { body }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    return this.#once(call, 1, options);
  }

  /** The bytes of a file. */
  async readBytes(path: string, options: CallOptions = {}): Promise<Uint8Array> {
    const call: FailedCall = { method: "GET", path };
    const response = await this.#limiter.run(
      () => this.#send({ method: "GET", path }, options.signal),
      options.signal,
    );
    if (!response.ok) throw faultOf(readAnswer(response.status, await response.text(), null), call, "read");
    return new Uint8Array(await response.arrayBuffer());
  }

  async #once(
    call: Call,
    attempt: number,
    { signal, onCall }: CallOptions,
    kind: "read" | "write" = call.method === "GET" ? "read" : "write",
  ): Promise<Answer> {
    return this.#limiter.run(async () => {
      const startedAt = this.#time.now();
      const report = (status: number | null) => {
        const durationMs = this.#time.now() - startedAt;
        const event = { method: call.method, path: call.path, status, attempt, durationMs };
        this.#options.onCall?.(event);
        onCall?.(event);
      };
      const failed: FailedCall = { method: call.method, path: call.path };
      try {
        const response = await this.#send(call, signal);
        const answer = readAnswer(
          response.status,
          await response.text(),
          response.headers.get("retry-after"),
        );
        report(answer.status);
        const fault = faultOf(answer, { ...failed, status: answer.status }, kind);
        if (fault) throw fault;
        return answer;
      } catch (error) {
        if (error instanceof FourOverError) throw error;
        report(null);
        if (signal?.aborted && kind === "read") throw signal.reason;
        throw faultOfNoAnswer(error, failed, kind);
      }
    }, signal);
  }

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

function appendQuery(url: URL, name: string, value: Query[string]): void {
  if (value === undefined) return;
  if (Array.isArray(value)) for (const one of value) url.searchParams.append(`${name}[]`, one);
  else url.searchParams.set(name, String(value));
}

/** The fault that an answer means, or `null` when the caller may read it. */
function faultOf(answer: Answer, call: FailedCall, kind: "read" | "write"): FourOverError | null {
  const status = meantStatus(answer);
  if (status === 401 || status === 403)
    return new FourOverAuthenticationError("4over refused the key or its signature", call);
  if (status === 429) return new FourOverRateLimitError(call, answer.retryAfterMs);
  if (status >= 500) {
    return kind === "write"
      ? new FourOverOutcomeUnknownError("4over failed after the request was sent", call)
      : new FourOverServerError("4over failed", call);
  }
  if (status >= 400 || isErrorEnvelope(answer.body)) {
    return new FourOverRequestError(failureText(answer.body) ?? plainText(answer) ?? `HTTP ${status}`, call);
  }
  return null;
}

const plainText = (answer: Answer) =>
  answer.isJson || answer.text.startsWith("<") ? null : answer.text.slice(0, 200) || null;

function faultOfNoAnswer(error: unknown, call: FailedCall, kind: "read" | "write"): FourOverError {
  const code =
    error instanceof Error && error.cause instanceof Error && "code" in error.cause
      ? String(error.cause.code)
      : "";
  if (neverSent.has(code)) return new FourOverConnectionError("4over could not be reached", call, error);
  if (kind === "write") return new FourOverOutcomeUnknownError("4over gave no usable answer", call, error);
  const isTimeout = error instanceof Error && error.name === "TimeoutError";
  return isTimeout
    ? new FourOverTimeoutError("4over did not answer in time", call, error)
    : new FourOverConnectionError("The connection to 4over broke", call, error);
}

/** Full jitter over 0.5 s, 1 s, 2 s...; the time 4over names wins. `null` = this fault is not retried. */
function retryDelay(error: unknown, attempt: number, random: number): number | null {
  if (!(error instanceof FourOverError)) return null;
  if (error instanceof FourOverRateLimitError && error.recovery.kind === "retry")
    return error.recovery.afterMs;
  const isPassing =
    error instanceof FourOverTimeoutError ||
    error instanceof FourOverConnectionError ||
    error instanceof FourOverServerError;
  return isPassing ? Math.round(random * 500 * 2 ** attempt) : null;
}

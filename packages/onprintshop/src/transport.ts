import {
  type Answer,
  graphQLErrors,
  hasData,
  isNotFound,
  isServerFailure,
  isTokenRefusal,
  recoveryOf,
  retryAfterMs,
} from "./answer.ts";
import {
  type FailedCall,
  type GraphQLFailure,
  OnPrintShopAuthenticationError,
  OnPrintShopConnectionError,
  OnPrintShopContractError,
  type OnPrintShopError,
  OnPrintShopGraphQLError,
  OnPrintShopOutcomeUnknownError,
  OnPrintShopRateLimitError,
  OnPrintShopRequestError,
  OnPrintShopServerError,
  OnPrintShopTimeoutError,
} from "./errors.ts";
import { isRecord, parseJson } from "./json.ts";
import { Limiter, type Urgency } from "./limiter.ts";
import type { Operation } from "./operation.ts";
import { systemTime, type Time } from "./time.ts";
import { type TokenForm, Tokens } from "./token.ts";

/** One call that was made, for progress and metrics. It carries no variables. */
export type CallEvent = {
  readonly operation: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly attempt: number;
};

export type OnPrintShopOptions = {
  /** The store's address, with or without `/api`: `https://shop.example.com`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default `{baseUrl}/api/oauth/token`. */
  readonly tokenUrl?: string;
  readonly fetch?: typeof fetch;
  /** Default 30 000. */
  readonly timeoutMs?: number;
  /** Default 4 calls at once. */
  readonly maxConcurrent?: number;
  /** Calls started in any 60 s, tokens included. Default 120, OnPrintShop's limit. */
  readonly requestsPerMinute?: number;
  /** Reads only. Default 4 attempts within 90 000 ms. */
  readonly retry?: { readonly attempts: number; readonly budgetMs: number };
  readonly time?: Time;
  readonly onCall?: (event: CallEvent) => void;
  /** Errors that came beside usable data of a read. */
  readonly onPartialData?: (call: FailedCall, errors: readonly GraphQLFailure[]) => void;
};

export type CallOptions = { readonly signal?: AbortSignal };

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
 * Speaks GraphQL over HTTP with one store: token, pace, time limits, retry of reads.
 * Deliberate absence: no write is ever re-sent after its outcome became unknown. OnPrintShop has no idempotency key.
 */
export class Transport {
  readonly #options: OnPrintShopOptions;
  readonly #limiter: Limiter;
  readonly #time: Time;
  readonly #tokens: Tokens;
  readonly #apiUrl: string;
  readonly #urgency: Urgency;

  /** `foreground` shares its limits and its token with this one, whose calls then yield to it. */
  constructor(options: OnPrintShopOptions, foreground?: Transport) {
    this.#options = options;
    this.#time = options.time ?? systemTime;
    this.#urgency = foreground ? "background" : "now";
    this.#limiter = foreground
      ? foreground.#limiter
      : new Limiter(options.maxConcurrent ?? 4, options.requestsPerMinute ?? 120, this.#time);
    this.#apiUrl = apiUrl(options.baseUrl);
    this.#tokens = foreground
      ? foreground.#tokens
      : new Tokens({
          url: options.tokenUrl ?? `${this.#apiUrl}oauth/token`,
          clientId: options.clientId,
          clientSecret: options.clientSecret,
          time: this.#time,
          send: (url, init) => this.#limiter.run(() => this.#send(url, init)),
        });
  }

  /** The same account for bulk work: its calls wait while others have something to ask. */
  inBackground(): Transport {
    return new Transport(this.#options, this);
  }

  get tokenForm(): TokenForm | null {
    return this.#tokens.form;
  }

  /** A read: retried with jitter. `null` when OnPrintShop has none (`DATA_NOT_FOUND`). */
  async read<V, D>(operation: Operation<V, D>, variables: V, options: CallOptions = {}): Promise<D | null> {
    const { attempts, budgetMs } = this.#options.retry ?? { attempts: 4, budgetMs: 90_000 };
    const startedAt = this.#time.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#call(operation, variables, attempt, options.signal);
      } catch (error) {
        const wait = retryDelay(error, attempt, this.#time.random());
        if (attempt >= attempts || wait === null || this.#time.now() - startedAt + wait > budgetMs)
          throw error;
        await this.#time.sleep(wait, options.signal);
      }
    }
  }

  /** A write: sent once. Without a usable answer it throws `OnPrintShopOutcomeUnknownError`. */
  async write<V, D>(operation: Operation<V, D>, variables: V, options: CallOptions = {}): Promise<D> {
    const data = await this.#call(operation, variables, 1, options.signal);
    if (data !== null) return data;
    throw new OnPrintShopRequestError("what the write names does not exist", callOf(operation));
  }

  /** One call, with one fresh token when the first is refused. A refusal proves that nothing was carried out. */
  async #call<V, D>(operation: Operation<V, D>, variables: V, attempt: number, signal?: AbortSignal) {
    for (const isLastToken of [false, true]) {
      const token = await this.#tokens.get();
      const answer = await this.#post(operation, variables, token, attempt, signal);
      const errors = graphQLErrors(answer.body);
      const isRefused =
        answer.status === 401 || answer.status === 403 || (isTokenRefusal(errors) && !hasData(answer.body));
      if (!isRefused) return this.#readAnswer(operation, answer, errors);
      this.#tokens.discard(token);
      if (isLastToken) throw refusal(operation, answer.status);
    }
    return null;
  }

  async #post<V, D>(
    operation: Operation<V, D>,
    variables: V,
    token: string,
    attempt: number,
    signal?: AbortSignal,
  ) {
    const { name, kind, text } = operation;
    const turn = { urgency: this.#urgency, signal };
    return this.#limiter.run(async (): Promise<Answer> => {
      const startedAt = this.#time.now();
      const report = (status: number | null) =>
        this.#options.onCall?.({
          operation: name,
          status,
          attempt,
          durationMs: this.#time.now() - startedAt,
        });
      try {
        const response = await this.#send(
          this.#apiUrl,
          {
            method: "POST",
            headers: {
              authorization: `Bearer ${token}`,
              "content-type": "application/json",
              accept: "application/json",
            },
            body: JSON.stringify({ query: text, variables, operationName: name }),
          },
          signal,
        );
        const body = await response.text();
        report(response.status);
        return {
          status: response.status,
          text: body,
          body: parseJson(body),
          retryAfterMs: retryAfterMs(response.headers.get("retry-after")),
        };
      } catch (error) {
        report(null);
        if (signal?.aborted && kind === "query") throw signal.reason;
        throw faultOfNoAnswer(error, callOf(operation), kind);
      }
    }, turn);
  }

  #readAnswer<V, D>(operation: Operation<V, D>, answer: Answer, errors: readonly GraphQLFailure[]): D | null {
    const call = { ...callOf(operation), status: answer.status };
    const isWrite = operation.kind === "mutation";
    if (answer.status === 429) throw new OnPrintShopRateLimitError(call, answer.retryAfterMs);
    if (answer.status >= 500 || (isServerFailure(errors) && !hasData(answer.body))) {
      throw isWrite
        ? new OnPrintShopOutcomeUnknownError("OnPrintShop failed after the request was sent", call)
        : new OnPrintShopServerError("OnPrintShop failed", call);
    }
    if (isNotFound(errors) && !hasData(answer.body)) return null;
    const isPartial = errors.length > 0 && hasData(answer.body);
    if (errors.length > 0 && (isWrite || !isPartial)) {
      const data = isRecord(answer.body) ? answer.body.data : null;
      throw new OnPrintShopGraphQLError(call, errors, data, recoveryOf(errors, isWrite && isPartial));
    }
    if (isPartial) this.#options.onPartialData?.(call, errors);
    return readData(operation, answer, call);
  }

  #send(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs ?? 30_000);
    return (this.#options.fetch ?? fetch)(url, {
      ...init,
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  }
}

/** `POST {base}/api/` with the trailing slash: without it the store front answers. */
export function apiUrl(baseUrl: string): string {
  return `${baseUrl
    .trim()
    .replace(/\/+$/, "")
    .replace(/\/api$/, "")}/api/`;
}

const callOf = <V, D>({ name, root }: Operation<V, D>): FailedCall => ({ operation: name, root });

function readData<V, D>(operation: Operation<V, D>, answer: Answer, call: FailedCall): D {
  const isWrite = operation.kind === "mutation";
  const data = isRecord(answer.body) ? answer.body.data : undefined;
  const parsed = isRecord(data) ? operation.data.safeParse(data) : null;
  if (parsed?.success) return parsed.data;
  if (isWrite)
    throw new OnPrintShopOutcomeUnknownError("OnPrintShop's answer to the write cannot be read", call);
  if (answer.status >= 400) throw new OnPrintShopRequestError(`HTTP ${answer.status}`, call);
  const issues = parsed?.error.issues.map((issue) => `${issue.path.join(".") || "data"}: ${issue.message}`);
  throw new OnPrintShopContractError(call, issues ?? ["body: no GraphQL answer"], answer.text);
}

const refusal = <V, D>(operation: Operation<V, D>, status: number) =>
  new OnPrintShopAuthenticationError(
    status === 403
      ? "OnPrintShop does not let this server in: check the IP Addresses list of its Advanced API settings"
      : "OnPrintShop refused a fresh token",
    { ...callOf(operation), status },
  );

function faultOfNoAnswer(error: unknown, call: FailedCall, kind: "query" | "mutation"): OnPrintShopError {
  const code =
    error instanceof Error && error.cause instanceof Error && "code" in error.cause
      ? String(error.cause.code)
      : "";
  if (neverSent.has(code))
    return new OnPrintShopConnectionError("OnPrintShop could not be reached", call, error);
  if (kind === "mutation")
    return new OnPrintShopOutcomeUnknownError("OnPrintShop gave no usable answer", call, error);
  const isTimeout = error instanceof Error && error.name === "TimeoutError";
  return isTimeout
    ? new OnPrintShopTimeoutError("OnPrintShop did not answer in time", call, error)
    : new OnPrintShopConnectionError("The connection to OnPrintShop broke", call, error);
}

/** Full jitter over 0.5 s, 1 s, 2 s...; the time OnPrintShop names wins. `null` = this fault is not retried. */
function retryDelay(error: unknown, attempt: number, random: number): number | null {
  if (error instanceof OnPrintShopRateLimitError && error.recovery.kind === "retry")
    return error.recovery.afterMs;
  const isPassing =
    error instanceof OnPrintShopTimeoutError ||
    error instanceof OnPrintShopConnectionError ||
    error instanceof OnPrintShopServerError;
  return isPassing ? Math.round(random * 500 * 2 ** attempt) : null;
}

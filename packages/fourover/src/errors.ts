/** What a caller may do about a fault. */
export type Recovery =
  | { readonly kind: "retry"; readonly afterMs: number }
  | { readonly kind: "reconcile" }
  | { readonly kind: "fix-input" }
  | { readonly kind: "fix-setup" }
  | { readonly kind: "report" };

/** The call that failed. The path has no query: 4over's signature travels there and is a lasting credential. */
export type FailedCall = { readonly method: string; readonly path: string; readonly status?: number };

const describe = ({ method, path, status }: FailedCall) =>
  `${method} ${path}${status ? ` (HTTP ${status})` : ""}`;

/** The base of every fault of this client. Keys, signatures, addresses and cards are never in a message. */
export abstract class FourOverError extends Error {
  abstract readonly code: string;
  abstract readonly recovery: Recovery;
  readonly call: FailedCall;
  constructor(what: string, call: FailedCall, cause?: unknown) {
    super(`${what}: ${describe(call)}`, cause === undefined ? undefined : { cause: redactedCause(cause) });
    this.call = call;
  }
}

/** The request never left (DNS, connection refused, TLS), or the connection of a read broke. */
export class FourOverConnectionError extends FourOverError {
  override readonly name = "FourOverConnectionError";
  readonly code = "fourover/connection";
  readonly recovery = { kind: "retry", afterMs: 30_000 } as const;
}

/** A read got no answer in time. */
export class FourOverTimeoutError extends FourOverError {
  override readonly name = "FourOverTimeoutError";
  readonly code = "fourover/timeout";
  readonly recovery = { kind: "retry", afterMs: 30_000 } as const;
}

/** A write was sent and no usable answer came. 4over may have acted and offers no way to ask: reconcile, never re-send. */
export class FourOverOutcomeUnknownError extends FourOverError {
  override readonly name = "FourOverOutcomeUnknownError";
  readonly code = "fourover/outcome-unknown";
  readonly recovery = { kind: "reconcile" } as const;
}

/**
 * 4over asks to slow down; `afterMs` is what it named, or 60 s. A write answered so was not carried out.
 *
 * @source assumed: no limit is published; working clients meet 429 with and without `Retry-After`
 */
export class FourOverRateLimitError extends FourOverError {
  override readonly name = "FourOverRateLimitError";
  readonly code = "fourover/rate-limited";
  readonly recovery: Recovery;
  /** What 4over named, in milliseconds. */
  readonly namedMs: number | null;
  constructor(call: FailedCall, afterMs: number | null) {
    super("4over asks to slow down", call);
    this.namedMs = afterMs;
    this.recovery = { kind: "retry", afterMs: afterMs ?? 60_000 };
  }
}

/** A 5xx answer to a read. */
export class FourOverServerError extends FourOverError {
  override readonly name = "FourOverServerError";
  readonly code = "fourover/server";
  readonly recovery = { kind: "retry", afterMs: 60_000 } as const;
}

/** The key or the signature was refused (401 or 403; working clients treat them alike). */
export class FourOverAuthenticationError extends FourOverError {
  override readonly name = "FourOverAuthenticationError";
  readonly code = "fourover/authentication";
  readonly recovery = { kind: "fix-setup" } as const;
}

/** 4over rejects what was sent, by status or in the body; `reason` holds its words. */
export class FourOverRequestError extends FourOverError {
  override readonly name = "FourOverRequestError";
  readonly code = "fourover/request";
  readonly recovery = { kind: "fix-input" } as const;
  readonly reason: string;
  constructor(reason: string, call: FailedCall) {
    super(`4over refused the request (${reason})`, call);
    this.reason = reason;
  }
}

/** A read succeeded but its body is not what the documentation says. `sample` is cut and redacted. */
export class FourOverContractError extends FourOverError {
  override readonly name = "FourOverContractError";
  readonly code = "fourover/contract";
  readonly recovery = { kind: "report" } as const;
  readonly issues: readonly string[];
  readonly sample: string;
  constructor(call: FailedCall, issues: readonly string[], sample: string) {
    super(`4over answered something else than documented (${issues.slice(0, 3).join("; ")})`, call);
    this.issues = issues;
    this.sample = sample;
  }
}

function redactedCause(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown";
  const nested = cause.cause instanceof Error && "code" in cause.cause ? ` ${String(cause.cause.code)}` : "";
  return redact(`${cause.name}: ${cause.message}${nested}`);
}

/** Removes keys, signatures and tokens from text that people or logs may see. */
export function redact(text: string): string {
  return text
    .replace(/(apikey|signature|profile_token|token|id)=[^&\s"']+/gi, "$1=[hidden]")
    .replace(/API\s+[^\s:"]+:[0-9a-f]+/gi, "API [hidden]")
    .replace(
      /("(?:token|profile_token|account_number|ccv|email|phone|address)"\s*:\s*)"[^"]*"/gi,
      '$1"[hidden]"',
    );
}

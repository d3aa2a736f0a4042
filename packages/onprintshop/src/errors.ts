/** What a caller may do about a fault. */
export type Recovery =
  | { readonly kind: "retry"; readonly afterMs: number }
  | { readonly kind: "reconcile" }
  | { readonly kind: "fix-input" }
  | { readonly kind: "fix-setup" }
  | { readonly kind: "report" };

/** The call that failed: the operation's name and its root (`token` for the token endpoint). No address, no variables. */
export type FailedCall = { readonly operation: string; readonly root: string; readonly status?: number };

const describe = ({ operation, root, status }: FailedCall) =>
  `${operation} (${root}${status ? `, HTTP ${status}` : ""})`;

/** The base of every fault of this client. Secrets, tokens, addresses and signed file addresses are never in a message. */
export abstract class OnPrintShopError extends Error {
  abstract readonly code: string;
  abstract readonly recovery: Recovery;
  readonly call: FailedCall;
  constructor(what: string, call: FailedCall, cause?: unknown) {
    super(`${what}: ${describe(call)}`, cause === undefined ? undefined : { cause: redactedCause(cause) });
    this.call = call;
  }
}

/** The request never left, or a read's connection broke: DNS, connection refused, TLS, reset. */
export class OnPrintShopConnectionError extends OnPrintShopError {
  override readonly name = "OnPrintShopConnectionError";
  readonly code = "onprintshop/connection";
  readonly recovery = { kind: "retry", afterMs: 30_000 } as const;
}

/** A read got no answer in time. */
export class OnPrintShopTimeoutError extends OnPrintShopError {
  override readonly name = "OnPrintShopTimeoutError";
  readonly code = "onprintshop/timeout";
  readonly recovery = { kind: "retry", afterMs: 30_000 } as const;
}

/** A write was sent and no usable answer came. OnPrintShop has no idempotency key: read back before anything is sent again. */
export class OnPrintShopOutcomeUnknownError extends OnPrintShopError {
  override readonly name = "OnPrintShopOutcomeUnknownError";
  readonly code = "onprintshop/outcome-unknown";
  readonly recovery = { kind: "reconcile" } as const;
}

/** Too many requests; `afterMs` is what was named, or 60 s. A write answered so was not carried out. */
export class OnPrintShopRateLimitError extends OnPrintShopError {
  override readonly name = "OnPrintShopRateLimitError";
  readonly code = "onprintshop/rate-limited";
  readonly recovery: Recovery;
  constructor(call: FailedCall, afterMs: number | null) {
    super("OnPrintShop asks to slow down", call);
    this.recovery = { kind: "retry", afterMs: afterMs ?? 60_000 };
  }
}

/** A 5xx answer, or `INTERNAL_SERVER_ERROR`, to a read. */
export class OnPrintShopServerError extends OnPrintShopError {
  override readonly name = "OnPrintShopServerError";
  readonly code = "onprintshop/server";
  readonly recovery = { kind: "retry", afterMs: 60_000 } as const;
}

/** Client id and secret were refused, a fresh token was refused too, or the store does not let this address in. */
export class OnPrintShopAuthenticationError extends OnPrintShopError {
  override readonly name = "OnPrintShopAuthenticationError";
  readonly code = "onprintshop/authentication";
  readonly recovery = { kind: "fix-setup" } as const;
}

/** OnPrintShop rejects what was sent (`result: false`, or success without the id of what should now exist); `reason` holds its words. */
export class OnPrintShopRequestError extends OnPrintShopError {
  override readonly name = "OnPrintShopRequestError";
  readonly code = "onprintshop/request";
  readonly recovery = { kind: "fix-input" } as const;
  readonly reason: string;
  constructor(reason: string, call: FailedCall) {
    super(`OnPrintShop refused the request (${reason})`, call);
    this.reason = reason;
  }
}

/** A read succeeded but its body is not what the schema says. `sample` is cut and redacted. */
export class OnPrintShopContractError extends OnPrintShopError {
  override readonly name = "OnPrintShopContractError";
  readonly code = "onprintshop/contract";
  readonly recovery = { kind: "report" } as const;
  readonly issues: readonly string[];
  readonly sample: string;
  constructor(call: FailedCall, issues: readonly string[], sample: string) {
    super(
      `OnPrintShop answered something else than its schema says (${issues.slice(0, 3).join("; ")})`,
      call,
    );
    this.issues = issues;
    this.sample = redact(sample.slice(0, 400));
  }
}

/** One entry of a GraphQL `errors` list. `code` is `extensions.code`, empty when there is none. */
export type GraphQLFailure = {
  readonly message: string;
  readonly code: string;
  readonly path: readonly (string | number)[];
};

/** HTTP 200 that carries `errors`. `data` is the part that did arrive, unread; a write with both is to be read back. */
export class OnPrintShopGraphQLError extends OnPrintShopError {
  override readonly name = "OnPrintShopGraphQLError";
  readonly code = "onprintshop/graphql";
  readonly recovery: Recovery;
  readonly errors: readonly GraphQLFailure[];
  readonly data: unknown;
  constructor(call: FailedCall, errors: readonly GraphQLFailure[], data: unknown, recovery: Recovery) {
    super(
      `OnPrintShop answered with errors (${errors.map(({ message }) => redact(message)).join("; ")})`,
      call,
    );
    this.errors = errors;
    this.data = data;
    this.recovery = recovery;
  }
}

function redactedCause(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown";
  const nested = cause.cause instanceof Error && "code" in cause.cause ? ` ${String(cause.cause.code)}` : "";
  return redact(`${cause.name}: ${cause.message}${nested}`);
}

/** Removes tokens, secrets, mail addresses and signed queries from text that people or logs may see. */
export function redact(text: string): string {
  return text
    .replace(/Bearer\s+[\w.~+/=-]+/gi, "Bearer [hidden]")
    .replace(/Basic\s+[\w+/=]{8,}/g, "Basic [hidden]")
    .replace(
      /((?:client_secret|client_id|access_token|token|signature|X-Amz-[\w-]+)=)[^&\s"']+/gi,
      "$1[hidden]",
    )
    .replace(
      /("(?:client_secret|client_id|access_token|refresh_token|password|customers_email_address|[\w]*(?:telephone|street_address|postcode))"\s*:\s*)"[^"]*"/gi,
      '$1"[hidden]"',
    )
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, "[hidden]");
}

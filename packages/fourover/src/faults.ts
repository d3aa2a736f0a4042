import { type Answer, failureText, isErrorEnvelope, meantStatus } from "./answer.ts";
import {
  type FailedCall,
  FourOverAuthenticationError,
  FourOverConnectionError,
  type FourOverError,
  FourOverOutcomeUnknownError,
  FourOverRateLimitError,
  FourOverRequestError,
  FourOverServerError,
  FourOverTimeoutError,
} from "./errors.ts";

/** A read may be repeated without effect, whatever its verb; a write may not. */
export type CallKind = "read" | "write";

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

/** The fault that an answer means, or `null` when the caller may read it. */
export function faultOf(answer: Answer, call: FailedCall, kind: CallKind): FourOverError | null {
  const status = meantStatus(answer);
  if (status === 401 || status === 403)
    return new FourOverAuthenticationError("4over refused the key or its signature", call);
  if (status === 429) return new FourOverRateLimitError(call, answer.retryAfterMs);
  if (status >= 500) {
    return kind === "write"
      ? new FourOverOutcomeUnknownError("4over failed after the request was sent", call)
      : new FourOverServerError("4over failed", call);
  }
  if (status >= 400 || isErrorEnvelope(answer.body))
    return new FourOverRequestError(failureText(answer.body) ?? plainText(answer) ?? `HTTP ${status}`, call);
  return null;
}

/** A refusal in a plain sentence; a page of HTML is none. */
const plainText = (answer: Answer) =>
  answer.isJson || answer.text.startsWith("<") ? null : answer.text.slice(0, 200) || null;

/** The fault of a call that ended without an answer. A write that may have left is never "not sent". */
export function faultOfNoAnswer(error: unknown, call: FailedCall, kind: CallKind): FourOverError {
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

/**
 * How long a read waits before its next attempt, in milliseconds: the time that 4over names, or full jitter over 1 s,
 * 2 s, 4 s... (four times that after a 429 that names none). `null` = this fault is not retried.
 */
export function retryDelay(error: unknown, attempt: number, random: number): number | null {
  const jitter = Math.round(random * 500 * 2 ** attempt);
  if (error instanceof FourOverRateLimitError) return error.namedMs ?? 4 * jitter;
  const isPassing =
    error instanceof FourOverTimeoutError ||
    error instanceof FourOverConnectionError ||
    error instanceof FourOverServerError;
  return isPassing ? jitter : null;
}

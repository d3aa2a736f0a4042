import { parseJson } from "./json.ts";

/** What came back, before anyone decides what it means. `body` is parsed JSON, plain text, or `null` when empty. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly isJson: boolean;
  readonly retryAfterMs: number | null;
};

export function readAnswer(status: number, text: string, retryAfter: string | null): Answer {
  const trimmed = text.trim();
  const retryAfterMs = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : null;
  if (trimmed === "") return { status, text: "", body: null, isJson: false, retryAfterMs };
  try {
    return { status, text: trimmed, body: parseJson(trimmed), isJson: true, retryAfterMs };
  } catch {
    return { status, text: trimmed, body: trimmed, isJson: false, retryAfterMs };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The sentence in a `message` that may be a string or an object with a `description`. */
export function messageText(message: unknown): string | null {
  if (typeof message === "string" && message.trim() !== "") return message.trim();
  if (isRecord(message)) return messageText(message.description) ?? messageText(message.message);
  return null;
}

/** 4over's own words for a failure, wherever the body keeps them; `null` when it has none. */
export function failureText(body: unknown): string | null {
  if (!isRecord(body)) return null;
  const first = Array.isArray(body.errors) ? body.errors[0] : undefined;
  const nested = isRecord(first) ? messageText(first.message) : messageText(first);
  return messageText(body.message) ?? nested ?? messageText(body.status_text);
}

/** The error envelope arrives with any HTTP status, 200 included. */
export function isErrorEnvelope(body: unknown): boolean {
  if (!isRecord(body)) return false;
  return body.status === "error" || (typeof body.status_code === "number" && body.status_code >= 400);
}

/** The status that counts: the body's `status_code` where there is one, else HTTP's. */
export function meantStatus(answer: Answer): number {
  const { body, status } = answer;
  return isRecord(body) && typeof body.status_code === "number" ? body.status_code : status;
}

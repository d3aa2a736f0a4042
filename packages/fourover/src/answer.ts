import { parseJson } from "./json.ts";

/** What came back, before anyone decides what it means. `body` is parsed JSON, plain text, or `null` when empty. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly isJson: boolean;
  /** Success by HTTP, but HTML or JSON that does not parse: a gateway spoke. An empty body is not garbled, it has meanings. */
  readonly isGarbled: boolean;
  readonly retryAfterMs: number | null;
};

/** Reads the text of an HTTP answer: JSON where it parses, else the text. Never throws. */
export function readAnswer(status: number, text: string, retryAfter: string | null): Answer {
  const trimmed = text.trim();
  const retryAfterMs = readRetryAfter(retryAfter);
  const common = { status, text: trimmed, retryAfterMs };
  if (trimmed === "") return { ...common, body: null, isJson: false, isGarbled: false };
  try {
    return { ...common, body: parseJson(trimmed), isJson: true, isGarbled: false };
  } catch {
    const isGarbled = status < 400 && /^[<[{]/.test(trimmed);
    return { ...common, body: trimmed, isJson: false, isGarbled };
  }
}

/** Seconds, or a date as proxies write it; at most ten minutes, so that a wrong clock stops nobody for a day. */
function readRetryAfter(text: string | null): number | null {
  if (!text) return null;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), 600_000);
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

/** The error envelope arrives with any HTTP status, 200 included; a `status_code` in it is read by `meantStatus`. */
export const isErrorEnvelope = (body: unknown): boolean => isRecord(body) && body.status === "error";

/** The status that counts: the body's `status_code` where there is one, as number or text, else HTTP's. */
export function meantStatus(answer: Answer): number {
  const { body, status } = answer;
  const said = isRecord(body) && /^\d{3}$/.test(String(body.status_code)) ? Number(body.status_code) : null;
  return said ?? status;
}

/** The sentence that an answer consists of: plain text, a JSON text, a list of one, or an object's message. HTML and torn JSON are none. */
export function sentenceOf(answer: Answer): string | null {
  if (answer.isGarbled) return null;
  const { body } = answer;
  const first: unknown = Array.isArray(body) ? body.find((line) => typeof line === "string") : body;
  return messageText(first) ?? (isRecord(first) ? messageText(first.message) : null);
}

import type { z } from "zod";
import type { Answer } from "./answer.ts";
import { FourOverContractError, FourOverOutcomeUnknownError, redact } from "./errors.ts";

/** Reads an answer by its schema; anything else is a contract fault with a cut, redacted sample. */
export function readAs<S extends z.ZodType>(
  answer: Answer,
  schema: S,
  method: string,
  path: string,
): z.infer<S> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  throw new FourOverContractError(
    { method, path, status: answer.status },
    issues,
    redact(answer.text.slice(0, 400)),
  );
}

/** Reads the answer to a write. One that cannot be read leaves the outcome open: 4over may have acted. */
export function readWritten<S extends z.ZodType>(
  answer: Answer,
  schema: S,
  method: string,
  path: string,
): z.infer<S> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new FourOverOutcomeUnknownError("4over's answer cannot be read", {
    method,
    path,
    status: answer.status,
  });
}

/**
 * The rows of a list, in any envelope seen: `{entities: [...]}`, a bare array, or `["entities", [...]]`.
 *
 * @returns `null` when the body is none of these
 */
export function entitiesOf(body: unknown): readonly unknown[] | null {
  if (Array.isArray(body)) return body[0] === "entities" && Array.isArray(body[1]) ? body[1] : body;
  if (typeof body === "object" && body !== null && "entities" in body) {
    const { entities } = body;
    if (Array.isArray(entities)) return entities;
    if (entities === null || entities === "") return [];
  }
  return null;
}

import type { GraphQLFailure, Recovery } from "./errors.ts";
import { isRecord } from "./json.ts";

/** What came back, before anyone decides what it means. `body` is `undefined` when it is not JSON. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
};

/** `Retry-After` in seconds; OnPrintShop documents none, so absence is normal. */
export const retryAfterMs = (header: string | null): number | null =>
  header && /^\d+$/.test(header) ? Number(header) * 1000 : null;

/** The `errors` of a GraphQL answer; an empty list when there are none. */
export function graphQLErrors(body: unknown): readonly GraphQLFailure[] {
  if (!isRecord(body) || !Array.isArray(body.errors)) return [];
  return body.errors.map((entry: unknown) => {
    if (!isRecord(entry)) return { message: String(entry), code: "", path: [] };
    const code = isRecord(entry.extensions) ? entry.extensions.code : undefined;
    return {
      message: typeof entry.message === "string" ? entry.message : "no message",
      code: typeof code === "string" ? code.toUpperCase() : "",
      path: Array.isArray(entry.path) ? (entry.path as (string | number)[]) : [],
    };
  });
}

/** Whether the errors say that the token is not (or no longer) good. */
export const isTokenRefusal = (errors: readonly GraphQLFailure[]): boolean =>
  errors.some(
    ({ code, message }) =>
      code === "UNAUTHENTICATED" ||
      /\b(unauthenticated|invalid[ _-]token|token[ _-]expired|expired[ _-]token)\b/i.test(message),
  );

/** `DATA_NOT_FOUND` is how OnPrintShop says "none". */
export const isNotFound = (errors: readonly GraphQLFailure[]): boolean =>
  errors.length > 0 &&
  errors.every(({ code, message }) => code === "DATA_NOT_FOUND" || message === "DATA_NOT_FOUND");

export const isServerFailure = (errors: readonly GraphQLFailure[]): boolean =>
  errors.some(({ code }) => code === "INTERNAL_SERVER_ERROR");

/** Whether any root of `data` arrived. */
export const hasData = (body: unknown): boolean =>
  isRecord(body) && isRecord(body.data) && Object.values(body.data).some((value) => value !== null);

/** By the codes seen: what a caller may do about errors that are not empty lists, token refusals or server failures. */
export function recoveryOf(errors: readonly GraphQLFailure[], isPartialWrite: boolean): Recovery {
  if (isPartialWrite) return { kind: "reconcile" };
  if (errors.some(({ code }) => code === "FORBIDDEN")) return { kind: "fix-setup" };
  const isOurs = errors.some(
    ({ code, message }) =>
      [
        "INVALID_USER_INPUT",
        "BAD_USER_INPUT",
        "INVALID_OPERATION",
        "DATA_NOT_FOUND",
        "GRAPHQL_VALIDATION_FAILED",
      ].includes(code) ||
      /^Cannot query field|^Unknown (argument|type)|^Field .* is not defined/.test(message),
  );
  return isOurs ? { kind: "fix-input" } : { kind: "report" };
}

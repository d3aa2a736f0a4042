import { GraphQLError } from "graphql";
import type { Struck } from "../faults/injector.ts";

export type Paging = { readonly limit?: number | null; readonly offset?: number | null };

/** OnPrintShop's way of saying that there is none. */
export const notFound = () => new GraphQLError("Data not found", { extensions: { code: "DATA_NOT_FOUND" } });
export const badInput = (message: string) =>
  new GraphQLError(message, { extensions: { code: "INVALID_USER_INPUT" } });

/** At most 250 rows, 50 when nothing is asked. */
export function page<R>(rows: readonly R[], { limit, offset }: Paging, struck: Struck) {
  const most = struck.has("short-pages") ? 2 : Math.min(limit ?? 50, 250);
  const from = struck.has("repeated-page") ? 0 : (offset ?? 0);
  const shown = rows.slice(from, from + most);
  const total = rows.length + (struck.has("total-changes") ? (offset ?? 0) + 1 : 0);
  return { shown, total, currentCount: shown.length };
}

import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { errorBody } from "../error-body.ts";
import { asked } from "./paging.ts";

export const failure = (context: Context, status: ContentfulStatusCode, message: unknown) =>
  context.json(errorBody(status, message), status);

/** A page of rows with the counters as unreliable as the published samples: the page size in `maximumPages`. */
export function listOf(context: Context, rows: readonly unknown[], most = 10_000) {
  const { max, offset } = asked(context, most);
  return context.json({
    entities: rows.slice(offset, offset + max),
    totalResults: rows.length,
    currentPage: 0,
    maximumPages: 20,
  });
}

import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** 4over's error envelope, key for key. */
export function failure(
  context: Context,
  status: ContentfulStatusCode,
  message: unknown,
  statusText = "Bad Request",
) {
  return context.json(
    { status: "error", status_code: status, status_text: statusText, current_content: "", message },
    status,
  );
}

/** A page of rows with the counters as unreliable as the published samples: the page size in `maximumPages`. */
export function listOf(context: Context, rows: readonly unknown[], most = 10_000) {
  const max = Math.min(Number(context.req.query("max") ?? 20) || 20, most);
  const offset = Number(context.req.query("offset") ?? 0) || 0;
  return context.json({
    entities: rows.slice(offset, offset + max),
    totalResults: rows.length,
    currentPage: 0,
    maximumPages: 20,
  });
}

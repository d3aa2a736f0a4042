import { OpenAPIHono } from "@hono/zod-openapi";
import type { Overprint } from "#server/wiring/index.ts";

/** The API for programs, mounted at /api/v1. */
export function apiV1(_overprint: Overprint) {
  const api = new OpenAPIHono();
  api.notFound((c) =>
    c.json(
      {
        code: "no-such-resource",
        what: "There is no such resource in this API.",
        doNext: "See /api/v1/openapi.json for what there is.",
      },
      404,
    ),
  );
  return api;
}

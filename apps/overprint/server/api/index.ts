import { eventData, eventTitles, eventTypes } from "@overprint/core/programs";
import { z } from "zod";
import type { Overprint } from "#server/wiring/index.ts";
import { apiPart } from "./api-env.ts";
import { docsPage } from "./docs.ts";
import { jobsApi } from "./jobs.ts";
import { ordersApi } from "./orders.ts";
import { problem } from "./problem.ts";
import { productsApi } from "./products.ts";

const about = {
  openapi: "3.1.0",
  info: {
    title: "Overprint API",
    version: "1",
    description:
      "Store orders, jobs and products. Keys are made in Settings > API keys and sent as `Authorization: Bearer ovp_...`. Failures are problem documents (RFC 9457). What happens to jobs and orders is also told by webhooks (Settings > Webhooks), signed by the Standard Webhooks convention.",
  },
} as const;

/** The events that webhooks carry, for the document. */
const webhooks = Object.fromEntries(
  eventTypes.map((type) => [
    type,
    {
      post: {
        summary: eventTitles[type],
        requestBody: {
          content: {
            "application/json": {
              schema: z.toJSONSchema(
                z.object({ type: z.literal(type), timestamp: z.string(), data: eventData[type] }),
              ),
            },
          },
        },
        responses: { 200: { description: "Any 2xx: taken. 410: send nothing more of this delivery." } },
      },
    },
  ]),
);

/** The API for programs, mounted at /api/v1. */
export function apiV1(overprint: Overprint) {
  const api = apiPart();
  api.openAPIRegistry.registerComponent("securitySchemes", "apiKey", { type: "http", scheme: "bearer" });
  api.route("/", ordersApi(overprint));
  api.route("/", jobsApi(overprint));
  api.route("/", productsApi(overprint));
  api.get("/openapi.json", (c) => {
    const base = overprint.config.publicUrl ?? new URL(c.req.url).origin;
    return c.json({
      ...api.getOpenAPI31Document({ ...about, servers: [{ url: `${base}/api/v1` }] }),
      webhooks,
    });
  });
  api.get("/docs", (c) => c.html(docsPage(api.getOpenAPI31Document(about))));
  api.notFound((c) =>
    problem(
      c,
      404,
      "no-such-resource",
      "There is no such resource in this API.",
      "See /api/v1/openapi.json for what there is.",
    ),
  );
  api.onError((error, c) => {
    overprint.log.error({ err: error }, "the API failed");
    return problem(
      c,
      500,
      "internal",
      "Overprint met a fault of its own.",
      "Try again; if it stays so, look into the log.",
    );
  });
  return api;
}

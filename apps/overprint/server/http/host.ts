import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { NONCE, type SecureHeadersVariables, secureHeaders } from "hono/secure-headers";
import { type RequestHandler, RouterContextProvider } from "react-router";
import { apiV1 } from "#server/api/index.ts";
import { artworkRoute } from "#server/artwork/artwork-route.ts";
import { overprintContext, requestContext, sessionContext } from "#server/contexts.ts";
import { pushEndpoint } from "#server/status/push.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { type Assets, serveAssets } from "./assets.ts";
import { clientAddress } from "./client-address.ts";
import { mayReadMetrics } from "./metrics-access.ts";
import { observed } from "./observed.ts";

export type HostVariables = SecureHeadersVariables & { readonly requestId: string };

export type Host = {
  readonly overprint: Overprint;
  /** Draws pages; in development it is rebuilt as sources change. */
  readonly pages: RequestHandler;
  readonly assets: Assets;
};

/** The web server: health, metrics, API, browser files and pages on one port. */
export function createHost({ overprint, pages, assets }: Host) {
  const { publicUrl } = overprint.config;
  const app = new Hono<{ Variables: HostVariables }>();
  app.use(observed(overprint, randomUUID));
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/metrics", async (c) => {
    if (!mayReadMetrics(c, overprint.config.metricsToken)) return c.text("Metrics need their token.\n", 403);
    const { registry } = overprint.metrics;
    return c.text(await registry.metrics(), 200, { "Content-Type": registry.contentType });
  });
  app.use(compress());
  app.route("/api/v1", apiV1(overprint));
  app.route("/hooks/4over", pushEndpoint(overprint));
  app.route("/", artworkRoute(overprint));
  serveAssets(app, assets);
  app.use(
    pageSecurity({
      isDevelopment: assets.kind === "development",
      isHttps: publicUrl?.startsWith("https:") === true,
    }),
  );
  app.use(
    csrf({ origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header("host") }),
  );
  app.all("*", (c) => {
    const context = new RouterContextProvider();
    context.set(overprintContext, overprint);
    context.set(sessionContext, null);
    context.set(requestContext, {
      requestId: c.get("requestId"),
      nonce: c.get("secureHeadersNonce") ?? "",
      address: clientAddress(c, publicUrl !== null),
    });
    return pages(c.req.raw, context);
  });
  return app;
}

/** Mantine sets styles on elements, so styles are not bound to the nonce; scripts are. */
function pageSecurity({
  isDevelopment,
  isHttps,
}: {
  readonly isDevelopment: boolean;
  readonly isHttps: boolean;
}) {
  return secureHeaders({
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}

import { createMiddleware } from "hono/factory";
import type { Overprint } from "#server/wiring/index.ts";
import type { HostVariables } from "./host.ts";

/** Gives each request an id, measures it, and logs it without its query. */
export const observed = ({ log, metrics }: Overprint, newRequestId: () => string) =>
  createMiddleware<{ Variables: HostVariables }>(async (c, next) => {
    const requestId = newRequestId();
    c.set("requestId", requestId);
    const started = performance.now();
    await next();
    c.header("X-Request-Id", requestId);
    const seconds = (performance.now() - started) / 1_000;
    const area = areaOf(c.req.path);
    metrics.http.observe({ method: c.req.method, area, status: String(c.res.status) }, seconds);
    const entry = {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(seconds * 1_000),
    };
    if (c.res.status >= 500) log.error(entry, "request failed");
    else if (area !== "assets" && area !== "health") log.info(entry, "request");
  });

/** The part of the product that a path belongs to; few values, so that metrics stay small. */
export function areaOf(path: string): string {
  if (path.startsWith("/assets/")) return "assets";
  if (path === "/healthz" || path === "/metrics") return "health";
  if (path.startsWith("/api/")) return "api";
  return path === "/admin" || path.startsWith("/admin/") ? "admin" : "store";
}

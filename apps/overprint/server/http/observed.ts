import { createMiddleware } from "hono/factory";
import type { Overprint } from "#server/wiring/index.ts";
import type { HostVariables } from "./host.ts";

/** Gives each request an id, measures it, and logs it without its query. */
export const observed = ({ log, metrics }: Pick<Overprint, "log" | "metrics">, newRequestId: () => string) =>
  createMiddleware<{ Variables: HostVariables }>(async (c, next) => {
    const requestId = newRequestId();
    c.set("requestId", requestId);
    const started = performance.now();
    await next();
    c.header("X-Request-Id", requestId);
    const seconds = (performance.now() - started) / 1_000;
    const area = areaOf(c.req.path);
    // Whoever goes elsewhere while a page loads takes the request back: what comes of it then is nobody's failure.
    const status = c.req.raw.signal.aborted ? abandoned : c.res.status;
    metrics.http.observe({ method: c.req.method, area, status: String(status) }, seconds);
    const ms = Math.round(seconds * 1_000);
    const { level, words } = remarkOn({ status, ms });
    log[level]({ requestId, method: c.req.method, path: c.req.path, status, ms }, words);
  });

/** The status of a request whose client did not wait for the answer. @source nginx: "client closed request" */
const abandoned = 499;

/** An answer that took longer is worth a line (milliseconds). */
const slowMs = 1_000;

/** How loudly a request is logged: what went well says nothing unless somebody asks for `debug`. */
export function remarkOn({ status, ms }: { readonly status: number; readonly ms: number }): {
  readonly level: "debug" | "info" | "error";
  readonly words: string;
} {
  if (status === abandoned) return { level: "debug", words: "request abandoned by its client" };
  if (status >= 500) return { level: "error", words: "request failed" };
  if (status >= 400) return { level: "info", words: "request refused" };
  return ms >= slowMs ? { level: "info", words: "slow request" } : { level: "debug", words: "request" };
}

/** The part of the product that a path belongs to; few values, so that metrics stay small. */
export function areaOf(path: string): string {
  if (path.startsWith("/assets/")) return "assets";
  if (path === "/healthz" || path === "/metrics") return "health";
  if (path.startsWith("/api/")) return "api";
  return path === "/admin" || path.startsWith("/admin/") ? "admin" : "store";
}

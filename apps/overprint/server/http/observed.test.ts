import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import type { HostVariables } from "./host.ts";
import { areaOf, observed, remarkOn } from "./observed.ts";

/** Routes that are observed, and what is logged of them. */
function observedRoutes() {
  const lines: { level: string; msg: string; status: number; path: string }[] = [];
  const log = createLog("debug", { write: (line) => lines.push(JSON.parse(line)) });
  const metrics = createMetrics();
  const app = new Hono<{ Variables: HostVariables }>();
  app.use(observed({ log, metrics }, () => "r-1"));
  return { app, lines, metrics };
}

test("a page that is left while it loads is no failure, whatever its loader makes of it", async () => {
  const { app, lines, metrics } = observedRoutes();
  const asked = Promise.withResolvers<void>();
  app.get("/admin/orders.data", async (c) => {
    const { signal } = c.req.raw;
    asked.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return c.text("the loader was aborted", 500);
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const leaving = new AbortController();
  const call = fetch(`http://127.0.0.1:${port}/admin/orders.data`, { signal: leaving.signal });
  await asked.promise;
  leaving.abort();
  await expect(call).rejects.toThrow("abort");
  await expect
    .poll(() => lines)
    .toMatchObject([{ level: "debug", msg: "request abandoned by its client", status: 499 }]);
  expect(await metrics.registry.metrics()).toMatch(/http_request_seconds_count\{[^}]*status="499"/);
  server.close();
});

test("a page that fails while somebody waits for it is an error, logged without its query", async () => {
  const { app, lines } = observedRoutes();
  app.get("/admin/orders.data", (c) => c.text("failed", 500));
  await app.request("http://shop.example/admin/orders.data?q=dana%40larkspur.example");
  expect(lines).toMatchObject([{ level: "error", msg: "request failed", path: "/admin/orders.data" }]);
});

test.each([
  [{ status: 200, ms: 20 }, "debug"],
  [{ status: 302, ms: 20 }, "debug"],
  [{ status: 200, ms: 1_500 }, "info"],
  [{ status: 404, ms: 2 }, "info"],
  [{ status: 503, ms: 2 }, "error"],
])("%o is logged at %s", (answered, level) => {
  expect(remarkOn(answered).level).toBe(level);
});

test("requests are counted by the part of the product they belong to", () => {
  expect(areaOf("/assets/x.js")).toBe("assets");
  expect(areaOf("/healthz")).toBe("health");
  expect(areaOf("/api/v1/jobs")).toBe("api");
  expect(areaOf("/admin/orders")).toBe("admin");
  expect(areaOf("/administrator")).toBe("store");
});

import { timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { signatures, type Verb } from "@overprint/fourover";
import { type Context, Hono, type Next } from "hono";
import type { Injection } from "../faults/injector.ts";
import type { Situation } from "../faults/situations.ts";
import { brokenFeed, rssFeed } from "../feed.ts";
import type { SimState } from "../state.ts";
import { accountRoutes } from "./account-routes.ts";
import { catalogueRoutes } from "./catalogue-routes.ts";
import { controlRoutes } from "./control-routes.ts";
import { failure } from "./envelope.ts";
import { fileRoutes } from "./file-routes.ts";
import { orderRoutes } from "./order-routes.ts";

export type StruckEnv = { Variables: { struck: ReadonlyMap<Situation, Injection> }; Bindings: HttpBindings };
export type AppOptions = {
  readonly apiKey: string;
  readonly privateKey: string;
  readonly feedToken: string;
  readonly delayMs: number;
};

/** The simulated printer as an HTTP application. */
export function simulatorApp(state: SimState, options: AppOptions): Hono<StruckEnv> {
  const app = new Hono<StruckEnv>();
  controlRoutes(app, state);
  app.use(async (c, next) => {
    state.settle();
    const route = `${c.req.method} ${c.req.path}`;
    state.calls.set(shape(route), (state.calls.get(shape(route)) ?? 0) + 1);
    c.set("struck", state.injector.strike(route));
    if (options.delayMs > 0) await wait(options.delayMs);
    return enact(c, next);
  });
  app.get("/feed/rss.php", (c) => {
    if (c.req.query("id") !== options.feedToken) return c.text("Feed not found", 404);
    const { xml, etag } = rssFeed(state);
    const broken = brokenFeed(xml, c.var.struck);
    if (broken) return c.body(broken.body, 200, { "content-type": broken.type });
    if (c.req.header("if-none-match") === etag) return c.body(null, 304);
    return c.body(xml, 200, { "content-type": "application/rss+xml; charset=utf-8", etag });
  });
  app.use(authenticate(options));
  accountRoutes(app as unknown as Hono);
  catalogueRoutes(app as unknown as Hono, state);
  orderRoutes(app, state);
  fileRoutes(app, state);
  app.notFound((c) => failure(c, 404, `No route ${c.req.method} ${c.req.path}`, "Not Found"));
  app.onError((error, c) =>
    failure(
      c,
      500,
      error instanceof SyntaxError ? "Malformed JSON" : "Internal error",
      "Internal Server Error",
    ),
  );
  return app;
}

/** Routes are counted by their shape, identifiers left out. */
const shape = (route: string) =>
  route.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":uuid").replace(/[A-Z]\d{8,12}-\d{3}/g, ":job");

function authenticate(options: AppOptions) {
  const signed = signatures(options.privateKey);
  return async (c: Context, next: Next) => {
    const [, key = "", signature = ""] =
      /^API ([^:]+):([0-9a-f]+)$/.exec(c.req.header("authorization") ?? "") ?? [];
    const given = {
      key: key || (c.req.query("apikey") ?? ""),
      signature: signature || (c.req.query("signature") ?? ""),
    };
    if (given.key !== options.apiKey || !same(given.signature, signed[c.req.method as Verb] ?? ""))
      return failure(c, 401, "Invalid API key or signature", "Unauthorized");
    return next();
  };
}
const same = (a: string, b: string) =>
  a.length === b.length && a.length > 0 && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Plays the situations that concern the connection, before or after the request is carried out. */
async function enact(c: Context<StruckEnv>, next: Next): Promise<Response | undefined> {
  const { struck } = c.var;
  const destroy = () => c.env.incoming.socket.destroy();
  const slow = struck.get("slow");
  if (slow) await wait(slow.delayMs ?? 35_000);
  if (struck.has("rate-limited"))
    return failure(c, 429, "Too many requests", "Too Many Requests") as Response;
  if (struck.has("rate-limited-with-delay")) {
    c.header("retry-after", "1");
    return failure(c, 429, "Too many requests", "Too Many Requests") as Response;
  }
  if (struck.has("server-error") || struck.has("refuses-before-accepting"))
    return failure(c, struck.has("server-error") ? 503 : 500, "Try again later", "Server Error") as Response;
  await next();
  if (struck.has("accepts-but-never-answers"))
    await new Promise<void>((resolve) => c.env.incoming.socket.once("close", () => resolve()));
  if (struck.has("resets-after-accepting") || struck.has("reset-mid-body")) destroy();
  if (struck.has("answers-500-after-accepting"))
    c.res = failure(c, 500, "Internal error", "Internal Server Error") as Response;
  if (struck.has("malformed-json"))
    c.res = new Response('{"entities": [', { headers: { "content-type": "application/json" } });
  if (struck.has("html"))
    c.res = new Response("<html><body>Maintenance</body></html>", {
      headers: { "content-type": "text/html" },
    });
  if (struck.has("empty-body")) c.res = new Response(null, { status: 200 });
  return undefined;
}

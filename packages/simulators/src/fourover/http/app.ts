import { timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { signatures, type Verb } from "@overprint/fourover";
import { type Context, Hono, type Next } from "hono";
import { enact } from "../faults/enact.ts";
import type { SimState } from "../state.ts";
import { accountRoutes } from "./account-routes.ts";
import { catalogueRoutes } from "./catalogue-routes.ts";
import { controlRoutes } from "./control-routes.ts";
import { directMailRoutes } from "./direct-mail-routes.ts";
import { failure } from "./envelope.ts";
import { feedRoute } from "./feed-route.ts";
import { fileRoutes } from "./file-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { orderRoutes } from "./order-routes.ts";
import { productRoutes } from "./product-routes.ts";
import { quoteRoutes } from "./quote-routes.ts";
import type { StruckEnv } from "./struck.ts";

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
    state.underWay += 1;
    try {
      if (options.delayMs > 0) await wait(options.delayMs);
      return await enact(c, next, state.injector);
    } finally {
      state.underWay -= 1;
    }
  });
  feedRoute(app, state, options.feedToken);
  app.use(authenticate(options));
  for (const routes of [
    catalogueRoutes,
    productRoutes,
    quoteRoutes,
    fileRoutes,
    orderRoutes,
    jobRoutes,
    directMailRoutes,
  ])
    routes(app, state);
  accountRoutes(app);
  app.notFound((c) => failure(c, 404, `No route ${c.req.method} ${c.req.path}`));
  app.onError((error, c) => {
    if (error instanceof SyntaxError) return failure(c, 400, "The body is not JSON");
    console.error(error);
    return failure(c, 500, "Internal error");
  });
  return app;
}

/** Routes are counted by their shape, identifiers left out. */
const shape = (route: string) =>
  route.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":uuid").replace(/[A-Z]\d{8,12}-\d{3}/g, ":job");

/** The header is documented for writes, the query for reads; either is taken, as working clients rely on. */
function authenticate(options: AppOptions) {
  const signed = signatures(options.privateKey);
  return async (c: Context<StruckEnv>, next: Next) => {
    const [, key = "", signature = ""] =
      /^API ([^:]+):([0-9a-f]+)$/.exec(c.req.header("authorization") ?? "") ?? [];
    const given = {
      key: key || (c.req.query("apikey") ?? ""),
      signature: signature || (c.req.query("signature") ?? ""),
    };
    if (given.key !== options.apiKey || !same(given.signature, signed[c.req.method as Verb] ?? ""))
      return failure(c, 401, "Invalid API key or signature");
    return next();
  };
}
const same = (a: string, b: string) =>
  a.length === b.length && a.length > 0 && timingSafeEqual(Buffer.from(a), Buffer.from(b));

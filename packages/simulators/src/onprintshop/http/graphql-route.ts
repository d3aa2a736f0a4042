import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { Kind, parse } from "graphql";
import { createYoga } from "graphql-yoga";
import type { Context, Hono } from "hono";
import type { Struck } from "../faults/injector.ts";
import { type RootContext, rootMissing, storeSchema } from "../schema.ts";
import type { SimStore } from "../store/state.ts";
import type { IssuedTokens } from "./token.ts";

type Env = { Bindings: HttpBindings };

/** `POST /api/`: the trailing slash matters; anything else is the store front. */
export function graphqlRoute(
  app: Hono<Env>,
  store: SimStore,
  tokens: IssuedTokens,
  requestsPerMinute: number,
): void {
  const yoga = createYoga<RootContext>({
    schema: storeSchema(store),
    graphqlEndpoint: "/api/",
    maskedErrors: false,
    logging: false,
    graphiql: false,
  });
  const pace = new RollingMinute(store, requestsPerMinute);
  app.post("/api/", async (c) => {
    const body = await c.req.text();
    const call = callOf(body);
    store.count(call);
    const struck = store.injector.strike(call);
    const early = await before(c, struck, tokens, pace, call, store);
    if (early) return early;
    const request = new Request(c.req.url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
    });
    const response = await yoga.fetch(request, { struck } as never);
    const text = await response.text();
    if (struck.has("accepts-but-never-answers")) store.injector.withheld += 1;
    return after(c, struck, text);
  });
}

/** Refusals and failures that come before anything is carried out. */
async function before(
  c: Context<Env>,
  struck: Struck,
  tokens: IssuedTokens,
  pace: RollingMinute,
  call: string,
  { injector }: SimStore,
): Promise<Response | null> {
  const slow = struck.get("slow");
  if (slow) {
    injector.withheld += 1;
    await wait(slow.delayMs ?? 35_000, undefined, { ref: false });
  }
  if (struck.has("ip-not-allowed")) return c.json({ error: "IP address not allowed" }, 403);
  if (!pace.admits() || struck.has("rate-limited")) return c.text("Too many requests", 429);
  if (struck.has("token-expired") || struck.has("token-expired-in-body")) tokens.revokeAll();
  if (!tokens.accepts(c.req.header("authorization"))) {
    const error = { message: "Unauthenticated", extensions: { code: "UNAUTHENTICATED" } };
    return struck.has("token-expired-in-body")
      ? c.json({ errors: [error], data: null })
      : c.json({ errors: [error] }, 401);
  }
  if (struck.has("server-error")) return c.text("Service unavailable", 503);
  if (struck.has("html")) return c.html(storeFront);
  if (struck.has("root-missing")) return c.json({ errors: [rootMissing(call.split(" ")[1] ?? "")] });
  return null;
}

/** Failures that come after everything was carried out. */
async function after(c: Context<Env>, struck: Struck, text: string): Promise<Response> {
  const { socket } = c.env.incoming;
  if (struck.has("accepts-but-never-answers"))
    await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  if (struck.has("resets-after-accepting")) socket.destroy();
  if (struck.has("answers-500-after-accepting")) return c.text("Internal error", 500);
  const json = { "content-type": "application/json" };
  if (struck.has("malformed-json")) return c.body('{"data": {', 200, json);
  if (struck.has("partial-data")) {
    const error = {
      message: "Part of the data could not be read",
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    };
    return c.body(JSON.stringify({ ...JSON.parse(text), errors: [error] }), 200, json);
  }
  return c.body(text, 200, json);
}

export const storeFront =
  "<!doctype html><title>Simulated Print Shop</title><p>The store front. The API is at <code>/api/</code>, with the slash.</p>";

/** `query orders`: what the injector and the counters know a call by. */
function callOf(body: string): string {
  try {
    const { query } = JSON.parse(body) as { query: string };
    const operation = parse(query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    const root = operation?.selectionSet.selections[0];
    return `${operation?.operation} ${root?.kind === Kind.FIELD ? root.name.value : ""}`;
  } catch {
    return "query unreadable";
  }
}

/** 120 requests in any 60 seconds, unless told otherwise. */
class RollingMinute {
  readonly #starts: number[] = [];
  readonly #store: SimStore;
  readonly #most: number;
  constructor(store: SimStore, most: number) {
    this.#store = store;
    this.#most = most;
  }
  admits(): boolean {
    const now = this.#store.now().getTime();
    while (this.#starts[0] !== undefined && this.#starts[0] <= now - 60_000) this.#starts.shift();
    if (this.#starts.length >= this.#most) return false;
    this.#starts.push(now);
    return true;
  }
}

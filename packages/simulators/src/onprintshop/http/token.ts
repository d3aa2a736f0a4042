import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import type { SimStore } from "../store/state.ts";

export type TokenForms = "any" | "json" | "form" | "basic";
type Keys = { readonly clientId: string; readonly clientSecret: string };

/** Bearer tokens of the simulated store. */
export class IssuedTokens {
  readonly #expiry = new Map<string, number>();
  readonly #store: SimStore;
  readonly lifetimeSeconds: number;
  constructor(store: SimStore, lifetimeSeconds: number) {
    this.#store = store;
    this.lifetimeSeconds = lifetimeSeconds;
  }
  issue(): string {
    const token = randomBytes(24).toString("base64url");
    this.#expiry.set(token, this.#store.now().getTime() + this.lifetimeSeconds * 1000);
    return token;
  }
  accepts(authorization: string | undefined): boolean {
    const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? "";
    return (this.#expiry.get(token) ?? 0) > this.#store.now().getTime();
  }
  revokeAll(): void {
    this.#expiry.clear();
  }
}

/** `POST /api/oauth/token`, in the one form this store takes, or any. */
export function tokenRoute(
  app: Hono,
  store: SimStore,
  keys: Keys,
  forms: TokenForms,
  tokens: IssuedTokens,
): void {
  app.post("/api/oauth/token", async (c) => {
    store.count("token");
    const struck = store.injector.strike("token");
    if (struck.has("ip-not-allowed")) return c.json({ error: "IP address not allowed" }, 403);
    const body = await c.req.text();
    const given = readKeys(c.req.header("content-type") ?? "", c.req.header("authorization") ?? "", body);
    if (forms !== "any" && given.form !== forms) return c.json({ error: "invalid_request" }, 400);
    const isRight =
      given.clientId === keys.clientId &&
      given.clientSecret === keys.clientSecret &&
      given.grant === "client_credentials";
    if (!isRight || struck.has("token-refused")) return c.json({ error: "invalid_client" }, 401);
    return c.json({ access_token: tokens.issue(), token_type: "Bearer", expires_in: tokens.lifetimeSeconds });
  });
}

function readKeys(type: string, authorization: string, body: string) {
  const parsed: Record<string, unknown> = type.includes("json")
    ? readJson(body)
    : Object.fromEntries(new URLSearchParams(body));
  const basic = /^Basic (.+)$/.exec(authorization)?.[1];
  const [id = "", secret = ""] = basic ? Buffer.from(basic, "base64").toString().split(":") : [];
  return {
    form: basic ? "basic" : type.includes("json") ? "json" : "form",
    grant: parsed.grant_type,
    clientId: basic ? decodeURIComponent(id) : parsed.client_id,
    clientSecret: basic ? decodeURIComponent(secret) : parsed.client_secret,
  };
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

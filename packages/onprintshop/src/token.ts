import { retryAfterMs } from "./answer.ts";
import {
  type FailedCall,
  OnPrintShopAuthenticationError,
  OnPrintShopConnectionError,
  OnPrintShopError,
  OnPrintShopRateLimitError,
  OnPrintShopServerError,
  OnPrintShopTimeoutError,
} from "./errors.ts";
import { isRecord, parseJson } from "./json.ts";
import type { Time } from "./time.ts";

/** How the client id and secret are handed over. Stores differ; the one that works is remembered. */
export const tokenForms = ["json", "form", "basic"] as const;
export type TokenForm = (typeof tokenForms)[number];

type Token = { readonly value: string; readonly renewAt: number };
export type TokenOptions = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
  readonly time: Time;
};

/** Lifetime when the answer names none. @source N8N token manager (3,300 s) */
const fallbackLifetimeMs = 3_300_000;
const call: FailedCall = { operation: "Token", root: "token" };

/** One client's bearer token: minted when needed, renewed early, minted once for callers that wait together. */
export class Tokens {
  readonly #options: TokenOptions;
  #token: Token | null = null;
  #minting: Promise<Token> | null = null;
  #form: TokenForm | null = null;

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** The way of asking that worked; `null` before the first token. */
  get form(): TokenForm | null {
    return this.#form;
  }

  async get(): Promise<string> {
    if (this.#token && this.#options.time.now() < this.#token.renewAt) return this.#token.value;
    this.#minting ??= this.#mint().finally(() => {
      this.#minting = null;
    });
    this.#token = await this.#minting;
    return this.#token.value;
  }

  /** Forgets a token that was refused; one minted since then stays. */
  discard(refused: string): void {
    if (this.#token?.value === refused) this.#token = null;
  }

  async #mint(): Promise<Token> {
    const forms = this.#form ? [this.#form, ...tokenForms.filter((form) => form !== this.#form)] : tokenForms;
    let status = 0;
    for (const form of forms) {
      const response = await this.#ask(form);
      status = response.status;
      const body = parseJson(await response.text());
      if (response.ok && isRecord(body) && typeof body.access_token === "string" && body.access_token) {
        this.#form = form;
        return {
          value: body.access_token,
          renewAt: renewalTime(body, body.access_token, this.#options.time.now()),
        };
      }
      if (status === 429)
        throw new OnPrintShopRateLimitError(
          { ...call, status },
          retryAfterMs(response.headers.get("retry-after")),
        );
      if (status >= 500) throw new OnPrintShopServerError("OnPrintShop gave no token", { ...call, status });
    }
    throw new OnPrintShopAuthenticationError(
      status === 403
        ? "OnPrintShop does not let this server in: check the client id, the secret and the IP Addresses list"
        : "OnPrintShop refused the client id and secret",
      { ...call, status },
    );
  }

  async #ask(form: TokenForm): Promise<Response> {
    const { url, clientId, clientSecret, send } = this.#options;
    const grant = { grant_type: "client_credentials" };
    const keys = { client_id: clientId, client_secret: clientSecret };
    const basic = `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64")}`;
    const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
    const requests = {
      json: { headers: { "content-type": "application/json" }, body: JSON.stringify({ ...grant, ...keys }) },
      form: { headers: urlencoded, body: new URLSearchParams({ ...grant, ...keys }).toString() },
      basic: {
        headers: { ...urlencoded, authorization: basic },
        body: new URLSearchParams(grant).toString(),
      },
    } as const;
    try {
      return await send(url, { method: "POST", ...requests[form] });
    } catch (error) {
      if (error instanceof OnPrintShopError) throw error;
      if (error instanceof Error && error.name === "TimeoutError")
        throw new OnPrintShopTimeoutError("OnPrintShop did not answer in time", call, error);
      throw new OnPrintShopConnectionError("OnPrintShop could not be reached", call, error);
    }
  }
}

/** Renewed early by 60 s or a tenth of the lifetime, whichever is less. */
function renewalTime(body: Record<string, unknown>, token: string, now: number): number {
  const expiresAt = expiry(body, token, now);
  const lifetime = expiresAt !== null && expiresAt > now ? expiresAt - now : fallbackLifetimeMs;
  return now + lifetime - Math.min(60_000, lifetime / 10);
}

/** `expires_in`, `expires_at`, `expiry`, or the token's own `exp`; `null` when none can be read. */
function expiry(body: Record<string, unknown>, token: string, now: number): number | null {
  const seconds = Number(body.expires_in);
  if (Number.isFinite(seconds) && seconds > 0) return now + seconds * 1000;
  const payload =
    token.split(".").length === 3
      ? parseJson(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
      : null;
  return moment(body.expires_at) ?? moment(body.expiry) ?? (isRecord(payload) ? moment(payload.exp) : null);
}

function moment(value: unknown): number | null {
  if (value === undefined || value === null || value === "") return null;
  const number = Number(value);
  if (Number.isFinite(number)) return number > 10_000_000_000 ? number : number * 1000;
  const parsed = Date.parse(String(value));
  return Number.isNaN(parsed) ? null : parsed;
}

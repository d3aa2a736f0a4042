import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiKey, ApiScope } from "@overprint/core/programs";
import { createMiddleware } from "hono/factory";
import type { Overprint } from "#server/wiring/index.ts";
import { keyOf } from "./keys.ts";
import { problem } from "./problem.ts";

export type ApiEnv = { Variables: { apiKey: ApiKey } };

/** A part of the API; what does not fit its schemas is answered with a problem document. */
export const apiPart = () =>
  new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) =>
      result.success
        ? undefined
        : problem(c, 400, "request-does-not-fit", "The request does not fit.", z.prettifyError(result.error)),
  });

/** Lets a request pass when its key has the scope. */
export const needs = (overprint: Overprint, scope: ApiScope) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const key = await keyOf(overprint, c.req.header("authorization"));
    if (!key) {
      c.header("WWW-Authenticate", 'Bearer realm="overprint"');
      return problem(
        c,
        401,
        "no-valid-key",
        "The request carries no valid API key.",
        "Send Authorization: Bearer with a key from Settings > API keys.",
      );
    }
    if (!key.scopes.includes(scope))
      return problem(
        c,
        403,
        "scope-missing",
        `The key may not do this: it lacks ${scope}.`,
        "Make a key with this permission in Settings > API keys.",
      );
    c.set("apiKey", key);
    return next();
  });

export const security = [{ apiKey: [] }];

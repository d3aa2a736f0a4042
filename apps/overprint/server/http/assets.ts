import type { IncomingMessage, ServerResponse } from "node:http";
import { serveStatic } from "@hono/node-server/serve-static";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Hono } from "hono";
import type { HostVariables } from "./host.ts";

/** Where browsers' files come from. */
export type Assets =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "development"; readonly middleware: NodeMiddleware };

type NodeMiddleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Files with a hash in their name never change. */
const forever = "public, max-age=31536000, immutable";

export function serveAssets(app: Hono<{ Variables: HostVariables }>, assets: Assets): void {
  if (assets.kind === "development") serveDevelopment(app, assets.middleware);
  else serveFolder(app, assets.path);
}

function serveFolder(app: Hono<{ Variables: HostVariables }>, root: string): void {
  app.use("/assets/*", serveStatic({ root, onFound: (_path, c) => c.header("Cache-Control", forever) }));
  app.use(serveStatic({ root, onFound: (_path, c) => c.header("Cache-Control", "public, max-age=3600") }));
}

function serveDevelopment(app: Hono<{ Variables: HostVariables }>, middleware: NodeMiddleware): void {
  app.use(async (c, next) => {
    const { incoming, outgoing } = c.env as {
      readonly incoming: IncomingMessage;
      readonly outgoing: ServerResponse;
    };
    const isServed = await new Promise<boolean>((resolve) => {
      outgoing.once("close", () => resolve(true));
      middleware(incoming, outgoing, () => resolve(false));
    });
    return isServed ? RESPONSE_ALREADY_SENT : next();
  });
}

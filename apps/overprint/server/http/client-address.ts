import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The browser's address. Behind a proxy it is the last that the proxy added; without one the header is anybody's
 * invention and is ignored.
 */
export function clientAddress(c: Context, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || connectionAddress(c);
}

/** The other end of the connection itself. */
export function connectionAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    // Requests that tests hand to the app directly have no connection.
    return "unknown";
  }
}

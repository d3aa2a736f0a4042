import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { connectionAddress } from "./client-address.ts";

const isLoopback = (address: string) => address === "::1" || /^(::ffff:)?127\./.test(address);

/**
 * Who may read the metrics: whoever has the token, and without one programs on this machine. What a proxy forwards
 * comes from elsewhere, whatever the connection says.
 */
export function mayReadMetrics(c: Context, token: string | null): boolean {
  if (token) return sameText(c.req.header("authorization") ?? "", `Bearer ${token}`);
  return isLoopback(connectionAddress(c)) && !c.req.header("x-forwarded-for") && !c.req.header("forwarded");
}

/** Compared in the same time wherever they differ. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

import type { Hono } from "hono";
import { brokenFeed, rssFeed } from "../feed.ts";
import type { SimState } from "../state.ts";
import type { StruckEnv } from "./struck.ts";

/** `GET /feed/rss.php?id=...`: the token is its only authentication. */
export function feedRoute(app: Hono<StruckEnv>, state: SimState, token: string): void {
  app.get("/feed/rss.php", (c) => {
    if (c.req.query("id") !== token) return c.text("Feed not found", 404);
    const { xml, etag, lastModified } = rssFeed(state);
    const broken = brokenFeed(xml, c.var.struck);
    if (broken) return c.body(broken.body, 200, { "content-type": broken.type });
    if (c.req.header("if-none-match") === etag) return c.body(null, 304);
    return c.body(xml, 200, {
      "content-type": "application/rss+xml; charset=utf-8",
      etag,
      "last-modified": lastModified,
    });
  });
}

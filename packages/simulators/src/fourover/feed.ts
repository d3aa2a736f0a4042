import { createHash } from "node:crypto";
import type { Struck } from "./faults/injector.ts";
import { present } from "./orders/job.ts";
import type { SimState } from "./state.ts";

const xmlText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The account's RSS feed, newest first. Its format is our assumption: nobody has published one. */
export function rssFeed(state: SimState): {
  readonly xml: string;
  readonly etag: string;
  readonly lastModified: string;
} {
  const jobs = [...state.jobs.values()]
    .toSorted((a, b) => (b.history.at(-1)?.at ?? 0) - (a.history.at(-1)?.at ?? 0))
    .slice(0, 500);
  const items = jobs.map((job) => {
    const tracking = job.tracking.length > 0 ? ` Tracking number: ${job.tracking.join(", ")}` : "";
    const at = new Date(job.history.at(-1)?.at ?? 0).toUTCString();
    return `<item><title>${xmlText(`${job.jobId} - ${present(job)}`)}</title><description>${xmlText(`Job ${job.jobId} (${job.jobName}) is now ${present(job)}.${tracking}`)}</description><guid isPermaLink="false">${job.jobId}-${job.history.length}</guid><pubDate>${at}</pubDate></item>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Job status</title><link>https://trade.4over.com</link><description>Your jobs</description>${items.join("\n")}</channel></rss>\n`;
  const lastModified = new Date(jobs[0]?.history.at(-1)?.at ?? 0).toUTCString();
  return { xml, lastModified, etag: `"${createHash("sha1").update(xml).digest("hex").slice(0, 16)}"` };
}

/** The feed as a broken or hostile server would serve it. */
export function brokenFeed(
  xml: string,
  struck: Struck,
): { readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> } | null {
  if (struck.has("feed-html"))
    return { type: "text/html", body: "<!doctype html><html><body>Please sign in</body></html>" };
  if (struck.has("feed-truncated"))
    return { type: "application/rss+xml", body: xml.slice(0, Math.floor(xml.length * 0.6)) };
  if (struck.has("feed-bomb"))
    return {
      type: "application/rss+xml",
      body: `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><rss><channel><item><title>&lol2;</title></item></channel></rss>`,
    };
  if (struck.has("feed-huge"))
    return { type: "application/rss+xml", body: xml + " ".repeat(50 * 1024 * 1024) };
  if (struck.has("feed-latin1"))
    return {
      type: "application/rss+xml",
      body: new Uint8Array(Buffer.from(xml.replace("UTF-8", "ISO-8859-1"), "latin1")),
    };
  if (struck.has("feed-stale"))
    return {
      type: "application/rss+xml",
      body: xml
        .replaceAll(/<pubDate>[^<]*<\/pubDate>/g, "<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>")
        .replaceAll("Complete: Shipped", "On Press"),
    };
  return null;
}

import type { Clock } from "@overprint/core/outcome";
import type { FeedReading, JobId, JobObservation, StatusFeed } from "@overprint/core/status";
import { type FeedItem, type FeedResult, fetchStatusFeed } from "@overprint/fourover";

/** The account's RSS feed. `url` is a bearer secret: it is never in what this returns. */
export function fourOverFeed(url: string, clock: Clock, fetchWith?: typeof fetch): StatusFeed {
  return {
    fetch: async (known) => {
      const result = await fetchStatusFeed(url, { ...known, ...(fetchWith ? { fetch: fetchWith } : {}) });
      return readFeed(result, clock.now().toISOString());
    },
  };
}

function readFeed(result: FeedResult, seenAt: string): FeedReading {
  if (result.kind === "unchanged") return result;
  if (result.kind === "failed") return { kind: "unreadable", ...unreadable[result.problem](result.detail) };
  const { items, unrecognised, duplicates, truncated } = result.reading;
  return {
    kind: "read",
    observations: items.flatMap((item) => readItem(item, seenAt)),
    unrecognised,
    withoutStatus: items.flatMap(({ jobId, statusLabel }) =>
      jobId !== null && statusLabel === null ? [jobId as JobId] : [],
    ),
    duplicates: duplicates.length,
    isComplete: !truncated,
    etag: result.etag,
    lastModified: result.lastModified,
  };
}

function readItem(item: FeedItem, seenAt: string): readonly JobObservation[] {
  if (item.jobId === null || item.statusLabel === null) return [];
  return [
    {
      jobId: item.jobId as JobId,
      source: "feed",
      label: item.statusLabel,
      at: item.at,
      seenAt,
      trackingNumbers: item.trackingNumbers,
      text: item.raw,
    },
  ];
}

type Explained = { readonly reason: string; readonly doNext: string };
const checkAddress =
  "Open the feed's address in a browser: it comes from 4over under Resources > RSS Feed. Paste it again in Settings > RSS feed.";
const tryLater =
  "Nothing to do: it is asked again at the next poll. If it stays so, check the address in Settings > RSS feed.";

const unreadable: Readonly<
  Record<Extract<FeedResult, { kind: "failed" }>["problem"], (detail: string) => Explained>
> = {
  "not-a-feed": () => ({ reason: "4over answered with a page that is not a feed.", doNext: checkAddress }),
  "hostile-xml": () => ({
    reason: "The feed defines entities of its own and was not read.",
    doNext: checkAddress,
  }),
  truncated: () => ({ reason: "The feed was cut short before its first item.", doNext: tryLater }),
  "too-large": () => ({ reason: "The feed is larger than a status feed can be.", doNext: checkAddress }),
  "too-many-items": () => ({
    reason: "The feed has more items than a status feed can have.",
    doNext: checkAddress,
  }),
  unreachable: () => ({ reason: "4over's feed could not be reached.", doNext: tryLater }),
  timeout: () => ({ reason: "4over's feed did not answer in time.", doNext: tryLater }),
  "http-error": (detail) => ({ reason: `4over's feed answered with ${detail}.`, doNext: checkAddress }),
};

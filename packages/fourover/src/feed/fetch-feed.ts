import { type FeedProblem, readStatusFeed, type StatusFeedReading } from "./read-feed.ts";

/** How the feed is fetched. Limits are for the whole of one reading. */
export type FeedFetchOptions = {
  /** From the previous reading: sent as a conditional GET. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Default 10 MiB. */
  readonly maxBytes?: number;
  /** Default 30 000, for the whole body. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
};

/** What came of a fetch: nothing new, a reading, or a failure in words. There is no fault to catch. */
export type FeedResult =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "read";
      readonly reading: Extract<StatusFeedReading, { ok: true }>;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  /** `detail` never holds the address: it is a bearer secret. */
  | {
      readonly kind: "failed";
      readonly problem: FeedProblem | "unreachable" | "timeout" | "http-error";
      readonly detail: string;
    };

/** Fetches and reads the feed; never throws for what the other side does. */
export async function fetchStatusFeed(url: string, options: FeedFetchOptions = {}): Promise<FeedResult> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    const response = await (options.fetch ?? fetch)(url, { signal, headers: conditionalHeaders(options) });
    if (response.status === 304) return { kind: "unchanged" };
    if (!response.ok) return { kind: "failed", problem: "http-error", detail: `HTTP ${response.status}` };
    const bytes = await readAtMost(response, options.maxBytes ?? 10 * 1024 * 1024);
    if (bytes === null)
      return { kind: "failed", problem: "too-large", detail: "the feed is larger than a status feed can be" };
    const reading = readStatusFeed(decode(bytes, response.headers.get("content-type")));
    if (!reading.ok) return { kind: "failed", problem: reading.problem, detail: reading.problem };
    return {
      kind: "read",
      reading,
      etag: response.headers.get("etag"),
      lastModified: response.headers.get("last-modified"),
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    return {
      kind: "failed",
      problem: isTimeout ? "timeout" : "unreachable",
      detail: isTimeout ? "no answer in time" : "the connection failed",
    };
  }
}

function conditionalHeaders({ etag, lastModified }: FeedFetchOptions): Record<string, string> {
  return {
    accept: "application/rss+xml, application/xml, text/xml",
    ...(etag ? { "if-none-match": etag } : {}),
    ...(lastModified ? { "if-modified-since": lastModified } : {}),
  };
}

/** The body while it stays below the limit; `null` as soon as it does not. */
async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Decodes by the byte order mark, then by the declared charset; a wrong declaration gives replacement characters, never an error. */
function decode(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const charset = /^(?:\xff\xfe|\xfe\xff)/.exec(head)
    ? bytes[0] === 0xff
      ? "utf-16le"
      : "utf-16be"
    : (/encoding=["']([\w-]{2,20})["']/i.exec(head)?.[1] ??
      /charset=([\w-]{2,20})/i.exec(contentType ?? "")?.[1] ??
      "utf-8");
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}

import type { FetchedArtwork } from "@overprint/core/stores";
import type { FileReference } from "./references.ts";

export type FileAccess = {
  /** The store's address: its own host may be asked without TLS, others only with it. */
  readonly baseUrl: string;
  /** Where files lie that are named without an address; `null` = the shop has not said. */
  readonly filesBaseUrl: string | null;
  readonly fetch?: typeof fetch;
  /** Default 250 MB. */
  readonly mostBytes?: number;
  /** Default 60 000. */
  readonly timeoutMs?: number;
};

const uploadByHand = "Upload it by hand in step 2 of the transfer.";

/** Fetches one file; every way it can fail becomes a sentence, and a person can still upload it. */
export async function fetchFile(reference: FileReference, access: FileAccess): Promise<FetchedArtwork> {
  const url = reference.url ?? addressOf(reference.fileName, access);
  const without = (reason: string): FetchedArtwork => ({
    fileName: reference.fileName,
    url,
    bytes: null,
    reason: `${reason} ${uploadByHand}`,
  });
  if (!url)
    return without(
      `OnPrintShop names the file ${reference.fileName} without an address, and this store's file address is not set in Settings > Stores.`,
    );
  if (!isAllowed(url, access.baseUrl))
    return without(`The address of ${reference.fileName} is not one Overprint fetches from.`);
  try {
    const response = await (access.fetch ?? fetch)(url, {
      signal: AbortSignal.timeout(access.timeoutMs ?? 60_000),
    });
    if (!response.ok)
      return without(`The file ${reference.fileName} could not be fetched (HTTP ${response.status}).`);
    if (/text\/html/i.test(response.headers.get("content-type") ?? ""))
      return without(
        `Instead of the file ${reference.fileName} the store sent a web page; its address may have expired.`,
      );
    const bytes = await readAtMost(response, access.mostBytes ?? 250_000_000);
    return bytes
      ? { fileName: reference.fileName, url, bytes, reason: null }
      : without(`The file ${reference.fileName} is empty or larger than Overprint takes.`);
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    return without(
      `The file ${reference.fileName} could not be fetched (${isTimeout ? "no answer in time" : "no connection"}).`,
    );
  }
}

function addressOf(fileName: string, { filesBaseUrl }: FileAccess): string | null {
  return filesBaseUrl ? `${filesBaseUrl.replace(/\/+$/, "")}/${encodeURIComponent(fileName)}` : null;
}

/** TLS anywhere but on this machine's network; without TLS only the store's own host. */
function isAllowed(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const [target, store] = [new URL(url), new URL(baseUrl)];
  if (target.host === store.host) return true;
  const isLocal =
    /^(localhost|\[?::1\]?|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.)/.test(
      target.hostname,
    );
  return target.protocol === "https:" && !isLocal;
}

/** `null` when there is nothing, or more than is taken; reading stops there. */
async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > most) return null;
    parts.push(part);
  }
  return size === 0 ? null : Buffer.concat(parts);
}

import type { SimFile } from "../records.ts";
import type { SimState } from "../state.ts";
import { type FilesByRole, isAddress } from "./validate-job.ts";

/** Fetches artwork as the printer does; only from this machine, a simulator calls nobody else. `null` = could not. */
export async function download(url: string): Promise<Uint8Array | null> {
  try {
    if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) return null;
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Replaces addresses by the uuids of files fetched from them; a role whose address cannot be fetched is left out. */
export async function fetched(state: SimState, files: FilesByRole): Promise<FilesByRole> {
  const pairs = await Promise.all(
    Object.entries(files).map(async ([role, value]) => {
      if (!isAddress(value)) return [[role, value]];
      const bytes = await download(value);
      return bytes ? [[role, state.addFile(value, bytes).uuid]] : [];
    }),
  );
  return Object.fromEntries(pairs.flat());
}

/** A file as tests compare it: what was fetched, without its bytes. */
export const withoutBytes = ({ bytes: _bytes, ...file }: SimFile) => file;

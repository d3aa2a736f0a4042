import { createHash } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type AcceptedUpload, checkUpload, type UploadRefusal } from "@overprint/core/artwork";
import { type Outcome, ok } from "@overprint/core/outcome";

/** A file as it arrives: whole, or in pieces as the network brings them. */
export type ArrivingBytes = Uint8Array | AsyncIterable<Uint8Array>;

/** A file that has arrived and lies on this machine, accepted by its content. `sha256` is hex. */
export type ReceivedUpload = AcceptedUpload & {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
};

/** What the first bytes must show (@see checkUpload). */
const headBytes = 1_024;

/** Where files lie while they are checked: in the data folder, because a machine's own temporary folder may be memory. */
export const incomingFolder = (dataDir: string): string => join(dataDir, "incoming");

/**
 * Writes an arriving file to disk piece by piece, so that memory holds one piece and not the file. It is refused as soon
 * as its first bytes show that it is no artwork, or more arrives than is allowed; then nothing stays behind, nor when it
 * breaks off.
 * Whoever gets a received upload takes the file away (`rm`) when it is done with it.
 */
export async function receiveUpload(
  { fileName, bytes }: { readonly fileName: string; readonly bytes: ArrivingBytes },
  {
    name,
    dataDir,
    limitBytes,
  }: { readonly name: string; readonly dataDir: string; readonly limitBytes: number },
): Promise<Outcome<ReceivedUpload, UploadRefusal>> {
  await mkdir(incomingFolder(dataDir), { recursive: true });
  const path = join(incomingFolder(dataDir), name);
  const file = await open(path, "wx");
  const hash = createHash("sha256");
  let head = new Uint8Array();
  let sizeBytes = 0;
  const judge = () => checkUpload({ fileName, head, sizeBytes }, limitBytes);
  let judged: ReturnType<typeof judge> | null = null;
  let isWhole = false;
  try {
    for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      if (head.byteLength < headBytes)
        head = Buffer.concat([head, piece.subarray(0, headBytes - head.byteLength)]);
      sizeBytes += piece.byteLength;
      if (head.byteLength >= headBytes || sizeBytes > limitBytes) judged = judge();
      if (judged?.ok === false) break;
      hash.update(piece);
      await file.writeFile(piece);
    }
    judged ??= judge();
    isWhole = judged.ok;
    if (judged.ok) return ok({ ...judged.value, path, sizeBytes, sha256: hash.digest("hex") });
  } finally {
    await file.close();
    if (!isWhole) await rm(path, { force: true });
  }
  return judged;
}

/** Takes away what processes that died left in the folder. */
export async function clearIncoming(dataDir: string, before: Date): Promise<void> {
  const names = await readdir(incomingFolder(dataDir)).catch(() => []);
  for (const name of names) {
    const path = join(incomingFolder(dataDir), name);
    // One that was taken away meanwhile is no matter of ours.
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < before) await rm(path, { force: true });
  }
}

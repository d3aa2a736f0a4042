import { readFile, rm } from "node:fs/promises";
import type {
  ArtworkFile,
  ArtworkId,
  ArtworkStorage,
  ArtworkType,
  PreflightFinding,
  UploadRefusal,
} from "@overprint/core/artwork";
import { type Clock, type NewId, type Outcome, ok } from "@overprint/core/outcome";
import type { ArtworkFileRepository } from "@overprint/database";
import { drawThumbnail } from "#server/artwork/thumbnail.ts";
import type { Config } from "#server/config/config.ts";
import { type ArrivingBytes, type ReceivedUpload, receiveUpload } from "./receive-upload.ts";

export type UploadPorts = {
  readonly config: Pick<Config, "dataDir">;
  readonly storage: ArtworkStorage;
  readonly artworkFiles: Pick<ArtworkFileRepository, "save">;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly limitBytes: number;
  /** Our preflight, in plain words. */
  readonly inspect: Inspect;
};

export type Inspect = (
  file: { readonly bytes: Uint8Array; readonly type: ArtworkType },
  trimIn: { readonly widthIn: number; readonly heightIn: number } | null,
) => Promise<{
  readonly findings: readonly PreflightFinding[];
  readonly facts: Readonly<Record<string, unknown>> | null;
}>;

export type TakenUpload = {
  readonly file: ArtworkFile;
  readonly findings: readonly PreflightFinding[];
  readonly hasPreview: boolean;
};

/**
 * Takes a customer's file in: refused before anything is stored, otherwise stored with its checks and a thumbnail. It
 * arrives on disk; only one file at a time is held in memory, while it is looked into.
 */
export async function takeUpload(
  upload: { readonly fileName: string; readonly bytes: ArrivingBytes },
  trimIn: { readonly widthIn: number; readonly heightIn: number } | null,
  ports: UploadPorts,
): Promise<Outcome<TakenUpload, UploadRefusal>> {
  const id = ports.newId() as ArtworkId;
  const { limitBytes, config } = ports;
  const received = await receiveUpload(upload, { name: id, dataDir: config.dataDir, limitBytes });
  if (!received.ok) return received;
  const { path, type } = received.value;
  try {
    const file = fileFor(id, received.value, ports);
    const { findings, facts, thumbnail } = await oneAtATime(async () => ({
      ...(await ports.inspect({ bytes: await readFile(path), type }, trimIn)),
      thumbnail: await drawThumbnail({ path, type, page: 1 }),
    }));
    await ports.storage.putFile(file.key, path, type);
    if (thumbnail) await ports.storage.put(previewKey(file), thumbnail, "image/webp");
    await ports.artworkFiles.save(file, { ...facts, findings });
    return ok({ file, findings, hasPreview: thumbnail !== null });
  } finally {
    await rm(path, { force: true });
  }
}

let lookingInto: Promise<unknown> = Promise.resolve();

/** Looks into one file after the other: a hundred visitors who upload at once need the memory of one. */
function oneAtATime<T>(look: () => Promise<T>): Promise<T> {
  const turn = lookingInto.then(look);
  lookingInto = turn.catch(() => {});
  return turn;
}

/** Where a file's thumbnail lies: beside it. */
export const previewKey = ({ key }: Pick<ArtworkFile, "key">): string => `${key}.preview.webp`;

function fileFor(
  id: ArtworkId,
  { type, fileName, sizeBytes, sha256 }: ReceivedUpload,
  { clock }: Pick<UploadPorts, "clock">,
): ArtworkFile {
  const month = clock.now().toISOString().slice(0, 7).replace("-", "/");
  return { id, key: `${month}/${id}.${fileName.split(".").at(-1)}`, fileName, type, sizeBytes, sha256 };
}

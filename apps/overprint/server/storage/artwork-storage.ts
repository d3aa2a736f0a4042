import { join } from "node:path";
import { Readable } from "node:stream";
import type { ArtworkStorage } from "@overprint/core/artwork";
import type { Recovery } from "@overprint/core/outcome";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { S3Driver } from "flydrive/drivers/s3";
import type { Config, S3Config } from "#server/config/config.ts";

/** Artwork in the bucket that `S3_*` names, otherwise in the folder `artwork` of the data folder. */
export function openArtworkStorage({ s3, dataDir }: Pick<Config, "s3" | "dataDir">): ArtworkStorage {
  return storageOn(new Disk(s3 ? bucketDriver(s3) : folderDriver(join(dataDir, "artwork"))));
}

const folderDriver = (location: string) => new FSDriver({ location, visibility: "private" });

/**
 * Checksums are sent only where S3 demands them: S3-compatible servers of several makers refuse the newer trailing
 * ones. Paths carry the bucket's name, because not every such server has a host name for each bucket.
 */
function bucketDriver({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Config) {
  return new S3Driver({
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    bucket,
    region,
    credentials: { accessKeyId, secretAccessKey },
    visibility: "private",
    supportsACL: false,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

/** The artwork storage cannot be read or written. The message names the key, never an address or a credential. */
export class ArtworkStorageFault extends Error {
  override readonly name = "ArtworkStorageFault";
  readonly code = "artwork/storage-failed";
  readonly recovery: Recovery = { kind: "retry", afterMs: 5_000 };
}

function storageOn(disk: Disk): ArtworkStorage {
  const named = async <T>(deed: string, key: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw new ArtworkStorageFault(`the artwork ${key} could not be ${deed}`, { cause });
    }
  };
  return {
    put: (key, bytes, contentType) => named("stored", key, () => disk.put(key, bytes, { contentType })),
    putFile: (key, path, contentType) =>
      named("stored", key, () => disk.copyFromFs(path, key, { contentType })),
    get: (key) => named("read", key, async () => new Uint8Array(await disk.getBytes(key))),
    stream: (key) =>
      // Node's web stream and the DOM's are the same thing under two type names.
      named("read", key, async () => Readable.toWeb(await disk.getStream(key)) as ReadableStream<Uint8Array>),
    exists: (key) => named("looked up", key, () => disk.exists(key)),
    delete: (key) => named("deleted", key, () => disk.delete(key)),
  };
}

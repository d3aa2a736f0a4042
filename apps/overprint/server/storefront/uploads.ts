import { createHash } from "node:crypto";
import {
  type ArtworkFile,
  type ArtworkId,
  type ArtworkStorage,
  type ArtworkType,
  checkUpload,
  type PreflightFinding,
  type UploadRefusal,
} from "@overprint/core/artwork";
import { type Clock, type NewId, type Outcome, ok } from "@overprint/core/outcome";
import type { ArtworkFileRepository } from "@overprint/database";
import { drawThumbnail } from "#server/artwork/thumbnail.ts";

export type UploadPorts = {
  readonly storage: ArtworkStorage;
  readonly artworkFiles: ArtworkFileRepository;
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

/** Takes a customer's file in: refused before anything is stored, otherwise stored with its checks and a thumbnail. */
export async function takeUpload(
  upload: { readonly fileName: string; readonly bytes: Uint8Array },
  trimIn: { readonly widthIn: number; readonly heightIn: number } | null,
  ports: UploadPorts,
): Promise<Outcome<TakenUpload, UploadRefusal>> {
  const { bytes } = upload;
  const checked = checkUpload(
    { fileName: upload.fileName, head: bytes.subarray(0, 1024), sizeBytes: bytes.byteLength },
    ports.limitBytes,
  );
  if (!checked.ok) return checked;
  const { type, fileName } = checked.value;
  const file = fileFor({ bytes, type, fileName }, ports);
  const [{ findings, facts }, thumbnail] = await Promise.all([
    ports.inspect({ bytes, type }, trimIn),
    drawThumbnail({ bytes, type, page: 1 }),
  ]);
  await ports.storage.put(file.key, bytes, type);
  if (thumbnail) await ports.storage.put(previewKey(file), thumbnail, "image/webp");
  await ports.artworkFiles.save(file, { ...facts, findings });
  return ok({ file, findings, hasPreview: thumbnail !== null });
}

/** Where a file's thumbnail lies: beside it. */
export const previewKey = ({ key }: Pick<ArtworkFile, "key">): string => `${key}.preview.webp`;

function fileFor(
  { bytes, type, fileName }: { bytes: Uint8Array; type: ArtworkType; fileName: string },
  { clock, newId }: Pick<UploadPorts, "clock" | "newId">,
): ArtworkFile {
  const id = newId() as ArtworkId;
  const month = clock.now().toISOString().slice(0, 7).replace("-", "/");
  return {
    id,
    key: `${month}/${id}.${fileName.split(".").at(-1)}`,
    fileName,
    type,
    sizeBytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

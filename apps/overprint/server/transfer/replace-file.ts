import { explainUploadRefusal, type FileReason } from "@overprint/core/artwork";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import { artworkProblemKey } from "#server/onprintshop/fetch-artwork.ts";
import { takeUpload } from "#server/storefront/uploads.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { standingOf } from "./steps.ts";

type Standing = Pick<NonNullable<Awaited<ReturnType<typeof standingOf>>>, "item" | "record" | "order">;
type GivenFile = {
  readonly fileName: string;
  readonly bytes: Parameters<typeof takeUpload>[0]["bytes"];
  readonly reason: FileReason;
  readonly set: number;
};

/** The most that a file may have in step 2, in bytes. */
export const artworkLimitBytes = 100 * 1024 * 1024;

/**
 * Puts a file that a person brought into its place in step 2. What was wrong with the files of the store is settled by it:
 * from now on the step itself says what is still missing.
 */
export async function replaceFile(
  overprint: Overprint,
  { item, record, order }: Standing,
  { fileName, bytes, reason, set }: GivenFile,
  by: { readonly actor: string; readonly requestId: string | null },
): Promise<Outcome<{ readonly placed: true }, ReturnType<typeof explainUploadRefusal>>> {
  const ports = { ...overprint, limitBytes: artworkLimitBytes };
  const taken = await takeUpload({ fileName, bytes }, record.mapping?.trim ?? null, ports);
  if (!taken.ok) return refused(explainUploadRefusal(taken.problem));
  const { file } = taken.value;
  await overprint.orders.placeArtwork(item.id, { set, reason, file });
  await overprint.problems.clear(artworkProblemKey(item.id), "artwork");
  await overprint.audit.record(overprint.db, {
    ...by,
    action: "transfer.file-replaced",
    subject: { kind: "item", id: item.id },
    orderId: order.id,
    after: { set, reason, fileName: file.fileName, sha256: file.sha256 },
  });
  return ok({ placed: true });
}

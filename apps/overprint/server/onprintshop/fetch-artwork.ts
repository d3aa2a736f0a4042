import type { FileReason } from "@overprint/core/artwork";
import { defaultUploadLimitBytes } from "@overprint/core/artwork";
import type { OrderItemRecord, OrderRecord, StoreId } from "@overprint/core/orders";
import type { OpenProblem } from "@overprint/core/problems";
import type { FetchedArtwork } from "@overprint/core/stores";
import { takeUpload } from "#server/storefront/uploads.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { FetchArtwork } from "./calls.ts";

/** Pages by their order: a third file is for a person to place. */
const reasons: readonly FileReason[] = ["fr", "bk"];
/** Key of the one problem that an order product has with its files. */
export const artworkProblemKey = (itemId: string): string => `store-artwork:${itemId}`;

/**
 * Fetches the print-ready files of an order's order products that have none yet. What cannot be fetched becomes a
 * problem that says how to go on; files that a person has placed are left alone.
 */
export async function fetchArtwork(
  overprint: Overprint,
  { storeId, orderExternalId }: FetchArtwork,
): Promise<void> {
  const order = await overprint.orders.findByExternalId(storeId as StoreId, orderExternalId);
  const opened = await overprint.openStore(storeId);
  if (!order || !opened.ok) return;
  for (const item of order.items) {
    if (item.artwork.length > 0 || item.standing.state !== "to-do") continue;
    const files = await opened.value.fetchArtwork(order, item.externalId);
    const failures = await placeFiles(overprint, item, files);
    if (files.length === 0) await report(overprint, order, item, missing(order));
    else if (failures.length > 0) await report(overprint, order, item, notFetched(order, failures));
    else await overprint.problems.clear(artworkProblemKey(item.id), "artwork");
  }
}

async function placeFiles(
  overprint: Overprint,
  item: OrderItemRecord,
  files: readonly FetchedArtwork[],
): Promise<readonly string[]> {
  const failures =
    files.length > reasons.length
      ? [`There are ${files.length} files; the first two were taken as front and back.`]
      : [];
  for (const [index, file] of files.slice(0, reasons.length).entries()) {
    if (!file.bytes) {
      failures.push(file.reason ?? `${file.fileName} could not be fetched.`);
      continue;
    }
    const ports = { ...overprint, limitBytes: defaultUploadLimitBytes };
    const taken = await takeUpload({ fileName: file.fileName, bytes: file.bytes }, null, ports);
    const reason = reasons[index];
    if (!taken.ok)
      failures.push(
        `${file.fileName} is no artwork that can be printed (${taken.problem.kind.replaceAll("-", " ")}).`,
      );
    else if (reason) await overprint.orders.placeArtwork(item.id, { set: 1, reason, file: taken.value.file });
  }
  return failures;
}

type ArtworkProblem = Pick<OpenProblem, "code" | "what" | "doNext">;

const missing = ({ number, storeName }: OrderRecord): ArtworkProblem => ({
  code: "store/artwork-missing",
  what: `Artwork missing: order ${number} of ${storeName} came without a print-ready file.`,
  doNext: "Ask the customer for the files, then upload them in step 2 of this order product's transfer.",
});

const notFetched = ({ number, storeName }: OrderRecord, failures: readonly string[]): ArtworkProblem => ({
  code: "store/artwork-not-fetched",
  what: `Not all print-ready files of order ${number} could be taken from ${storeName}. ${failures.join(" ")}`,
  doNext: "Open the transfer of this order product and upload the files in step 2.",
});

async function report(
  { problems }: Overprint,
  order: OrderRecord,
  item: OrderItemRecord,
  problem: ArtworkProblem,
): Promise<void> {
  await problems.open({
    ...problem,
    key: artworkProblemKey(item.id),
    severity: "stops-an-order",
    subjects: [{ kind: "item", id: item.id, label: `Order ${order.number}, ${item.title}` }],
    meaning: "The order product cannot be transferred before its files are there.",
    link: `/admin/transfers/${item.id}/artwork`,
  });
}

import type { FileReason } from "@overprint/core/artwork";
import { defaultUploadLimitBytes } from "@overprint/core/artwork";
import type { OrderItemRecord, OrderRecord, StoreId } from "@overprint/core/orders";
import type { FetchedArtwork } from "@overprint/core/stores";
import { takeUpload } from "#server/storefront/uploads.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { FetchArtwork } from "./calls.ts";

/** Pages by their order: a third file is for a person to place. */
const reasons: readonly FileReason[] = ["fr", "bk"];
const problemKey = (itemId: string) => `store-artwork:${itemId}`;

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
    if (failures.length > 0) await report(overprint, order, item, failures);
    else await overprint.problems.clear(problemKey(item.id), "artwork");
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

async function report(
  overprint: Overprint,
  order: OrderRecord,
  item: OrderItemRecord,
  failures: readonly string[],
): Promise<void> {
  await overprint.problems.open({
    key: problemKey(item.id),
    code: "store/artwork-not-fetched",
    severity: "stops-an-order",
    subjects: [{ kind: "item", id: item.id, label: `Order ${order.number}, ${item.title}` }],
    what: `Not all print-ready files of order ${order.number} could be taken from ${order.storeName}. ${failures.join(" ")}`,
    meaning: "The order product cannot be transferred before its files are there.",
    doNext: "Open the transfer of this order product and upload the files in step 2.",
    link: `/admin/transfers/${item.id}/artwork`,
  });
}

import type { StampedOrder } from "@overprint/connectors/onprintshop";
import { editsAfterTransfer, type LateEdit, type StoreId, type StoreOrder } from "@overprint/core/orders";
import { isFault } from "@overprint/core/outcome";
import type { JobId } from "@overprint/core/status";
import {
  type Db,
  jobRepository,
  type KnownStore,
  orderReadingRepository,
  orderRepository,
  orderStampRepository,
} from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { fetchArtworkCall } from "./calls.ts";
import { connectionSchema } from "./connection.ts";
import { unreadableKey } from "./unreadable.ts";

export type TakenIn = { readonly added: number; readonly changed: number };

const batchSize = 50;
const accessKey = (storeId: string) => `store-unreachable:${storeId}`;

/**
 * Takes in what customers ordered or staff changed in one OnPrintShop store since the last complete reading. Each batch
 * is one transaction with its fingerprints and the tasks it makes necessary, so that a reading that ends anywhere is
 * simply repeated.
 *
 * @throws the store's fault, after it was made a problem
 */
export async function takeInOrders(
  overprint: Overprint,
  known: KnownStore,
  signal: AbortSignal,
): Promise<TakenIn> {
  const storeId = known.id as StoreId;
  const opened = await overprint.onPrintShop.open(known);
  if (!opened.ok) return { added: 0, changed: 0 };
  const readings = orderReadingRepository(overprint.db, storeId, overprint.clock);
  const startedAt = overprint.clock.now().toISOString();
  const { ordersFrom } = connectionSchema.parse(known.connection);
  const since = (await readings.readThrough()) ?? ordersFrom ?? startedAt;
  let total: TakenIn = { added: 0, changed: 0 };
  try {
    for await (const batch of batches(opened.value.stampedOrdersSince(since, { signal }))) {
      const { added, changed } = await takeInBatch(overprint, known, batch);
      total = { added: total.added + added, changed: total.changed + changed };
    }
    await readings.finish(startedAt);
    await overprint.problems.clear(accessKey(known.id), "order reading");
    return total;
  } catch (error) {
    if (isFault(error))
      await reportUnreachable(overprint, known, error.message, error.recovery.kind === "fix-setup");
    throw error;
  }
}

async function takeInBatch(
  overprint: Overprint,
  known: KnownStore,
  batch: readonly StampedOrder[],
): Promise<TakenIn> {
  const storeId = known.id as StoreId;
  const edits = await lateEdits(overprint, batch);
  const taken = await overprint.db.transaction(async (tx) => {
    const result = await orderRepository(tx).takeIn(batch.map(({ order }) => order));
    const stamps = batch.map(({ order, stamp }) => ({ externalId: order.externalId, stamp }));
    await orderStampRepository(tx, storeId, overprint.clock).save(stamps);
    for (const { order } of batch) {
      await enterTypedJobs(tx, order, overprint.clock.now().toISOString());
      await overprint.tasks.enqueue(tx, fetchArtworkCall, { storeId, orderExternalId: order.externalId });
    }
    return result;
  });
  for (const { order } of batch)
    await overprint.problems.clear(unreadableKey(storeId, order.number), "order reading");
  for (const { order, found } of edits) await reportEdits(overprint, known, order, found);
  return taken;
}

async function lateEdits(overprint: Overprint, batch: readonly StampedOrder[]) {
  const edits: { readonly order: StoreOrder; readonly found: readonly LateEdit[] }[] = [];
  for (const { order } of batch) {
    const before = await overprint.orders.findByExternalId(order.storeId, order.externalId);
    const found = before ? editsAfterTransfer(before, order) : [];
    if (found.length > 0) edits.push({ order, found });
  }
  return edits;
}

/** Job ids that somebody typed in OnPrintShop count like those typed here. Known ones stay as they are. */
async function enterTypedJobs(tx: Db, order: StoreOrder, at: string): Promise<void> {
  const typed = order.items.filter(({ typedJobIds }) => typedJobIds?.length);
  if (typed.length === 0) return;
  const kept = await orderRepository(tx).findByExternalId(order.storeId, order.externalId);
  for (const { externalId, typedJobIds = [], price } of typed) {
    const item = kept?.items.find((one) => one.externalId === externalId);
    if (!kept || !item) continue;
    const jobs = typedJobIds.map((jobId) => ({
      jobId: jobId as JobId,
      orderId: kept.id,
      itemId: item.id,
      origin: "typed" as const,
      jobName: null,
      cost: null,
      promisedDate: null,
      currency: price.currency,
    }));
    await jobRepository(tx).add(jobs, at);
  }
}

async function reportEdits(
  overprint: Overprint,
  known: KnownStore,
  order: StoreOrder,
  edits: readonly LateEdit[],
): Promise<void> {
  const told = edits.map(({ title, changes }) => `${title}: ${changes.join(", ")}`).join(". ");
  await overprint.problems.open({
    key: `store-order-edited:${known.id}:${order.externalId}`,
    code: "store/order-edited-after-transfer",
    severity: "needs-a-decision",
    subjects: edits.map(({ itemId, title }) => ({
      kind: "item",
      id: itemId,
      label: `Order ${order.number}, ${title}`,
    })),
    what: `Order ${order.number} of ${known.name} was edited after its transfer. ${told}.`,
    meaning: "The printer makes what was sent; the edit has not reached it.",
    doNext:
      "Cancel the job while the printer still lets you and transfer it again, or tell the customer that the edit came too late.",
    link: "/admin/orders",
  });
}

async function reportUnreachable(
  overprint: Overprint,
  known: KnownStore,
  message: string,
  isSetup: boolean,
): Promise<void> {
  await overprint.problems.open({
    key: accessKey(known.id),
    code: "store/unreachable",
    severity: isSetup ? "needs-a-decision" : "worth-knowing",
    subjects: [{ kind: "store", id: known.id, label: known.name }],
    what: `The orders of ${known.name} could not be read. ${message}.`,
    meaning: "New orders wait in the store; nothing is lost. They come in as soon as it can be read again.",
    doNext: isSetup
      ? "Open Settings > Stores, check the connection and follow what it says."
      : "Nothing to do unless this stays: it is tried again every minute.",
    link: `/admin/settings/stores/${known.id}`,
  });
}

async function* batches<T>(rows: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

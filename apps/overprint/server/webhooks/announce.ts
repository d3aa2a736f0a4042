import type { ProgramEvent } from "@overprint/core/programs";
import { hasShipped, isDone, type JobUpdate, orderCompletion, parcelsOf } from "@overprint/core/status";
import { type Db, itemContexts, jobRepository, statusBook, webhookRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { deliverWebhookCall } from "./calls.ts";

/** Announces what happened to jobs, and to orders with them, in the transaction in which it happened. */
export async function announceJobs(
  tx: Db,
  overprint: Overprint,
  updates: readonly JobUpdate[],
): Promise<void> {
  const eventful = updates.filter(({ change, newTracking }) => change !== null || newTracking.length > 0);
  if (eventful.length === 0) return;
  const timestamp = overprint.clock.now().toISOString();
  const contexts = new Map(
    (
      await itemContexts(tx, { itemIds: [...new Set(eventful.map(({ after }) => after.itemId as string))] })
    ).map((context) => [context.itemId, context]),
  );
  const ofJobs = eventful.flatMap((update): ProgramEvent[] => {
    const number = contexts.get(update.after.itemId)?.orderNumber ?? "";
    return [...changedEvent(update, number, timestamp), ...shippedEvent(update, number, timestamp)];
  });
  await announce(tx, overprint, [...ofJobs, ...(await completedOrders(tx, eventful, timestamp))]);
}

/** Makes the deliveries of events and the task of each. */
export async function announce(tx: Db, overprint: Overprint, events: readonly ProgramEvent[]): Promise<void> {
  if (events.length === 0) return;
  const named = events.map((event) => ({ ...event, id: `evt_${overprint.newId()}` }));
  const ids = await webhookRepository(tx).announce(named, () => `dlv_${overprint.newId()}`);
  for (const deliveryId of ids) await overprint.tasks.enqueue(tx, deliverWebhookCall, { deliveryId });
}

const jobData = ({ after }: JobUpdate, orderNumber: string) => ({
  jobId: after.jobId,
  orderNumber,
  orderId: after.orderId,
  itemId: after.itemId,
  status: after.statusLabel ?? "",
  bucket: after.bucket,
  statusAt: after.statusAt,
});

function changedEvent(update: JobUpdate, orderNumber: string, timestamp: string): readonly ProgramEvent[] {
  if (!update.change) return [];
  const data = { ...jobData(update, orderNumber), previousStatus: update.change.from };
  return [{ type: "job.status.changed", timestamp, data }];
}

function shippedEvent(update: JobUpdate, orderNumber: string, timestamp: string): readonly ProgramEvent[] {
  const { after, shipsNow, newTracking } = update;
  if (!shipsNow && !(newTracking.length > 0 && hasShipped(after.bucket))) return [];
  const data = { ...jobData(update, orderNumber), parcels: [...parcelsOf(after.trackingNumbers)] };
  return [{ type: "job.shipped", timestamp, data }];
}

async function completedOrders(
  tx: Db,
  updates: readonly JobUpdate[],
  timestamp: string,
): Promise<readonly ProgramEvent[]> {
  const moved = updates.filter(({ before, after }) => isDone(before.bucket) !== isDone(after.bucket));
  const orderIds = [...new Set(moved.map(({ after }) => after.orderId as string))];
  if (orderIds.length === 0) return [];
  const items = await itemContexts(tx, { orderIds });
  const jobs = Map.groupBy(await jobRepository(tx).ofOrders(orderIds), ({ itemId }) => itemId as string);
  const book = statusBook(tx);
  const events: ProgramEvent[] = [];
  for (const orderId of orderIds) {
    const own = items.filter((item) => item.orderId === orderId);
    const state = orderCompletion(
      own.map(({ itemId, isExcluded }) => ({
        isExcluded,
        buckets: (jobs.get(itemId) ?? []).map(({ bucket }) => bucket),
      })),
    );
    if (state === "open") await book.reopenOrder(orderId);
    if (state === "completed" && (await book.completeOrder(orderId, timestamp)))
      events.push({
        type: "order.completed",
        timestamp,
        data: { orderId, orderNumber: own[0]?.orderNumber ?? "", completedAt: timestamp },
      });
  }
  return events;
}

import type { StoreOrderId } from "@overprint/core/orders";
import { type Ledger, ledgerOf } from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";

/**
 * The completeness ledger of a store order: where each of its order products is. A cancelled job counts as none, and a
 * reprint that is at the printer stands for the order product it replaces.
 */
export async function ledgerOfOrder(
  { orders, transfer }: Pick<Overprint, "orders" | "transfer">,
  orderId: StoreOrderId,
): Promise<Ledger> {
  const [order, records] = await Promise.all([orders.find(orderId), transfer.records.loadOrder(orderId)]);
  return ledgerOf(
    (order?.items ?? []).map((item) => {
      const own = records.filter((one) => one.itemId === item.id).toSorted((a, b) => a.copy - b.copy);
      const standsFor = own.findLast(({ state }) => state === "placed") ?? own[0];
      const cancelled = new Set(
        own.flatMap(({ jobs }) =>
          jobs.flatMap((job) => (job.state === "cancelled" ? (job.jobId ?? []) : [])),
        ),
      );
      return {
        itemId: item.id,
        title: item.title,
        state: standsFor?.state ?? "to-transfer",
        sets: item.sets,
        jobs: item.jobIds.filter((jobId) => !cancelled.has(jobId)).length,
        reason: item.standing.reason,
      };
    }),
  );
}

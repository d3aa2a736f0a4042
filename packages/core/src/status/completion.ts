import { hasShipped, isDone, type StatusBucket } from "./bucket.ts";

/** One order product as its completion sees it. `isExcluded`: it never goes to the printer, with a reason. */
export type ItemProgress = {
  readonly isExcluded: boolean;
  readonly buckets: readonly (StatusBucket | null)[];
};

/**
 * Whether the printer owes anything more to a store order.
 *
 * - `completed`: every order product is done (all its jobs shipped, delivered or closed, at least one shipped) or
 *   excluded, and at least one was shipped
 * - `cancelled`: every job was closed without a shipment
 * - `open`: anything else; an order product without a job is open
 */
export function orderCompletion(items: readonly ItemProgress[]): "open" | "completed" | "cancelled" {
  const ours = items.filter(({ isExcluded }) => !isExcluded);
  if (ours.length === 0) return "open";
  if (!ours.every(({ buckets }) => buckets.length > 0 && buckets.every(isDone))) return "open";
  return ours.some(({ buckets }) => buckets.some(hasShipped)) ? "completed" : "cancelled";
}

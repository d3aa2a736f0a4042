import type { StoreOrderId, StoreOrderItemId } from "#orders/index.ts";
import type { Job, JobId } from "./job.ts";

/** A job that was just sent, for tests: they state only what matters to them. */
export const aJob = (given: Partial<Omit<Job, "jobId">> & { readonly jobId?: string } = {}): Job => ({
  orderId: "order-1" as StoreOrderId,
  itemId: "item-1" as StoreOrderItemId,
  origin: "transferred",
  jobName: null,
  addedAt: "2026-03-02T17:00:00.000Z",
  statusLabel: null,
  bucket: null,
  statusAt: null,
  statusSource: null,
  lastSeenAt: null,
  apiReadAt: null,
  feedSeenAt: null,
  leftFeedAt: null,
  notFoundAt: null,
  trackingNumbers: [],
  shippedAt: null,
  trackingAsked: 0,
  cost: null,
  promisedDate: null,
  isOpen: true,
  nextCheckAt: null,
  ...given,
  jobId: (given.jobId ?? "Z8291000137-001") as JobId,
});

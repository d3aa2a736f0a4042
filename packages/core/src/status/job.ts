import type { Money } from "#money/index.ts";
import type { StoreOrderId, StoreOrderItemId } from "#orders/index.ts";
import type { Branded } from "#outcome/index.ts";

/** The printer's id of a job, opaque: letter, digits, dash, running number. */
export type JobId = Branded<"JobId">;

export const statusBuckets = [
  "waiting-for-us",
  "accepted",
  "in-production",
  "trouble",
  "leaving",
  "shipped",
  "delivered",
  "closed",
] as const;
export type StatusBucket = (typeof statusBuckets)[number];

/** Where we learned something about a job. */
export type ObservationSource = "api" | "feed" | "push" | "transfer" | "person";

/** One thing seen of a job. `at` is when the printer says it happened, `seenAt` when we learned it (ISO). */
export type JobObservation = {
  readonly jobId: JobId;
  readonly source: ObservationSource;
  readonly label: string;
  readonly at: string | null;
  readonly seenAt: string;
  readonly trackingNumbers: readonly string[];
};

/** One printable piece at the printer, whether we sent it or an admin typed its id. */
export type Job = {
  readonly jobId: JobId;
  readonly orderId: StoreOrderId;
  readonly itemId: StoreOrderItemId;
  readonly origin: "transferred" | "typed";
  readonly jobName: string | null;
  readonly statusLabel: string | null;
  readonly statusAt: string | null;
  readonly lastSeenAt: string | null;
  readonly trackingNumbers: readonly string[];
  readonly cost: Money | null;
  readonly promisedDate: string | null;
  readonly isOpen: boolean;
};

export type Carrier = "UPS" | "USPS" | "FedEx" | "Purolator" | "DHL" | "Canada Post" | "unknown";

/** Job ids read from the printer's RSS feed. */
export type StatusFeed = {
  readonly fetch: (known: {
    readonly etag: string | null;
    readonly lastModified: string | null;
  }) => Promise<FeedReading>;
};

export type FeedReading =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "read";
      readonly observations: readonly JobObservation[];
      readonly unrecognised: number;
      readonly duplicates: number;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: "unreadable"; readonly reason: string; readonly doNext: string };

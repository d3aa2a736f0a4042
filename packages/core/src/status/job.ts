import type { Money } from "#money/index.ts";
import type { StoreOrderId, StoreOrderItemId } from "#orders/index.ts";
import type { Branded } from "#outcome/index.ts";
import type { StatusBucket } from "./bucket.ts";

/** The printer's id of a job, opaque: letter, digits, dash, running number. */
export type JobId = Branded<"JobId">;

/** Where we learned something about a job. */
export type ObservationSource = "api" | "feed" | "push" | "transfer" | "person";

/**
 * One thing seen of a job. `at` is when the printer says it happened, `seenAt` when we learned it (ISO).
 * Observations of one job with the same source and `seenAt` are one reading, the present first.
 */
export type JobObservation = {
  readonly jobId: JobId;
  readonly source: ObservationSource;
  readonly label: string;
  readonly at: string | null;
  readonly seenAt: string;
  readonly trackingNumbers: readonly string[];
  /** The words it was read from, where the source has any: our job names are looked for in them. */
  readonly text?: string;
};

/** One printable piece at the printer, whether we sent it or an admin typed its id. Times are ISO. */
export type Job = {
  readonly jobId: JobId;
  readonly orderId: StoreOrderId;
  readonly itemId: StoreOrderItemId;
  readonly origin: "transferred" | "typed";
  readonly jobName: string | null;
  /** When it was sent or typed in. */
  readonly addedAt: string;
  readonly statusLabel: string | null;
  /** `null` for a label that nobody has sorted yet, and before the first status. */
  readonly bucket: StatusBucket | null;
  readonly statusAt: string | null;
  readonly statusSource: ObservationSource | null;
  readonly lastSeenAt: string | null;
  /** When the API last told us about it; `null` when it never did. */
  readonly apiReadAt: string | null;
  /** When the feed last held it. */
  readonly feedSeenAt: string | null;
  /** When the feed stopped holding it although it was not done. */
  readonly leftFeedAt: string | null;
  /** When the API said it knows no such job of this account. */
  readonly notFoundAt: string | null;
  readonly trackingNumbers: readonly string[];
  /** When it first was a shipped one; the tracking back-off counts from here. */
  readonly shippedAt: string | null;
  /** How often a tracking number was asked for in vain. */
  readonly trackingAsked: number;
  readonly cost: Money | null;
  /** ISO date (YYYY-MM-DD) promised to the customer. */
  readonly promisedDate: string | null;
  /** The printer still owes something: not shipped yet, or shipped without a tracking number. */
  readonly isOpen: boolean;
  /** When it is asked for next; `null` = no more. */
  readonly nextCheckAt: string | null;
};

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
      /** One for each item with a job id and a known status; newest first. */
      readonly observations: readonly JobObservation[];
      /** Items without a job id. */
      readonly unrecognised: number;
      /** Job ids whose item names no known status. */
      readonly withoutStatus: readonly JobId[];
      /** How many job ids stand in more than one item. */
      readonly duplicates: number;
      /** `false` when the feed was cut short: then a missing job says nothing. */
      readonly isComplete: boolean;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: "unreadable"; readonly reason: string; readonly doNext: string };

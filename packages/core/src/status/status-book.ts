import type { StoreStatus } from "#stores/index.ts";
import type { SortedLabel, StatusBucket } from "./bucket.ts";
import type { FeedState } from "./feed-state.ts";
import type { JobId, JobObservation } from "./job.ts";
import type { StatusMapping } from "./mapping.ts";

/** What a store was last told of an order product. */
export type Telling = {
  readonly itemId: string;
  readonly label: string | null;
  /** The label with which the customer was notified last. */
  readonly notifiedLabel: string | null;
  readonly trackingNumbers: readonly string[];
  readonly jobIds: readonly string[];
  readonly toldAt: string | null;
  readonly failure: string | null;
  readonly failedTimes: number;
};

/** Labels beyond the published ones, what labels mean in stores, what stores were told, the feed's state, hints. */
export type StatusBook = {
  /** Labels that are not published, and labels that a person sorted anew. */
  readonly labels: () => Promise<readonly (SortedLabel & { readonly firstSeenAt: string })[]>;
  /** Keeps labels nobody knew; returns those that are new. */
  readonly meetLabels: (labels: readonly string[], at: string) => Promise<readonly string[]>;
  readonly sortLabel: (label: string, bucket: StatusBucket | null, by: string, at: string) => Promise<void>;
  readonly mappings: (storeId: string) => Promise<readonly StatusMapping[]>;
  readonly saveMapping: (storeId: string, mapping: StatusMapping, by: string, at: string) => Promise<void>;
  /** Back to the default of the label's bucket. */
  readonly dropMapping: (storeId: string, label: string) => Promise<void>;
  readonly storeStatuses: (storeId: string) => Promise<readonly StoreStatus[]>;
  readonly saveStoreStatuses: (
    storeId: string,
    statuses: readonly StoreStatus[],
    at: string,
  ) => Promise<void>;
  readonly tellings: (itemIds: readonly string[]) => Promise<readonly Telling[]>;
  readonly saveTelling: (telling: Telling) => Promise<void>;
  /** `true` the first time only. */
  readonly completeOrder: (orderId: string, at: string) => Promise<boolean>;
  readonly reopenOrder: (orderId: string) => Promise<void>;
  /**
   * Claims a reading of the feed: `null` when it may be asked now, and then nobody else may; otherwise when it was asked
   * last. Of several that claim at once, one may ask.
   *
   * @param feed - hash of its address
   * @param minutes - how long it must have been left alone
   */
  readonly askFeed: (feed: string, now: Date, minutes: number) => Promise<string | null>;
  /** The state of the feed of that address; `null` when it was not read, or another one since. */
  readonly feedState: (feed: string) => Promise<FeedState | null>;
  readonly saveFeedState: (state: FeedState) => Promise<void>;
  /** Replaces what the last whole feed said; the newest item of each job. */
  readonly keepFeedItems: (feed: string, items: readonly JobObservation[]) => Promise<void>;
  /** What the last whole feed of that address said of these jobs. */
  readonly feedItems: (feed: string, jobIds: readonly string[]) => Promise<readonly JobObservation[]>;
  /** The items of it in which one of these texts stands. */
  readonly feedItemsWith: (feed: string, texts: readonly string[]) => Promise<readonly JobObservation[]>;
  /** Notes a push for jobs that are ours and makes them due; others are ignored. Returns the jobs that were noted. */
  readonly noteHints: (jobIds: readonly string[], at: string) => Promise<readonly JobId[]>;
  /** Hands out the noted jobs and forgets the notes. */
  readonly takeHints: (limit: number) => Promise<readonly JobId[]>;
};

/** An order product with all that telling its store, its customer and programs needs. */
export type ItemContext = {
  readonly itemId: string;
  readonly itemExternalId: string;
  readonly itemTitle: string;
  /** Over all sets. */
  readonly pieces: number;
  readonly isExcluded: boolean;
  readonly orderId: string;
  readonly orderExternalId: string;
  readonly orderNumber: string;
  readonly storeId: string;
  readonly currency: "USD" | "CAD";
};

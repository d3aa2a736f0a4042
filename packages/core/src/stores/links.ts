/** What of ours a record in a foreign store stands for. */
export const linkKinds = [
  "category",
  "product",
  "size",
  "page",
  "price",
  "option",
  "attribute",
  "surcharge",
  "rule",
  "shipment",
] as const;
export type LinkKind = (typeof linkKinds)[number];

/** One record of ours and the id that a store gave to it. */
export type StoreLink = {
  readonly kind: LinkKind;
  /** Ours, stable over re-publishing: `business-cards`, `4/4/2-4d`, `4/4/2-4d@500`. */
  readonly key: string;
  /** The product it hangs on, or the order of a shipment; empty for categories. */
  readonly owner: string;
  /** `null`: it is there, but the store never told us its id. */
  readonly externalId: number | null;
  /** What was written last, and what a choice stands for. Plain data. */
  readonly value: Readonly<Record<string, unknown>>;
};

/** The links of one store: the only way back where a store has no search of its own. */
export type StoreLinks = {
  readonly ofOwner: (owner: string) => Promise<readonly StoreLink[]>;
  readonly find: (kind: LinkKind, owner: string, key: string) => Promise<StoreLink | null>;
  /** By the store's ids; unknown ones are left out. */
  readonly findExternal: (kind: LinkKind, externalIds: readonly number[]) => Promise<readonly StoreLink[]>;
  /** Adds or replaces. */
  readonly save: (links: readonly StoreLink[]) => Promise<void>;
  readonly remove: (links: readonly Pick<StoreLink, "kind" | "owner" | "key">[]) => Promise<void>;
};

/**
 * What each order of one store looked like when it was last taken in: a fingerprint by the store's id of the order.
 * Saved in the transaction that takes the order in, so that an interruption loses neither.
 */
export type OrderStamps = {
  readonly known: (externalIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly save: (
    stamps: readonly { readonly externalId: string; readonly stamp: string }[],
  ) => Promise<void>;
};

/** Orders of one store that are not finished yet: they are compared with the store however old they are. */
export type OpenOrders = {
  /**
   * The next of them placed before an ISO time, by the store's ids: those that waited longest. Whoever is handed out goes
   * to the end of the queue, so that a bounded number at a time reaches every one of them.
   */
  readonly nextToCompare: (placedBefore: string, atMost: number) => Promise<readonly string[]>;
};

/** How far one store's orders have been read. Times are ISO. */
export type OrderReadings = {
  /** The start of the last reading that came to its end; `null` before the first. */
  readonly readThrough: () => Promise<string | null>;
  readonly finish: (startedAt: string) => Promise<void>;
};

/** What of ours a record in OnPrintShop stands for. */
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

/**
 * One record of ours and its id in one OnPrintShop store. OnPrintShop has no search by reference and does not return
 * every id it gives, so this table is the only way back.
 */
export type Link = {
  readonly kind: LinkKind;
  /** Ours, stable over re-publishing: `business-cards`, `4/4/2-4d`, `4/4/2-4d@500`. */
  readonly key: string;
  /** The product it hangs on, or the order of a shipment; empty for categories. */
  readonly owner: string;
  /** `null`: it is there, but OnPrintShop never told us its id. */
  readonly externalId: number | null;
  /** What was written last, and what a choice stands for. Plain data. */
  readonly value: Readonly<Record<string, unknown>>;
};

/** The links of one store. */
export type Links = {
  readonly ofOwner: (owner: string) => Promise<readonly Link[]>;
  readonly find: (kind: LinkKind, owner: string, key: string) => Promise<Link | null>;
  /** By OnPrintShop's ids; unknown ones are left out. */
  readonly findExternal: (kind: LinkKind, externalIds: readonly number[]) => Promise<readonly Link[]>;
  /** Adds or replaces. */
  readonly save: (links: readonly Link[]) => Promise<void>;
  readonly remove: (links: readonly Pick<Link, "kind" | "owner" | "key">[]) => Promise<void>;
};

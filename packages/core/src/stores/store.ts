import type { StoreOrder, StoreProductId } from "#orders/index.ts";
import type { Outcome } from "#outcome/index.ts";
import type { PublishPlan, PublishResult } from "./publish.ts";

export { type PublishChange, type PublishPlan, type PublishResult, refusedIn } from "./publish.ts";

export type StoreStatus = { readonly id: string; readonly title: string };

/** A parcel as a store shows it. */
export type StoreShipment = {
  readonly trackingNumber: string;
  readonly carrier: string;
  readonly trackingUrl: string | null;
  readonly items: readonly { readonly itemExternalId: string; readonly pieces: number }[];
};

/** A file as a store hands it over. Without `bytes` a person uploads it by hand; `reason` says why, `url` where it may be. */
export type FetchedArtwork = {
  readonly fileName: string;
  readonly url: string | null;
  readonly bytes: Uint8Array | null;
  readonly reason: string | null;
};

export type StoreRefusal = {
  readonly kind: "store-refused" | "status-unknown" | "product-missing" | "order-missing";
  readonly reason: string;
  readonly doNext: string;
};

/**
 * A store that sells: publishes products, hands over orders, takes status and shipments back.
 * The built-in store and OnPrintShop implement it and pass the same contract test.
 */
export type Store = {
  readonly planPublish: (products: readonly StoreProductId[]) => Promise<PublishPlan>;
  readonly publish: (
    plan: PublishPlan,
    onProgress?: (done: number, total: number) => void,
  ) => Promise<PublishResult>;
  readonly unpublish: (products: readonly StoreProductId[]) => Promise<PublishResult>;
  /** Orders placed or changed since an ISO time; safe to ask again for an overlapping window. */
  readonly ordersSince: (
    since: string,
    options?: { readonly signal?: AbortSignal },
  ) => AsyncIterable<StoreOrder>;
  /** The files the customer gave for an order product, in page order. Files that cannot be had come without bytes. */
  readonly fetchArtwork: (order: StoreOrder, itemExternalId: string) => Promise<readonly FetchedArtwork[]>;
  readonly statuses: () => Promise<readonly StoreStatus[]>;
  readonly setItemStatus: (
    orderExternalId: string,
    itemExternalId: string,
    statusId: string,
    notifyCustomer: boolean,
    comment: string | null,
  ) => Promise<Outcome<{ readonly title: string }, StoreRefusal>>;
  readonly recordShipment: (
    orderExternalId: string,
    shipment: StoreShipment,
  ) => Promise<Outcome<{ readonly recorded: true }, StoreRefusal>>;
  readonly recordJobIds: (
    orderExternalId: string,
    itemExternalId: string,
    jobIds: readonly string[],
  ) => Promise<Outcome<{ readonly recorded: true }, StoreRefusal>>;
};

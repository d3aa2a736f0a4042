import type { ArtworkFile, FileReason } from "#artwork/index.ts";
import type { Cart, CartId } from "./cart.ts";
import type { ItemStanding, ItemState, OrderProgress } from "./item-state.ts";
import type { OrderProductStatus } from "./order-status.ts";
import type { OrderDraft } from "./place-order.ts";
import type { StoreId, StoreOrder, StoreOrderId, StoreOrderItem, StoreOrderItemId } from "./store-order.ts";

/** Carts of visitors, kept until they are ordered or forgotten. */
export type CartRepository = {
  readonly find: (id: CartId) => Promise<Cart | null>;
  readonly save: (cart: Cart) => Promise<void>;
  /** Removes carts that nobody has touched since an ISO time; returns how many. */
  readonly forgetBefore: (time: string) => Promise<number>;
};

/** An order product with where it stands, its jobs and its parcels. */
export type OrderItemRecord = StoreOrderItem & {
  readonly standing: ItemStanding;
  readonly statusId: string | null;
  readonly statusAt: string | null;
  readonly history: readonly StatusHistoryEntry[];
  readonly jobIds: readonly string[];
  readonly parcels: readonly OrderParcel[];
};

/** `statusTitle` is kept beside the id, because a shop may rename or remove its statuses. */
export type StatusHistoryEntry = {
  readonly statusId: string;
  readonly statusTitle: string;
  readonly at: string;
  readonly by: string;
  readonly comment: string | null;
};

export type OrderParcel = {
  readonly trackingNumber: string;
  readonly carrier: string;
  readonly trackingUrl: string | null;
  readonly pieces: number;
  readonly recordedAt: string;
};

export type OrderRecord = Omit<StoreOrder, "items"> & {
  readonly accessKey: string;
  /** Written by the customer at checkout. */
  readonly note: string;
  readonly storeName: string;
  readonly items: readonly OrderItemRecord[];
};

/** One row of the list of orders. */
export type OrderRow = {
  readonly id: StoreOrderId;
  readonly number: string;
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly placedAt: string;
  readonly customerName: string;
  readonly customerEmail: string;
  readonly progress: OrderProgress;
  readonly itemCount: number;
  readonly firstTitle: string;
  readonly jobIds: readonly string[];
  readonly total: StoreOrder["total"];
  readonly paymentState: StoreOrder["paymentState"];
};

export const orderSorts = ["placed", "number", "customer", "total"] as const;
export type OrderSort = (typeof orderSorts)[number];

/** `search` finds order numbers, customers, e-mail addresses, product titles, job ids and tracking numbers. */
export type OrderQuery = {
  readonly search: string;
  readonly state: ItemState | null;
  readonly storeId: StoreId | null;
  /** ISO dates, both included. */
  readonly placedFrom: string | null;
  readonly placedTo: string | null;
  readonly sort: OrderSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

export type OrderPage = { readonly rows: readonly OrderRow[]; readonly total: number };

/** Store orders, of every store. Inside a transaction everything it writes is one piece. */
export type OrderRepository = {
  /** Records an order and gives it its number. An order that is there already is left alone and its number returned. */
  readonly place: (
    draft: OrderDraft,
  ) => Promise<{ readonly number: string; readonly accessKey: string; readonly isNew: boolean }>;
  /** Takes in orders from a store that numbers its own; a known order is brought up to date, its jobs untouched. */
  readonly takeIn: (
    orders: readonly StoreOrder[],
  ) => Promise<{ readonly added: number; readonly changed: number }>;
  readonly find: (id: StoreOrderId) => Promise<OrderRecord | null>;
  readonly findByAccessKey: (accessKey: string) => Promise<OrderRecord | null>;
  readonly findByExternalId: (storeId: StoreId, externalId: string) => Promise<OrderRecord | null>;
  /** The order an order product belongs to. */
  readonly findByItem: (itemId: StoreOrderItemId) => Promise<OrderRecord | null>;
  readonly list: (query: OrderQuery) => Promise<OrderPage>;
  /** How many orders stand where, for the tabs of the list. */
  readonly countByState: () => Promise<Readonly<Record<ItemState | "all", number>>>;
  /** Orders placed or changed at or after a time, oldest change first, a page at a time. */
  readonly changedSince: (
    storeId: StoreId,
    since: string,
    page: { readonly offset: number; readonly limit: number },
  ) => Promise<readonly StoreOrder[]>;
  /** Holds, excludes or releases; `to-do` releases. Only the states that a person sets. */
  readonly setStanding: (
    itemId: StoreOrderItemId,
    standing: ItemStanding & { readonly state: "to-do" | "held" | "excluded" },
  ) => Promise<void>;
  readonly setStatus: (itemId: StoreOrderItemId, entry: StatusHistoryEntry) => Promise<void>;
  readonly recordParcel: (
    itemId: StoreOrderItemId,
    parcel: OrderParcel,
  ) => Promise<{ readonly isNew: boolean }>;
  readonly placeArtwork: (
    itemId: StoreOrderItemId,
    artwork: { readonly set: number; readonly reason: FileReason; readonly file: ArtworkFile },
  ) => Promise<void>;
};

/** The shop's own order-product statuses. */
export type StatusRepository = {
  /** By position; the default statuses until the shop has changed them. */
  readonly list: () => Promise<readonly OrderProductStatus[]>;
  readonly save: (statuses: readonly OrderProductStatus[]) => Promise<void>;
};

import type { Money } from "#money/index.ts";
import type { StoreOrderId, StoreOrderItemId } from "#orders/index.ts";
import type { TransferState } from "./states.ts";

export const transferTabs = ["to-transfer", "in-doubt", "attention", "active", "completed"] as const;
export type TransferTab = (typeof transferTabs)[number];
export const transferSorts = [
  "order",
  "customer",
  "product",
  "artwork",
  "price",
  "cost",
  "margin",
  "method",
  "due",
  "job",
  "status",
] as const;
export type TransferSort = (typeof transferSorts)[number];

export type TransferQuery = {
  readonly tab: TransferTab;
  readonly search: string;
  readonly storeId: string | null;
  readonly mapped: "yes" | "no" | null;
  /** Only these order products, under whatever tab: what one incident stops. */
  readonly itemIds?: readonly string[] | null;
  readonly sort: TransferSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** One order product, or one reprint of it, as the list shows it. */
export type TransferRow = {
  readonly itemId: StoreOrderItemId;
  readonly copy: number;
  readonly orderId: StoreOrderId;
  readonly orderNumber: string;
  readonly customerName: string;
  readonly title: string;
  readonly isSynced: boolean;
  readonly quantity: number;
  readonly sets: number;
  readonly state: TransferState;
  readonly reason: string | null;
  readonly steps: { readonly mapped: boolean; readonly artwork: boolean; readonly shipping: boolean };
  readonly artworkFiles: number;
  readonly artworkFailed: boolean;
  /** What the customer paid for it; with its share of the freight when `withFreight`. */
  readonly paid: Money;
  /** What the printer charged or will charge; `null` = not mapped yet. */
  readonly cost: Money | null;
  /** Freight is in both amounts: from the moment that the printer's is known. */
  readonly withFreight: boolean;
  /** Share that is left, in basis points; `null` = there is no cost to compare. */
  readonly marginBps: number | null;
  /** Chosen in step 3; before that, what the customer bought. */
  readonly shipMethod: string | null;
  readonly isMethodChosen: boolean;
  readonly dueDate: string | null;
  readonly jobIds: readonly string[];
  readonly statusLabel: string | null;
  readonly version: number;
};

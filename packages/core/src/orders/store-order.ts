import type { ArtworkFile, FileReason } from "#artwork/index.ts";
import type { Combination } from "#catalogue/index.ts";
import type { Money } from "#money/index.ts";
import type { Branded } from "#outcome/index.ts";
import type { Address } from "#shipping/index.ts";

/** A store that sells: the built-in one or an OnPrintShop connection. */
export type StoreId = Branded<"StoreId">;
export type StoreOrderId = Branded<"StoreOrderId">;
export type StoreOrderItemId = Branded<"StoreOrderItemId">;
export type StoreProductId = Branded<"StoreProductId">;

/** Artwork of one order product: which set it belongs to and which role it plays. */
export type ItemArtwork = { readonly set: number; readonly reason: FileReason; readonly file: ArtworkFile };

/** One order product. `externalId` is the store's own id of the line (OnPrintShop: `orders_products_id`). */
export type StoreOrderItem = {
  readonly id: StoreOrderItemId;
  readonly externalId: string;
  readonly storeProductId: StoreProductId | null;
  readonly title: string;
  readonly sku: string | null;
  /** Pieces per set as the customer ordered them; may be a number the printer does not sell. */
  readonly quantity: number;
  readonly sets: number;
  /** Filled for synced products; `null` for store products that were never the printer's. */
  readonly combination: Combination | null;
  /** Human lines of the specification as the customer saw it. */
  readonly specification: readonly { readonly label: string; readonly value: string }[];
  /** What the customer paid for the line before freight and tax. */
  readonly price: Money;
  readonly artwork: readonly ItemArtwork[];
  /** Ship-to of this line when it differs from the order's (split shipping). */
  readonly shipTo: Address | null;
  readonly statusTitle: string;
  /** Whom the store assigned it to (OnPrintShop: Business Partners > Printer); absent where it keeps no such list. */
  readonly printerName?: string | null;
  /** Job ids of the printer that somebody typed in the store itself (Basic); absent when there are none. */
  readonly typedJobIds?: readonly string[];
};

/** What the customer bought in a store, in the store's own currency. Times are ISO with zone. */
export type StoreOrder = {
  readonly id: StoreOrderId;
  readonly storeId: StoreId;
  readonly externalId: string;
  /** The number people quote: "1042". */
  readonly number: string;
  readonly placedAt: string;
  readonly modifiedAt: string;
  readonly customer: { readonly name: string; readonly email: string; readonly phone: string };
  readonly shipTo: Address;
  /** The customer's own sender for blind shipping; `null` = the shop's default. */
  readonly blindShipFrom: Address | null;
  readonly shippingMethod: { readonly code: string; readonly name: string; readonly price: Money } | null;
  readonly items: readonly StoreOrderItem[];
  readonly total: Money;
  readonly paymentState: "unpaid" | "paid" | "invoice";
};

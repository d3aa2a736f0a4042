import type { ArtworkFile, FileReason, FileRequirement, PreflightFinding } from "#artwork/index.ts";
import type { Combination } from "#catalogue/index.ts";
import type { Money } from "#money/index.ts";
import type { StoreOrderItemId } from "#orders/index.ts";
import type { Address, ShippingOption } from "#shipping/index.ts";
import type { ChosenPayment } from "./payment.ts";

/** Step 1: what will be made, with the words people read. A snapshot: it stays readable when the catalogue changes. */
export type MappingChoice = {
  readonly combination: Combination;
  readonly origin: "synced" | "remembered" | "chosen";
  readonly productCode: string;
  readonly productTitle: string;
  readonly runSize: number;
  readonly colorSpec: string;
  readonly turnaround: string;
  readonly options: readonly { readonly group: string; readonly name: string }[];
  /** Finished size in inches; `null` where the product does not say. */
  readonly trim: { readonly widthIn: number; readonly heightIn: number } | null;
  /** Said when the run size differs from what the customer ordered: nothing is rounded silently. */
  readonly runSizeReason: string | null;
  /** Trade price of one set when the step was saved. */
  readonly tradePrice: Money;
  readonly confirmedBy: string;
  readonly confirmedAt: string;
};

export type ChosenFile = { readonly set: number; readonly reason: FileReason; readonly file: ArtworkFile };

/** One file as it was approved and as the printer fetched it. */
export type CheckedFile = {
  readonly artworkId: string;
  /** Hex SHA-256 of the bytes that were approved. */
  readonly sha256: string;
  /** Hex SHA-256 of what our server handed to the printer; `null` until it fetched the file. */
  readonly fetchedSha256: string | null;
  /** The printer's id of the file; `null` until it is registered. */
  readonly printerFileId: string | null;
  readonly findings: readonly PreflightFinding[];
};

/** Step 2: which file plays which role in which set, and what was found. */
export type ArtworkChoice = {
  readonly required: readonly FileRequirement[];
  readonly files: readonly ChosenFile[];
  readonly checked: readonly CheckedFile[];
  readonly confirmedBy: string;
  readonly confirmedAt: string;
};

/** Step 3: where to, how, and paid with what. */
export type ShippingChoice = {
  readonly shipTo: Address;
  readonly addressCheck: "valid" | "chosen-candidate" | "bypassed" | "unchecked";
  readonly bypassReason: string | null;
  readonly isDropShipped: boolean;
  readonly shipFrom: Address | null;
  readonly method: ShippingOption | null;
  readonly facility: string | null;
  readonly tax: Money | null;
  readonly payment: ChosenPayment | null;
  readonly coupon: string | null;
  /** Said when the method is not the one the customer bought. */
  readonly methodReason: string | null;
  readonly confirmedBy: string;
  readonly confirmedAt: string;
};

/** The three steps of one order product, as far as they were saved. `copy` 0 is the order itself, 1.. are reprints. */
export type TransferDraft = {
  readonly itemId: StoreOrderItemId;
  readonly copy: number;
  readonly mapping: MappingChoice | null;
  readonly artwork: ArtworkChoice | null;
  readonly shipping: ShippingChoice | null;
  /** Said when a person sends it although the margin is below the limit. */
  readonly marginReason: string | null;
};

export const emptyDraft = (itemId: StoreOrderItemId, copy = 0): TransferDraft => ({
  itemId,
  copy,
  mapping: null,
  artwork: null,
  shipping: null,
  marginReason: null,
});

/** What the printer asks today, fetched at transfer. `goods` is for all sets. */
export type CurrentCost = { readonly goods: Money; readonly shipping: Money; readonly tax: Money };

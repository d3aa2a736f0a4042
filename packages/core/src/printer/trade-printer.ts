import type { FileReason, FileRequirement, PreflightFinding } from "#artwork/index.ts";
import type {
  Combination,
  TradeCategory,
  TradeCategoryId,
  TradeProduct,
  TradeProductId,
} from "#catalogue/index.ts";
import type { Money } from "#money/index.ts";
import type { Outcome } from "#outcome/index.ts";
import type { QuantityDiscount } from "#pricing/index.ts";
import type { Address, AddressCheck, ShippingQuote } from "#shipping/index.ts";

/** A product as read from the printer, with the raw payload kept beside it and everything that was odd about it. */
export type FetchedProduct = {
  readonly product: TradeProduct;
  readonly raw: unknown;
  /** Plain sentences about what was left out or doubtful ("option row without price counted as 0"). */
  readonly oddities: readonly string[];
};
export type FetchedCategoryProduct = {
  readonly id: TradeProductId;
  readonly code: string;
  readonly description: string;
};
/** A product that could not be read; the rest goes on. */
export type ProductFailure = { readonly id: string; readonly code: string; readonly reason: string };
export type FetchOptions = {
  readonly signal?: AbortSignal;
  /** Told of every call that goes to the printer, retries included. */
  readonly onCall?: () => void;
};

/** What a row of the products feed tells before its prices are fetched. */
export type FeedRow = { readonly id: TradeProductId; readonly categoryIds: readonly TradeCategoryId[] };

/**
 * A page of the printer's catalogue. `nextOffset` is where to go on after it is stored; `announced` is the printer's
 * own total, which is not reliable.
 */
export type ProductPage = {
  readonly offset: number;
  readonly nextOffset: number;
  readonly announced: number | null;
  readonly products: readonly FetchedProduct[];
  readonly failures: readonly ProductFailure[];
};

/** Whether one product of a page or a look-up could be read. */
export const isFailure = (read: FetchedProduct | ProductFailure): read is ProductFailure => "reason" in read;

export type TradeQuote = {
  readonly base: Money;
  readonly turnaround: Money;
  readonly options: Money;
  readonly total: Money;
};

export type PaymentProfile = {
  readonly token: string;
  readonly lastFour: string;
  readonly kind: string;
  readonly isDummy: boolean;
  readonly validThru: string | null;
};

/** Files of one set: role -> uuid of a file that the printer holds, or an address it may fetch. */
export type JobFiles = {
  readonly jobName: string;
  readonly files: Partial<Readonly<Record<FileReason, string>>>;
};

export type TradeJob = {
  readonly combination: Combination;
  /** One entry per set; the job names are ours, unique and stable. */
  readonly sets: readonly JobFiles[];
  /** `true`: the order is placed without files and they are attached afterwards. */
  readonly attachAfterwards: boolean;
  readonly isDropShipped: boolean;
  readonly shipTo: Address;
  readonly shipFrom: Address | null;
  readonly shipping: { readonly code: string; readonly name: string };
  readonly shipFromFacility: string | null;
  readonly bypassAddressValidation: boolean;
};

/** What we place with the printer. `reference` is ours and stable: it is sent as `order_id`. */
export type TradeOrder = {
  readonly reference: string;
  readonly isTest: boolean;
  readonly coupon: string | null;
  readonly paymentToken: string;
  readonly jobs: readonly TradeJob[];
};

export type JobCost = {
  readonly product: Money;
  readonly options: Money;
  readonly turnaround: Money;
  readonly shipping: Money;
  readonly tax: Money;
  readonly total: Money;
};

/** What the printer did with a trade order. It may take some jobs and refuse others. */
export type Placement = {
  readonly accepted: readonly {
    readonly jobId: string;
    readonly jobName: string | null;
    readonly cost: JobCost | null;
  }[];
  readonly refused: readonly { readonly jobName: string | null; readonly reason: string }[];
  /** The printer's own words for the whole ("Success", "Warning", "Failed"). */
  readonly answer: string;
};

export type OrderRefusal = { readonly kind: "order-refused"; readonly reason: string };
export type CancelRefusal = {
  readonly kind: "too-far-in-production" | "cancel-refused";
  readonly reason: string;
};
export type StatusRow = { readonly label: string; readonly at: string };

/** One file as the printer registered it. */
export type RegisteredFile =
  | {
      readonly kind: "accepted";
      readonly fileId: string;
      readonly findings: readonly PreflightFinding[];
      readonly previewId: string | null;
    }
  | { readonly kind: "rejected"; readonly findings: readonly PreflightFinding[] };

/**
 * The trade printer. Reads may be repeated by the implementation; writes never are. A write without a usable answer
 * throws a fault whose recovery is `reconcile`.
 */
export type TradePrinter = {
  readonly checkConnection: () => Promise<
    Outcome<
      { readonly account: string | null },
      { readonly kind: "connection-refused"; readonly reason: string; readonly doNext: string }
    >
  >;
  readonly fetchCategories: (options?: FetchOptions) => AsyncIterable<TradeCategory>;
  readonly fetchCategoryProducts: (
    category: TradeCategoryId,
    options?: FetchOptions,
  ) => AsyncIterable<FetchedCategoryProduct>;
  /** Every product the account may order, codes only; the printer is known to repeat and to skip rows. */
  readonly fetchProductList: (options?: FetchOptions) => AsyncIterable<FetchedCategoryProduct>;
  /**
   * Whole products with prices, page by page, from the products feed and base prices. `changedSince` is an ISO time;
   * `offset` goes on where an earlier reading stopped. A product that cannot be read is a failure of its page, the
   * rest goes on; no connection, refused keys and rate limits are faults.
   */
  readonly fetchProductPages: (
    query: {
      readonly changedSince?: string;
      readonly offset?: number;
      /** Rows it does not want cost no further call and are not in the page. */
      readonly isWanted?: (row: FeedRow) => boolean;
    },
    options?: FetchOptions,
  ) => AsyncIterable<ProductPage>;
  /** One whole product with prices; `null` = the printer does not have it. */
  readonly fetchProduct: (
    id: TradeProductId,
    options?: FetchOptions,
  ) => Promise<FetchedProduct | ProductFailure | null>;
  /** What several sets alike cost less; empty = nothing is taken off. */
  readonly fetchQuantityDiscounts: (
    id: TradeProductId,
    options?: FetchOptions,
  ) => Promise<readonly QuantityDiscount[]>;
  readonly fetchQuote: (
    combination: Combination,
    options?: FetchOptions,
  ) => Promise<Outcome<TradeQuote, { readonly kind: "combination-not-offered" }>>;
  readonly fetchShippingQuote: (
    combination: Combination,
    shipTo: Address,
    sets: number,
    bypassAddressValidation: boolean,
    options?: FetchOptions,
  ) => Promise<
    Outcome<
      ShippingQuote,
      { readonly kind: "combination-not-offered" | "not-quoted"; readonly reason: string }
    >
  >;
  readonly checkAddress: (address: Address, options?: FetchOptions) => Promise<AddressCheck>;
  readonly fetchFileRequirements: (
    combination: Combination,
    options?: FetchOptions,
  ) => Promise<readonly FileRequirement[]>;
  /** The printer fetches `url` itself. Trim in inches adds its box checks. */
  readonly registerFile: (
    url: string,
    check: {
      readonly widthIn: number;
      readonly heightIn: number;
      readonly bleedIn: number;
      readonly safeIn: number;
    } | null,
  ) => Promise<RegisteredFile>;
  readonly fetchPaymentProfiles: (options?: FetchOptions) => Promise<readonly PaymentProfile[]>;
  readonly fetchAddressBook: (options?: FetchOptions) => Promise<readonly Partial<Address>[]>;
  readonly placeOrder: (order: TradeOrder) => Promise<Outcome<Placement, OrderRefusal>>;
  readonly attachFiles: (
    jobId: string,
    sets: readonly JobFiles[],
  ) => Promise<
    Outcome<{ readonly message: string }, { readonly kind: "files-refused"; readonly reason: string }>
  >;
  readonly cancelJob: (jobId: string) => Promise<Outcome<{ readonly cancelled: true }, CancelRefusal>>;
  /** Newest first; `not-found` also for jobs of another account. */
  readonly fetchStatus: (
    jobId: string,
    options?: FetchOptions,
  ) => Promise<Outcome<readonly StatusRow[], { readonly kind: "not-found"; readonly reason: string }>>;
  readonly fetchTracking: (jobId: string, options?: FetchOptions) => Promise<readonly string[]>;
};

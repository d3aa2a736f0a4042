import type { TradeProductId } from "#catalogue/index.ts";
import type { Currency } from "#money/index.ts";
import type { StoreId, StoreProductId } from "#orders/index.ts";
import type { CustomerGroupId, MarkupRule, MarkupRuleId } from "#pricing/index.ts";
import type { CatalogueEntry, FollowPlan, StoreCategory } from "./follow-catalogue.ts";
import type { StoreProduct } from "./store-product.ts";

/** A product in a store: whether and how it is published there. */
export type Publication = {
  readonly storeId: StoreId;
  readonly productId: StoreProductId;
  /** The store's own id of it; `null` for the built-in store. */
  readonly externalId: string | null;
  readonly state: "published" | "unpublished" | "failed";
  /** Hash of what was published; another one means that there is something to publish again. */
  readonly fingerprint: string | null;
  /** Fingerprint of the catalogue content that the published prices were made of. */
  readonly contentHash: string | null;
  readonly lowestPriceMinor: number | null;
  readonly publishedAt: string | null;
  /** Why it failed. */
  readonly reason: string | null;
};

export const productSorts = ["title", "sku", "category", "changed"] as const;
export type ProductSort = (typeof productSorts)[number];

export type ProductQuery = {
  /** Every word must be in title, SKU, code or the printer's description. */
  readonly search: string;
  readonly categoryId: string | null;
  readonly origin: StoreProduct["origin"] | null;
  /** In any store, or in none. */
  readonly published: boolean | null;
  /** The printer's content is another one than what was published. */
  readonly changed: boolean | null;
  readonly discontinued: boolean | null;
  readonly sort: ProductSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** One row of the list of products. */
export type ProductRow = StoreProduct & {
  readonly categoryName: string | null;
  readonly publications: readonly Pick<Publication, "storeId" | "state" | "lowestPriceMinor" | "reason">[];
  readonly isChanged: boolean;
  /** When the printer's content last changed. */
  readonly contentChangedAt: string | null;
};

/** A product with everything that its price depends on, read at one moment. */
export type ProductForSale = {
  readonly product: StoreProduct;
  /** Of the approved catalogue content; `null` for products of the shop's own. */
  readonly contentHash: string | null;
  readonly markupVersion: number;
  /** Customer group by store id. */
  readonly storeGroups: Readonly<Record<string, string>>;
};

/** The products that stores can sell. */
export type StoreProductRepository = {
  /** One query for a product page. */
  readonly findForSale: (id: StoreProductId) => Promise<ProductForSale | null>;
  readonly find: (id: StoreProductId) => Promise<StoreProduct | null>;
  readonly findBySlug: (slug: string) => Promise<StoreProduct | null>;
  readonly findMany: (ids: readonly StoreProductId[]) => Promise<readonly StoreProduct[]>;
  readonly findByTradeIds: (ids: readonly TradeProductId[]) => Promise<readonly StoreProduct[]>;
  readonly list: (
    query: ProductQuery,
  ) => Promise<{ readonly rows: readonly ProductRow[]; readonly total: number }>;
  /** Ids of everything that a query finds, for bulk work; at most `limit` of the query. */
  readonly listIds: (query: ProductQuery) => Promise<readonly StoreProductId[]>;
  readonly save: (product: StoreProduct) => Promise<void>;
  /** Everything that `planFollowing` needs. */
  readonly forFollowing: () => Promise<{
    readonly entries: readonly CatalogueEntry[];
    readonly categories: readonly {
      readonly id: CatalogueEntry["categoryIds"][number];
      readonly name: string;
    }[];
    readonly products: readonly StoreProduct[];
    readonly storeCategories: readonly StoreCategory[];
    /** Addresses of the shop's own products. */
    readonly takenSlugs: readonly string[];
  }>;
  readonly follow: (plan: FollowPlan) => Promise<void>;
  readonly categories: () => Promise<readonly StoreCategory[]>;
  /** Whether an address is taken by another product. */
  readonly isSlugTaken: (slug: string, by: StoreProductId) => Promise<boolean>;
};

export type PublicationRepository = {
  readonly of: (storeId: StoreId, ids: readonly StoreProductId[]) => Promise<readonly Publication[]>;
  readonly ofProduct: (id: StoreProductId) => Promise<readonly Publication[]>;
  readonly publishedIn: (storeId: StoreId) => Promise<readonly StoreProductId[]>;
  readonly record: (publications: readonly Publication[]) => Promise<void>;
};

/** The shop's markup rules. */
export type MarkupRuleRepository = {
  readonly list: () => Promise<readonly MarkupRule[]>;
  /** Grows with every change of a rule: what was priced with an older number is priced again. */
  readonly version: () => Promise<number>;
  readonly save: (rules: readonly MarkupRule[]) => Promise<void>;
  readonly remove: (id: MarkupRuleId) => Promise<void>;
  readonly groups: () => Promise<readonly CustomerGroup[]>;
  readonly saveGroup: (group: CustomerGroup) => Promise<void>;
};

/** Customers with prices of their own. */
export type CustomerGroup = { readonly id: CustomerGroupId; readonly name: string };

/** The printer's lowest and highest price of a product at a time, in whole minor units. */
export type PricePoint = {
  readonly tradeProductId: TradeProductId;
  readonly at: string;
  readonly contentHash: string;
  readonly lowestMinor: number;
  readonly highestMinor: number;
  readonly lowestRetailMinor: number;
  readonly currency: Currency;
};

export type PriceHistoryRepository = {
  /** Oldest first. */
  readonly of: (id: TradeProductId) => Promise<readonly PricePoint[]>;
  /** A point that says the same as the product's last one is left out. */
  readonly record: (points: readonly PricePoint[]) => Promise<void>;
};

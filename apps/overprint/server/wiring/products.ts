import type { Combination } from "@overprint/core/catalogue";
import type { CompleteChoice } from "@overprint/core/configurator";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import type { CustomerGroupId } from "@overprint/core/pricing";
import {
  combinationFor,
  type MarkupRuleRepository,
  PriceBooks,
  type PricedProduct,
  type PriceHistoryRepository,
  type PrintDefaults,
  type PublicationRepository,
  printDefaultsSetting,
  publishableProduct,
  RetailPrices,
  type StoreProductRepository,
  sizeOf,
  storeGroupsSetting,
} from "@overprint/core/products";
import type { PublishableProducts } from "@overprint/core/stores";
import {
  catalogueRepository,
  type KnownStore,
  listStores,
  markupRuleRepository,
  priceHistoryRepository,
  publicationRepository,
  storeProductRepository,
} from "@overprint/database";
import type { Foundation } from "./index.ts";
import { builtInStoreId, type SoldProduct } from "./storefront.ts";

export type ProductsWiring = {
  /** The stores that products can be published in. */
  readonly sellingStores: () => Promise<readonly KnownStore[]>;
  readonly products: StoreProductRepository;
  readonly publications: PublicationRepository;
  readonly markupRules: MarkupRuleRepository;
  readonly priceHistory: PriceHistoryRepository;
  /** Compiled trade prices of the approved catalogue. */
  readonly priceBooks: PriceBooks;
  /** What customers pay now, and the configurators of product pages. */
  readonly retail: RetailPrices;
  /** Products as a store publishes them, at the prices of that store's customers. */
  readonly publishable: PublishableProducts;
  /** A product as the front store sells it now; `null` when it cannot be sold. */
  readonly sold: (id: StoreProductId) => Promise<SoldProduct | null>;
  /** The customer group whose prices a store sells at; `null` = the prices for everyone. */
  readonly groupOfStore: (storeId: StoreId) => Promise<CustomerGroupId | null>;
};

export function productsWiring({ db, settings }: Pick<Foundation, "db" | "settings">): ProductsWiring {
  const catalogue = catalogueRepository(db);
  const products = storeProductRepository(db);
  const markupRules = markupRuleRepository(db);
  const priceBooks = new PriceBooks({
    loadMany: catalogue.loadMany,
    hashes: async (ids) =>
      new Map((await catalogue.facts(ids)).map(({ id, contentHash }) => [id, contentHash])),
  });
  const retail = new RetailPrices(priceBooks, markupRules);
  const groupOfStore = async (storeId: StoreId) =>
    ((await settings.get(storeGroupsSetting))[storeId] ?? null) as CustomerGroupId | null;
  return {
    sellingStores: async () => (await listStores(db)).filter(({ isActive }) => isActive),
    products,
    publications: publicationRepository(db),
    markupRules,
    priceHistory: priceHistoryRepository(db),
    priceBooks,
    retail,
    groupOfStore,
    sold: async (id) => {
      const found = await products.findForSale(id);
      if (!found || found.product.isDiscontinued) return null;
      const group = (found.storeGroups[builtInStoreId] ?? null) as CustomerGroupId | null;
      const priced = await retail.priceForSale(found, group);
      return priced && soldProduct(priced);
    },
    publishable: {
      load: async (storeId, ids) =>
        loadPublishable({ products, retail }, ids, {
          group: await groupOfStore(storeId),
          defaults: await settings.get(printDefaultsSetting),
        }),
    },
  };
}

function soldProduct({ trade, configurator }: PricedProduct): SoldProduct {
  return {
    configurator,
    sizeIn: trade && sizeOf(trade.product),
    combinationOf: (choice: CompleteChoice): Combination | null =>
      trade && combinationFor(trade.book, choice),
  };
}

async function loadPublishable(
  { products, retail }: { readonly products: StoreProductRepository; readonly retail: RetailPrices },
  ids: readonly StoreProductId[],
  { group, defaults }: { readonly group: CustomerGroupId | null; readonly defaults: PrintDefaults },
): ReturnType<PublishableProducts["load"]> {
  const found = (await products.findMany(ids)).filter(({ isDiscontinued }) => !isDiscontinued);
  const priced = await retail.priceMany(found, group);
  const categories = new Map((await products.categories()).map((category) => [category.id, category]));
  return found.flatMap((product) => {
    const { trade = null, rule = null } = priced.get(product.id) ?? {};
    const category = categories.get(product.categoryId ?? "") ?? { id: "none", name: "Other products" };
    return trade && rule ? [publishableProduct(product, category, trade, rule, defaults)] : [];
  });
}

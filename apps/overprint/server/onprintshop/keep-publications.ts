import type { OnPrintShopStore } from "@overprint/connectors/onprintshop";
import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import type { Clock } from "@overprint/core/outcome";
import type { Publication } from "@overprint/core/products";
import type { PublishPlan, PublishResult, StoreLinks } from "@overprint/core/stores";
import {
  catalogueRepository,
  type Db,
  publicationRepository,
  storeProductRepository,
} from "@overprint/database";

type Books = {
  readonly db: Db;
  readonly storeId: StoreId;
  readonly links: StoreLinks;
  readonly clock: Clock;
};

/**
 * Writes what a store took into our own list of what is published where. The products list, the API and the withdrawal
 * of discontinued products go by that list, whatever the kind of store.
 */
export function keepPublications(store: OnPrintShopStore, books: Books): OnPrintShopStore {
  return {
    ...store,
    publish: async (plan, onProgress) => {
      const result = await store.publish(plan, onProgress);
      await recordPublished(books, plan, result);
      return result;
    },
    unpublish: async (ids) => {
      const result = await store.unpublish(ids);
      const gone = result.done.map(({ productId }) => productId);
      const publications = publicationRepository(books.db);
      const before = await publications.of(books.storeId, gone);
      await publications.record(before.map((one) => ({ ...one, state: "unpublished", reason: null })));
      return result;
    },
  };
}

async function recordPublished(books: Books, plan: PublishPlan, result: PublishResult): Promise<void> {
  const { db, storeId } = books;
  const untouched = plan.changes.filter(({ action }) => action === "nothing");
  const ids = [...result.done, ...untouched].map(({ productId }) => productId);
  const hashes = await contentHashes(db, ids);
  const published: Publication[] = [];
  for (const id of ids) {
    const one = await publicationOf(books, id, hashes.get(id) ?? null);
    if (one) published.push(one);
  }
  const reasons = new Map(result.failed.map(({ productId, reason }) => [productId, reason]));
  const publications = publicationRepository(db);
  const before = new Map(
    (await publications.of(storeId, [...reasons.keys()])).map((one) => [one.productId, one]),
  );
  const failed = [...reasons].map(([productId, reason]) => ({
    ...(before.get(productId) ?? { ...never, storeId, productId }),
    reason,
  }));
  await publications.record([...published, ...failed]);
}

const never = {
  externalId: null,
  state: "failed",
  fingerprint: null,
  contentHash: null,
  lowestPriceMinor: null,
  publishedAt: null,
} as const;

/** What the links say of a product: whether customers see it, and its cheapest price as it was written. */
async function publicationOf(
  { storeId, links, clock }: Books,
  productId: StoreProductId,
  contentHash: string | null,
): Promise<Publication | null> {
  const all = await links.ofOwner(productId);
  const product = all.find(({ kind, key }) => kind === "product" && key === "product");
  if (!product?.externalId || product.value.isShown !== true) return null;
  const prices = all
    .filter(({ kind }) => kind === "price")
    .map(({ value }) => value.retailMinor)
    .filter((minor) => typeof minor === "number");
  return {
    storeId,
    productId,
    externalId: String(product.externalId),
    state: "published",
    fingerprint: null,
    contentHash,
    lowestPriceMinor: prices.length > 0 ? Math.min(...prices) : null,
    publishedAt: clock.now().toISOString(),
    reason: null,
  };
}

async function contentHashes(
  db: Db,
  ids: readonly StoreProductId[],
): Promise<ReadonlyMap<StoreProductId, string>> {
  const products = await storeProductRepository(db).findMany(ids);
  const tradeIds = products.flatMap(({ tradeProductId }) => tradeProductId ?? []);
  const facts = await catalogueRepository(db).facts(tradeIds);
  const byTradeId = new Map<TradeProductId, string>(facts.map(({ id, contentHash }) => [id, contentHash]));
  return new Map(
    products.flatMap(({ id, tradeProductId }) => {
      const hash = tradeProductId && byTradeId.get(tradeProductId);
      return hash ? [[id, hash] as const] : [];
    }),
  );
}

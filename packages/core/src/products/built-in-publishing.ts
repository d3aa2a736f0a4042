import { createHash } from "node:crypto";
import { formatMoney } from "#money/index.ts";
import type { StoreId, StoreProductId } from "#orders/index.ts";
import type { Clock } from "#outcome/index.ts";
import type { CustomerGroupId } from "#pricing/index.ts";
import {
  type PublishChange,
  type PublishPlan,
  type PublishResult,
  refusedIn,
  type Store,
} from "#stores/index.ts";
import type { Publication, PublicationRepository, StoreProductRepository } from "./repository.ts";
import { lowestPrice, type PricedProduct, type RetailPrices } from "./retail-prices.ts";
import type { StoreProduct } from "./store-product.ts";

export type BuiltInPublishingPorts = {
  readonly storeId: StoreId;
  readonly products: Pick<StoreProductRepository, "findMany">;
  readonly publications: Pick<PublicationRepository, "of" | "record">;
  readonly retail: RetailPrices;
  /** Whose prices the store sells at; `null` = everyone's. */
  readonly customerGroup: () => Promise<CustomerGroupId | null>;
  readonly clock: Clock;
};

const batchSize = 100;

/**
 * Publishing in the built-in store: the publishing part of the `Store` port. A product is published when customers may see
 * it; its prices are always those of now, and the publication remembers what they were when it was published.
 */
export function builtInPublishing(
  ports: BuiltInPublishingPorts,
): Pick<Store, "planPublish" | "publish" | "unpublish"> {
  return {
    planPublish: async (ids) => {
      const changes: PublishChange[] = [];
      for (const batch of batches(ids)) changes.push(...(await planBatch(ports, batch)));
      return { changes };
    },
    publish: async (plan, onProgress) => {
      const gone = plan.changes
        .filter(({ action }) => action === "unpublish")
        .map(({ productId }) => productId);
      const taken = await unpublish(ports, gone);
      const { done, failed } = await publishPlan(ports, plan, onProgress);
      return { done: [...taken.done, ...done], failed };
    },
    unpublish: (ids) => unpublish(ports, ids),
  };
}

async function unpublish(
  { storeId, publications }: BuiltInPublishingPorts,
  ids: readonly StoreProductId[],
): Promise<PublishResult> {
  for (const batch of batches(ids)) {
    const known = await publications.of(storeId, batch);
    await publications.record(known.map((one) => ({ ...one, state: "unpublished", reason: null })));
  }
  return { done: ids.map((productId) => ({ productId, externalId: null })), failed: [] };
}

async function publishPlan(
  ports: BuiltInPublishingPorts,
  { changes }: PublishPlan,
  onProgress?: (done: number, total: number) => void,
): Promise<PublishResult> {
  const wanted = changes
    .filter(({ action }) => action === "create" || action === "update")
    .map(({ productId }) => productId);
  const failed = [...refusedIn({ changes })];
  const done: { productId: StoreProductId; externalId: null }[] = [];
  for (const batch of batches(wanted)) {
    const { products, priced } = await load(ports, batch);
    const sellable = products.filter((product) => unsellable(product, priced.get(product.id)) === null);
    await ports.publications.record(sellable.map((product) => publication(ports, priced.get(product.id))));
    done.push(...sellable.map(({ id }) => ({ productId: id, externalId: null })));
    failed.push(
      ...products.flatMap((product) => {
        const reason = unsellable(product, priced.get(product.id));
        return reason === null ? [] : [{ productId: product.id, reason }];
      }),
    );
    onProgress?.(done.length + failed.length, wanted.length);
  }
  return { done, failed };
}

async function planBatch(
  ports: BuiltInPublishingPorts,
  ids: readonly StoreProductId[],
): Promise<readonly PublishChange[]> {
  const { products, priced } = await load(ports, ids);
  const before = new Map(
    (await ports.publications.of(ports.storeId, ids)).map((one) => [one.productId, one]),
  );
  return products.map((product) => planOne(product, priced.get(product.id), before.get(product.id)));
}

function planOne(
  product: StoreProduct,
  priced: PricedProduct | undefined,
  before: Publication | undefined,
): PublishChange {
  const isPublished = before?.state === "published";
  const reason = unsellable(product, priced);
  if (reason !== null || !priced) {
    const action = isPublished ? "unpublish" : "refuse";
    return { productId: product.id, action, summary: `${product.title}: ${reason}` };
  }
  const from = amount(product, lowestPrice(priced.configurator));
  if (!isPublished)
    return { productId: product.id, action: "create", summary: `${product.title}: published, from ${from}.` };
  if (before.fingerprint === fingerprintOf(priced))
    return {
      productId: product.id,
      action: "nothing",
      summary: `${product.title}: already published as it is.`,
    };
  const was = amount(product, before.lowestPriceMinor);
  const summary = was === from ? "texts or prices are brought up to date" : `from ${was} to ${from}`;
  return { productId: product.id, action: "update", summary: `${product.title}: ${summary}.` };
}

/** Why a product cannot be sold, in words; `null` when it can. */
function unsellable(product: StoreProduct, priced: PricedProduct | undefined): string | null {
  if (product.isDiscontinued) return "4over no longer makes it, so it is not sold.";
  if (!priced)
    return product.origin === "own"
      ? "it has no price list. Enter quantities and prices first."
      : "nothing of it can be priced now. Sync its category first.";
  return null;
}

function publication(
  { storeId, clock }: BuiltInPublishingPorts,
  priced: PricedProduct | undefined,
): Publication {
  if (!priced) throw new Error("only priced products are published");
  return {
    storeId,
    productId: priced.product.id,
    externalId: null,
    state: "published",
    fingerprint: fingerprintOf(priced),
    contentHash: priced.trade?.contentHash ?? null,
    lowestPriceMinor: lowestPrice(priced.configurator),
    publishedAt: clock.now().toISOString(),
    reason: null,
  };
}

/** A hash of everything that customers see of a product, prices included. */
export function fingerprintOf({ product, configurator }: PricedProduct): string {
  const seen = [product.title, product.description, product.categoryId, product.slug, configurator];
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex").slice(0, 32);
}

async function load(
  { products, retail, customerGroup }: BuiltInPublishingPorts,
  ids: readonly StoreProductId[],
) {
  const found = await products.findMany(ids);
  return { products: found, priced: await retail.priceMany(found, await customerGroup()) };
}

const amount = (product: StoreProduct, minor: number | null) =>
  minor === null ? "no price" : formatMoney({ minor, currency: product.currency });

function* batches(ids: readonly StoreProductId[]): Generator<readonly StoreProductId[]> {
  for (let from = 0; from < ids.length; from += batchSize) yield ids.slice(from, from + batchSize);
}

import type { StoreProductId } from "@overprint/core/orders";
import { followCatalogue, type StoreProduct, slugOf } from "@overprint/core/products";
import type { Overprint } from "#server/wiring/index.ts";
import { builtInStoreId } from "#server/wiring/storefront.ts";
import type { Seeder } from "../index.ts";
import { type OwnOffer, ownOffers } from "./own-products.ts";

/** Opens the built-in store with what the shop sells of its own, so that there is something to buy at once. */
export const shopSeeder: Seeder = {
  name: "shop",
  saying: "Opening the demo shop",
  seed: async (overprint) => {
    await saveOwnProducts(overprint);
    await publishAll(
      overprint,
      ownOffers.map(({ id }) => id as StoreProductId),
    );
  },
};

/** Publishes everything that was synced, at the shop's markup. */
export const shelvesSeeder: Seeder = {
  name: "shelves",
  saying: "Filling its shelves",
  seed: async (overprint) => {
    await followCatalogue(overprint.products, { ...overprint, currency: "USD" });
    const { products } = await overprint.products.forFollowing();
    const sold = products.filter(({ isDiscontinued }) => !isDiscontinued);
    await publishAll(
      overprint,
      sold.map(({ id }) => id),
    );
  },
};

async function publishAll(overprint: Overprint, ids: readonly StoreProductId[]): Promise<void> {
  const store = await overprint.openStore(builtInStoreId);
  if (!store.ok) throw new Error(`${store.problem.reason} ${store.problem.doNext}`);
  await store.value.publish(await store.value.planPublish(ids));
}

async function saveOwnProducts({ products, clock }: Overprint): Promise<void> {
  const categories = [...new Map(ownOffers.map(({ category }) => [category.id, category])).values()];
  const newCategories = categories.map((category, index) => ({
    ...category,
    slug: slugOf(category.name),
    tradeCategoryId: null,
    position: 50 + index,
  }));
  await products.follow({ newCategories, added: [], changed: [], moved: [], discontinued: [] });
  for (const offer of ownOffers) await products.save(ownProduct(offer, clock.now().toISOString()));
}

const ownProduct = (offer: OwnOffer, updatedAt: string): StoreProduct => ({
  id: offer.id as StoreProductId,
  origin: "own",
  tradeProductId: null,
  sku: offer.sku,
  slug: slugOf(offer.title),
  title: offer.title,
  description: offer.description,
  categoryId: offer.category.id,
  ownFields: [],
  ownPrices: offer.prices,
  ownSides: offer.sides,
  currency: "USD",
  isDiscontinued: false,
  updatedAt,
});

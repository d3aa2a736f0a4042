import { builtInStore } from "@overprint/connectors/built-in";
import { builtInPublishing } from "@overprint/core/products";
import type { Store } from "@overprint/core/stores";
import { orderRepository, publicationRepository, storeProductRepository } from "@overprint/database";
import { orderMailTask } from "#tasks/orders.ts";
import type { Foundation } from "./index.ts";
import type { ProductsWiring } from "./products.ts";
import { builtInStoreId, type StorefrontWiring } from "./storefront.ts";

/** The built-in store as the rest of Overprint tells it of publishing, status and parcels. */
export function wireBuiltInStore(
  { db, clock, tasks }: Foundation,
  { orders, orderStatuses, storage }: Pick<StorefrontWiring, "orders" | "orderStatuses" | "storage">,
  { retail, groupOfStore }: Pick<ProductsWiring, "retail" | "groupOfStore">,
): Store {
  return builtInStore({
    storeId: builtInStoreId,
    publishing: builtInPublishing({
      storeId: builtInStoreId,
      products: storeProductRepository(db),
      publications: publicationRepository(db),
      retail,
      customerGroup: () => groupOfStore(builtInStoreId),
      clock,
    }),
    orders,
    statuses: orderStatuses,
    storage,
    clock,
    inTransaction: (work) =>
      db.transaction((tx) =>
        work({
          orders: orderRepository(tx),
          tellCustomer: async (news) => {
            await tasks.enqueue(tx, orderMailTask, { about: "status", ...news });
          },
        }),
      ),
  });
}

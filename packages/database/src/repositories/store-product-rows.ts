import type { TradeProductId } from "@overprint/core/catalogue";
import type { StoreProductId } from "@overprint/core/orders";
import type { StoreProduct } from "@overprint/core/products";
import type { storeProducts } from "#schema/index.ts";

type Row = typeof storeProducts.$inferSelect;

export function productOf({ createdAt: _, ...row }: Row): StoreProduct {
  return {
    ...row,
    id: row.id as StoreProductId,
    tradeProductId: row.tradeProductId as TradeProductId | null,
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}

export function productColumns(product: StoreProduct) {
  return {
    ...product,
    ownFields: [...product.ownFields],
    ownPrices: product.ownPrices && [...product.ownPrices],
  };
}

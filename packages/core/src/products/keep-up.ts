import type { TradeProductId } from "#catalogue/index.ts";
import type { Currency } from "#money/index.ts";
import type { StoreId } from "#orders/index.ts";
import type { Clock, NewId } from "#outcome/index.ts";
import { type CustomerGroupId, gridRange, priceGrid } from "#pricing/index.ts";
import { type FollowPlan, planFollowing } from "./follow-catalogue.ts";
import type {
  PriceHistoryRepository,
  PricePoint,
  Publication,
  PublicationRepository,
  StoreProductRepository,
} from "./repository.ts";
import { lowestPrice, type PricedProduct, type RetailPrices } from "./retail-prices.ts";

/** Brings the store's products in line with the approved catalogue. Safe to run again: the second time writes nothing. */
export async function followCatalogue(
  products: Pick<StoreProductRepository, "forFollowing" | "follow">,
  { newId, clock, currency }: { readonly newId: NewId; readonly clock: Clock; readonly currency: Currency },
): Promise<FollowPlan> {
  const state = await products.forFollowing();
  const plan = planFollowing({ ...state, currency, at: clock.now().toISOString() }, newId);
  await products.follow(plan);
  return plan;
}

export type RefreshPorts = {
  readonly products: Pick<StoreProductRepository, "findByTradeIds">;
  readonly history: Pick<PriceHistoryRepository, "record">;
  readonly publications: Pick<PublicationRepository, "of" | "record">;
  readonly retail: RetailPrices;
  readonly clock: Clock;
  /** The store whose customers always see the prices of now. */
  readonly builtInStoreId: StoreId;
  /** Whose prices that store sells at; `null` = everyone's. */
  readonly customerGroup: () => Promise<CustomerGroupId | null>;
};

const batchSize = 50;

/**
 * Works out the prices of many products anew: a point of their history (at everyone's prices) where one has changed, and the
 * "from" price that the built-in store's lists show to its customer group.
 *
 * @returns how many products were priced
 */
export async function refreshPrices(
  ports: RefreshPorts,
  ids: readonly TradeProductId[],
  signal?: AbortSignal,
): Promise<number> {
  let refreshed = 0;
  for (let from = 0; from < ids.length && !signal?.aborted; from += batchSize)
    refreshed += await refreshBatch(ports, ids.slice(from, from + batchSize));
  return refreshed;
}

async function refreshBatch(ports: RefreshPorts, ids: readonly TradeProductId[]): Promise<number> {
  const { products, history, publications, retail, clock, builtInStoreId } = ports;
  const found = await products.findByTradeIds(ids);
  const priced = await retail.priceMany(found);
  const at = clock.now().toISOString();
  await history.record([...priced.values()].flatMap((one) => pointOf(one, at) ?? []));
  const shown = await publications.of(builtInStoreId, [...priced.keys()]);
  const group = await ports.customerGroup();
  const sold = group === null ? priced : await retail.priceMany(found, group);
  await publications.record(shown.flatMap((before) => withPrice(before, sold.get(before.productId))));
  return priced.size;
}

function pointOf({ trade, configurator }: PricedProduct, at: string): PricePoint | null {
  const range = trade && gridRange(priceGrid(trade.book));
  if (!trade || !range) return null;
  return {
    tradeProductId: trade.product.id,
    at,
    contentHash: trade.contentHash,
    lowestMinor: range.lowest.tradeMinor,
    highestMinor: range.highest.tradeMinor,
    lowestRetailMinor: lowestPrice(configurator) ?? 0,
    currency: trade.book.currency,
  };
}

function withPrice(before: Publication, priced: PricedProduct | undefined): readonly Publication[] {
  const lowestPriceMinor = priced ? lowestPrice(priced.configurator) : null;
  return priced && lowestPriceMinor !== before.lowestPriceMinor ? [{ ...before, lowestPriceMinor }] : [];
}

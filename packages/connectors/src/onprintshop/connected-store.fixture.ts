import type { StoreOrder } from "@overprint/core/orders";
import type { PublishableProduct, Store } from "@overprint/core/stores";
import { OnPrintShop } from "@overprint/onprintshop";
import {
  impatientFetch,
  type OnPrintShopSimulatorOptions,
  startOnPrintShopSimulator,
} from "@overprint/simulators/onprintshop";
import { memoryLinks } from "./links.fixture.ts";
import type { UnreadableOrder } from "./orders/translate-order.ts";
import { aProduct } from "./pricing/publishable.fixture.ts";
import { storeId } from "./simulated-store.fixture.ts";
import { type OnPrintShopStoreOptions, onPrintShopStore } from "./store.ts";

export const startOfStore = "2026-11-02T10:00:00.000Z";

/** Business cards in two run sizes, with an option. */
export const businessCards = () =>
  aProduct({
    prices: {
      250: { "4/0 2-4d": 2000, "4/4 2-4d": 2400, "4/4 next": 3700 },
      500: { "4/0 2-4d": 2600, "4/4 2-4d": 3000 },
    },
    groups: [{ name: "Corners", options: { Rounded: 500 } }],
  });

/** A simulated OnPrintShop behind the domain's `Store`, with business cards published on request. */
export async function aConnectedStore(
  options: Partial<OnPrintShopStoreOptions> = {},
  simulatorOptions: OnPrintShopSimulatorOptions = {},
) {
  const simulator = await startOnPrintShopSimulator({
    requestsPerMinute: 100_000,
    now: new Date(startOfStore),
    ...simulatorOptions,
  });
  const client = new OnPrintShop({
    baseUrl: simulator.url,
    clientId: simulator.clientId,
    clientSecret: simulator.clientSecret,
    requestsPerMinute: 100_000,
    fetch: impatientFetch(simulator),
    retry: { attempts: 1, budgetMs: 0 },
  });
  const unreadable: UnreadableOrder[] = [];
  const kept = new Map<string, string>();
  const products: readonly PublishableProduct[] = [businessCards()];
  const store = onPrintShopStore({
    storeId,
    client,
    baseUrl: simulator.url,
    filesBaseUrl: `${simulator.url}/printready`,
    currency: "USD",
    timeZone: "UTC",
    lookBackDays: 30,
    ordersFrom: null,
    addsSurchargesExactly: true,
    completedOrderStatusId: 3,
    shippedStatusIds: [],
    links: memoryLinks(),
    stamps: { known: async (ids) => new Map([...kept].filter(([id]) => ids.includes(id))) },
    openOrders: { nextToCompare: async () => [] },
    products: { load: async (_storeId, ids) => products.filter(({ id }) => ids.includes(id)) },
    clock: { now: () => new Date(simulator.control.state().now) },
    onUnreadable: async (order) => {
      unreadable.push(order);
    },
    ...options,
  });
  const take = async (since = startOfStore): Promise<readonly StoreOrder[]> => {
    const taken: StoreOrder[] = [];
    for await (const { order, stamp } of store.stampedOrdersSince(since)) {
      taken.push(order);
      kept.set(order.externalId, stamp);
    }
    return taken;
  };
  const publishCards = async (): Promise<number> => {
    const { done } = await store.publish(await store.planPublish([businessCards().id]));
    return Number(done[0]?.externalId);
  };
  return {
    simulator,
    store: store as Store,
    unreadable,
    take,
    publishCards,
    place: simulator.control.placeOrder,
    data: () => simulator.control.state(),
    attribute: (label: string) =>
      simulator.control.state().attributes.find((row) => row.label === label)?.attribute_id ?? 0,
  };
}

import type { StoreId } from "@overprint/core/orders";
import type { PublishableProduct } from "@overprint/core/stores";
import { OnPrintShop } from "@overprint/onprintshop";
import {
  impatientFetch,
  type OnPrintShopSimulatorOptions,
  startOnPrintShopSimulator,
} from "@overprint/simulators/onprintshop";
import { memoryLinks } from "./links.fixture.ts";
import type { PublishContext } from "./publishing/context.ts";
import { findByReference } from "./publishing/find-by-reference.ts";
import { planPublish, publish, unpublish } from "./publishing/publisher.ts";

export const storeId = "ops-1" as StoreId;

/** A simulated store, a client of it, and publishing to it. */
export async function aSimulatedStore(
  options: OnPrintShopSimulatorOptions = {},
  addsSurchargesExactly = true,
) {
  const simulator = await startOnPrintShopSimulator({ requestsPerMinute: 100_000, ...options });
  const client = new OnPrintShop({
    baseUrl: simulator.url,
    clientId: simulator.clientId,
    clientSecret: simulator.clientSecret,
    requestsPerMinute: 100_000,
    fetch: impatientFetch(simulator),
    retry: { attempts: 1, budgetMs: 0 },
  });
  const links = memoryLinks();
  const context: PublishContext = {
    client,
    links,
    addsSurchargesExactly,
    findByReference: (reference) => findByReference(client, reference),
  };
  let products: readonly PublishableProduct[] = [];
  const load = async (ids: readonly string[]) => products.filter(({ id }) => ids.includes(id));
  return {
    simulator,
    client,
    links,
    context,
    sell: (...sold: readonly PublishableProduct[]) => {
      products = sold;
    },
    plan: () =>
      planPublish(
        context,
        load,
        products.map(({ id }) => id),
      ),
    publish: async () =>
      publish(
        context,
        load,
        await planPublish(
          context,
          load,
          products.map(({ id }) => id),
        ),
      ),
    unpublish: () =>
      unpublish(
        context,
        products.map(({ id }) => id),
      ),
    data: () => simulator.control.state(),
    calls: (name: string) => simulator.control.state().calls[name] ?? 0,
  };
}

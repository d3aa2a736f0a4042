import { OnPrintShop } from "@overprint/onprintshop";
import type { StoreConnection } from "./connection.ts";
import { simulatedRequestsPerMinute } from "./simulated-store-setting.ts";

type Access = Pick<StoreConnection, "baseUrl" | "clientId" | "isSimulated"> & {
  readonly clientSecret: string;
};

/** One client a store, so that everything that asks a store keeps its 120 requests a minute together. */
export class OnPrintShopClients {
  readonly #known = new Map<string, { readonly keys: string; readonly client: OnPrintShop }>();

  /** The store's client; a new one when its address or keys have changed. The simulated store lets more through. */
  of(storeId: string, { baseUrl, clientId, clientSecret, isSimulated }: Access): OnPrintShop {
    const text = JSON.stringify([baseUrl, clientId, clientSecret, isSimulated]);
    const known = this.#known.get(storeId);
    if (known?.keys === text) return known.client;
    const pace = isSimulated ? { requestsPerMinute: simulatedRequestsPerMinute } : {};
    const client = new OnPrintShop({ baseUrl, clientId, clientSecret, ...pace });
    this.#known.set(storeId, { keys: text, client });
    return client;
  }
}

import { OnPrintShop } from "@overprint/onprintshop";

type Keys = { readonly baseUrl: string; readonly clientId: string; readonly clientSecret: string };

/** One client a store, so that everything that asks a store keeps its 120 requests a minute together. */
export class OnPrintShopClients {
  readonly #known = new Map<string, { readonly keys: string; readonly client: OnPrintShop }>();

  /** The store's client; a new one when its address or keys have changed. */
  of(storeId: string, keys: Keys): OnPrintShop {
    const text = JSON.stringify([keys.baseUrl, keys.clientId, keys.clientSecret]);
    const known = this.#known.get(storeId);
    if (known?.keys === text) return known.client;
    const client = new OnPrintShop(keys);
    this.#known.set(storeId, { keys: text, client });
    return client;
  }
}

import type { OnPrintShopStore } from "@overprint/connectors/onprintshop";
import type { Outcome } from "@overprint/core/outcome";
import type { PublishableProducts } from "@overprint/core/stores";
import type { KnownStore } from "@overprint/database";
import { OnPrintShopClients } from "#server/onprintshop/clients.ts";
import { openOnPrintShop } from "#server/onprintshop/open-store.ts";
import type { Foundation } from "./index.ts";
import type { StoreAbsence } from "./stores.ts";

export type OnPrintShopWiring = {
  readonly onPrintShop: {
    readonly clients: OnPrintShopClients;
    readonly open: (known: KnownStore) => Promise<Outcome<OnPrintShopStore, StoreAbsence>>;
  };
};

/** OnPrintShop stores: one client each, opened from what is stored of them. */
export function onPrintShopWiring(
  foundation: Foundation,
  publishable: PublishableProducts,
): OnPrintShopWiring {
  const clients = new OnPrintShopClients();
  return {
    onPrintShop: {
      clients,
      open: (known) => openOnPrintShop({ ...foundation, clients, publishable }, known),
    },
  };
}

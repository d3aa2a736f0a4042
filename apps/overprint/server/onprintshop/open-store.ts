import { type OnPrintShopStore, onPrintShopStore } from "@overprint/connectors/onprintshop";
import type { StoreId } from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { PublishableProducts } from "@overprint/core/stores";
import {
  type KnownStore,
  openOrderRepository,
  orderStampRepository,
  storeLinkRepository,
} from "@overprint/database";
import type { Foundation } from "#server/wiring/index.ts";
import type { StoreAbsence } from "#server/wiring/stores.ts";
import type { OnPrintShopClients } from "./clients.ts";
import { clientSecretName, connectionSchema, type StoreConnection } from "./connection.ts";
import { keepPublications } from "./keep-publications.ts";
import { reportUnreadable } from "./unreadable.ts";

export type OpenPorts = Pick<Foundation, "db" | "clock" | "secrets" | "problems" | "mode"> & {
  readonly clients: OnPrintShopClients;
  readonly publishable: PublishableProducts;
};

/** Opens an OnPrintShop store from what is stored of it; calls nothing. */
export async function openOnPrintShop(
  ports: OpenPorts,
  known: KnownStore,
): Promise<Outcome<OnPrintShopStore, StoreAbsence>> {
  const connection = connectionSchema.safeParse(known.connection);
  const clientSecret = await ports.secrets.get(clientSecretName(known.id));
  if (!connection.success || !clientSecret)
    return absent(
      `${known.name} has no ${connection.success ? "client secret" : "complete connection"} yet.`,
      "Open Settings > Stores and complete its connection.",
    );
  if ((await ports.mode()) === "simulation" && !isLocal(connection.data))
    return absent(
      `${known.name} is a real store, and in Simulation nothing leaves this machine.`,
      "Choose Sandbox or Live in Settings > General when you want to work with it.",
    );
  const storeId = known.id as StoreId;
  const links = storeLinkRepository(ports.db, storeId, ports.clock);
  return ok(
    keepPublications(
      onPrintShopStore({
        ...connection.data,
        storeId,
        client: ports.clients.of(known.id, { ...connection.data, clientSecret }),
        currency: known.currency,
        links,
        stamps: orderStampRepository(ports.db, storeId, ports.clock),
        openOrders: openOrderRepository(ports.db, storeId, ports.clock),
        products: ports.publishable,
        clock: ports.clock,
        onUnreadable: (order) => reportUnreadable(ports.problems, known, order),
      }),
      { ...ports, storeId, links },
    ),
  );
}

const absent = (reason: string, doNext: string) => refused({ kind: "no-store" as const, reason, doNext });

const isLocal = ({ baseUrl }: StoreConnection) =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(baseUrl).hostname);

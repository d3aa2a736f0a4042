import type { Currency } from "@overprint/core/money";
import type { StoreId } from "@overprint/core/orders";
import type { Clock } from "@overprint/core/outcome";
import type { OpenOrders, OrderStamps, PublishableProducts, Store, StoreLinks } from "@overprint/core/stores";
import type { OnPrintShop } from "@overprint/onprintshop";
import { fetchFile } from "./artwork/fetch-file.ts";
import { fileReferences } from "./artwork/references.ts";
import { changedOrders, type OrderSource, type StampedOrder } from "./orders/read-orders.ts";
import type { UnreadableOrder } from "./orders/translate-order.ts";
import type { PublishContext } from "./publishing/context.ts";
import { findByReference } from "./publishing/find-by-reference.ts";
import { planPublish, publish, unpublish } from "./publishing/publisher.ts";
import type { StatusContext } from "./status/context.ts";
import { recordJobIds } from "./status/record-job-ids.ts";
import { recordShipment } from "./status/record-shipment.ts";
import { setItemStatus } from "./status/set-item-status.ts";
import { isKind, StatusTitles } from "./status/status-titles.ts";

/** How one OnPrintShop store is used; what a person chose when connecting it. */
export type OnPrintShopStoreOptions = {
  readonly storeId: StoreId;
  readonly client: OnPrintShop;
  readonly baseUrl: string;
  readonly filesBaseUrl: string | null;
  readonly currency: Currency;
  /** IANA name: the store writes times without a zone. */
  readonly timeZone: string;
  readonly lookBackDays: number;
  readonly ordersFrom: string | null;
  readonly addsSurchargesExactly: boolean;
  readonly completedOrderStatusId: number | null;
  readonly shippedStatusIds: readonly number[];
  readonly links: StoreLinks;
  readonly stamps: Pick<OrderStamps, "known">;
  readonly openOrders: OpenOrders;
  readonly products: PublishableProducts;
  readonly clock: Clock;
  readonly onUnreadable: (order: UnreadableOrder) => Promise<void>;
};

/** A `Store` that can also say what each order looked like, so that the next reading passes over what did not change. */
export type OnPrintShopStore = Store & {
  readonly stampedOrdersSince: (
    since: string,
    options?: { readonly signal?: AbortSignal },
  ) => AsyncIterable<StampedOrder>;
};

/** One OnPrintShop store as the domain's `Store`. Constructing it calls nothing. */
export function onPrintShopStore(options: OnPrintShopStoreOptions): OnPrintShopStore {
  const { client, storeId, products, clock } = options;
  const patient = client.inBackground();
  const publishing: PublishContext = {
    client: patient,
    links: options.links,
    addsSurchargesExactly: options.addsSurchargesExactly,
    findByReference: (reference) => findByReference(patient, reference),
  };
  const source: OrderSource = options;
  const telling: StatusContext = { ...options, titles: new StatusTitles(client, clock) };
  const load: Parameters<typeof planPublish>[1] = (ids) => products.load(storeId, ids);
  return {
    planPublish: (ids) => planPublish(publishing, load, ids),
    publish: (plan, onProgress) => publish(publishing, load, plan, onProgress),
    unpublish: (ids) => unpublish(publishing, ids),
    stampedOrdersSince: (since, { signal } = {}) => changedOrders(source, since, signal),
    ordersSince: async function* (since, { signal } = {}) {
      for await (const { order } of changedOrders(source, since, signal)) yield order;
    },
    fetchArtwork: async (order, itemId) => {
      const read = await client.orders.find(Number(order.externalId));
      const line = read?.product.find(({ orders_products_id }) => orders_products_id === Number(itemId));
      return Promise.all(
        (line ? fileReferences(line) : []).map((reference) => fetchFile(reference, options)),
      );
    },
    statuses: async () =>
      (await telling.titles.all(true))
        .filter((status) => isKind(status, "Product") && status.process_status_id !== null)
        .map(({ process_status_id: id, process_status_title: title }) => ({
          id: String(id),
          title: title ?? "",
        })),
    setItemStatus: (...given) => setItemStatus(telling, ...given),
    recordShipment: (orderId, shipment) => recordShipment(telling, orderId, shipment),
    recordJobIds: (orderId, itemId, jobIds) => recordJobIds(telling, orderId, itemId, jobIds),
  };
}

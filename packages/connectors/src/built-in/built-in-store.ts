import type { ArtworkStorage } from "@overprint/core/artwork";
import type {
  OrderItemRecord,
  OrderRecord,
  OrderRepository,
  StatusRepository,
  StoreId,
  StoreOrder,
} from "@overprint/core/orders";
import { type Clock, type Outcome, ok, refused } from "@overprint/core/outcome";
import type { Store, StoreRefusal } from "@overprint/core/stores";

/** Tells the customer that an order product has a new status. */
export type TellCustomer = (news: {
  readonly orderId: string;
  readonly itemId: string;
  readonly statusId: string;
  readonly comment: string | null;
}) => Promise<void>;

export type BuiltInStorePorts = {
  readonly storeId: StoreId;
  /** Publishing works on the shop's products and prices. */
  readonly publishing: Pick<Store, "planPublish" | "publish" | "unpublish">;
  readonly orders: OrderRepository;
  readonly statuses: StatusRepository;
  readonly storage: ArtworkStorage;
  readonly clock: Clock;
  /** One transaction: what is written and what the customer is told of it happen together or not at all. */
  readonly inTransaction: <T>(
    work: (tx: { readonly orders: OrderRepository; readonly tellCustomer: TellCustomer }) => Promise<T>,
  ) => Promise<T>;
};

const pageSize = 100;

/**
 * The built-in store behind the same port as any other. It lies with the connectors rather than in the database,
 * because it translates: the port speaks of a store far away, and here the store's orders are our own.
 */
export function builtInStore(ports: BuiltInStorePorts): Store {
  return {
    ...ports.publishing,
    ordersSince: (since, options) => ordersSince(ports, since, options?.signal),
    fetchArtwork: (order, itemExternalId) => fetchArtwork(ports, order, itemExternalId),
    statuses: async () => (await ports.statuses.list()).map(({ id, title }) => ({ id, title })),
    setItemStatus: (orderExternalId, itemExternalId, statusId, notifyCustomer, comment) =>
      setItemStatus(ports, { orderExternalId, itemExternalId, statusId, notifyCustomer, comment }),
    recordShipment: async (orderExternalId, shipment) => {
      const order = await findOrder(ports, orderExternalId);
      if (!order.ok) return order;
      const recordedAt = ports.clock.now().toISOString();
      for (const { itemExternalId, pieces } of shipment.items) {
        const item = findItem(order.value, itemExternalId);
        if (!item.ok) return item;
        const { trackingNumber, carrier, trackingUrl } = shipment;
        await ports.orders.recordParcel(item.value.id, {
          trackingNumber,
          carrier,
          trackingUrl,
          pieces,
          recordedAt,
        });
      }
      return ok({ recorded: true });
    },
    // Job ids of this store's orders are in our own books already; there is no second place to write them to.
    recordJobIds: async (orderExternalId, itemExternalId) => {
      const order = await findOrder(ports, orderExternalId);
      if (!order.ok) return order;
      const item = findItem(order.value, itemExternalId);
      return item.ok ? ok({ recorded: true }) : item;
    },
  };
}

async function* ordersSince(
  { orders, storeId }: BuiltInStorePorts,
  since: string,
  signal: AbortSignal | undefined,
): AsyncIterable<StoreOrder> {
  for (let offset = 0; ; offset += pageSize) {
    signal?.throwIfAborted();
    const page = await orders.changedSince(storeId, since, { offset, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
  }
}

async function fetchArtwork(
  { storage }: BuiltInStorePorts,
  order: StoreOrder,
  itemExternalId: string,
): ReturnType<Store["fetchArtwork"]> {
  const item = order.items.find(({ externalId }) => externalId === itemExternalId);
  return Promise.all(
    (item?.artwork ?? []).map(async ({ file }) => ({
      fileName: file.fileName,
      url: null,
      bytes: await storage.get(file.key),
      reason: null,
    })),
  );
}

type StatusChange = {
  readonly orderExternalId: string;
  readonly itemExternalId: string;
  readonly statusId: string;
  readonly notifyCustomer: boolean;
  readonly comment: string | null;
};

async function setItemStatus(
  ports: BuiltInStorePorts,
  { orderExternalId, itemExternalId, statusId, notifyCustomer, comment }: StatusChange,
): Promise<Outcome<{ readonly title: string }, StoreRefusal>> {
  const order = await findOrder(ports, orderExternalId);
  if (!order.ok) return order;
  const item = findItem(order.value, itemExternalId);
  if (!item.ok) return item;
  const status = (await ports.statuses.list()).find(({ id }) => id === statusId);
  if (!status) return refused(statusUnknown(statusId));
  // A status that it has already is not news.
  if (item.value.statusId === statusId && comment === null) return ok({ title: status.title });
  await ports.inTransaction(async (tx) => {
    const at = ports.clock.now().toISOString();
    await tx.orders.setStatus(item.value.id, {
      statusId,
      statusTitle: status.title,
      at,
      by: "status sync",
      comment,
    });
    if (notifyCustomer)
      await tx.tellCustomer({ orderId: order.value.id, itemId: item.value.id, statusId, comment });
  });
  return ok({ title: status.title });
}

async function findOrder(
  { orders, storeId }: BuiltInStorePorts,
  externalId: string,
): Promise<Outcome<OrderRecord, StoreRefusal>> {
  const order = await orders.findByExternalId(storeId, externalId);
  if (order) return ok(order);
  return refused({
    kind: "order-missing",
    reason: "The built-in store has no such order.",
    doNext: "Open Orders and look for it; it may belong to another store.",
  });
}

function findItem(order: OrderRecord, externalId: string): Outcome<OrderItemRecord, StoreRefusal> {
  const item = order.items.find((one) => one.externalId === externalId);
  if (item) return ok(item);
  return refused({
    kind: "order-missing",
    reason: `Order ${order.number} has no such order product.`,
    doNext: "Open the order and look which order products it has.",
  });
}

const statusUnknown = (statusId: string): StoreRefusal => ({
  kind: "status-unknown",
  reason: `The built-in store has no order-product status "${statusId}".`,
  doNext: "Choose another status in Settings > Import status, or add this one in Settings > Notifications.",
});

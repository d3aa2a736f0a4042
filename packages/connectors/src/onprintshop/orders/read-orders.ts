import { createHash } from "node:crypto";
import type { Currency } from "@overprint/core/money";
import type { StoreId, StoreOrder } from "@overprint/core/orders";
import type { Clock } from "@overprint/core/outcome";
import type { OpenOrders, OrderStamps, StoreLinks } from "@overprint/core/stores";
import {
  type OnPrintShop,
  OnPrintShopContractError,
  OnPrintShopGraphQLError,
  type Order,
  type ShipToAddress,
} from "@overprint/onprintshop";
import { storeDate } from "./store-time.ts";
import { translateOrder, type UnreadableOrder } from "./translate-order.ts";

export type StampedOrder = { readonly order: StoreOrder; readonly stamp: string };

export type OrderSource = {
  readonly client: OnPrintShop;
  readonly links: StoreLinks;
  readonly stamps: Pick<OrderStamps, "known">;
  readonly openOrders: OpenOrders;
  readonly clock: Clock;
  readonly storeId: StoreId;
  readonly currency: Currency;
  readonly timeZone: string;
  /** Orders placed within so many days are looked at again for changes. OnPrintShop cannot be asked what changed. */
  readonly lookBackDays: number;
  /** Orders placed before this ISO time are left alone: the shop did not have us yet. */
  readonly ordersFrom: string | null;
  readonly onUnreadable: (order: UnreadableOrder) => Promise<void>;
};

const day = 86_400_000;
const attempts = 3;
/** Older open orders of one reading: each is a call of its own, and a store takes 120 a minute for everything. */
const olderAtOnce = 10;

/**
 * Orders placed or changed since a time, each once. The window opens a day early and closes a day late, because the
 * store's clock and zone are its own; orders that look as they did when they were taken in are passed over. Open orders
 * from before the window are read one by one, some at each reading.
 */
export async function* changedOrders(
  source: OrderSource,
  since: string,
  signal?: AbortSignal,
): AsyncGenerator<StampedOrder> {
  const { client, clock, timeZone, lookBackDays, ordersFrom } = source;
  const now = clock.now();
  const early = Math.min(Date.parse(since) - day, now.getTime() - lookBackDays * day);
  const dates = {
    from_date: storeDate(
      new Date(Math.max(early, ordersFrom ? Date.parse(ordersFrom) - day : early)),
      timeZone,
    ),
    to_date: storeDate(new Date(now.getTime() + day), timeZone),
  };
  const seen = new Set<number | null>();
  for (let attempt = 1; ; attempt += 1) {
    try {
      for await (const batch of batches(client.orders.list(dates, signal ? { signal } : {}), 50)) {
        const fresh = batch.filter(({ orders_id }) => !seen.has(orders_id));
        for (const { orders_id } of fresh) seen.add(orders_id);
        yield* changedOf(source, fresh);
      }
      break;
    } catch (error) {
      // Somebody ordered while the pages were read: rows moved, so all pages are read again.
      if (!(error instanceof OnPrintShopContractError) || attempt >= attempts) throw error;
    }
  }
  yield* changedOf(source, await olderOpenOrders(source, new Date(early).toISOString(), seen, signal));
}

/** Orders from before the window that are not finished: an edit of one of them must be noticed too. */
async function olderOpenOrders(
  { client, openOrders }: OrderSource,
  placedBefore: string,
  seen: ReadonlySet<number | null>,
  signal?: AbortSignal,
): Promise<readonly Order[]> {
  const ids = await openOrders.nextToCompare(placedBefore, olderAtOnce);
  const orders: Order[] = [];
  for (const id of ids.map(Number).filter((one) => !seen.has(one))) {
    const order = await client.orders.find(id, signal ? { signal } : {});
    if (order) orders.push(order);
  }
  return orders;
}

async function* changedOf(source: OrderSource, orders: readonly Order[]): AsyncGenerator<StampedOrder> {
  const known = await source.stamps.known(orders.map(({ orders_id }) => String(orders_id)));
  const stamped = orders.map((order) => ({
    order,
    stamp: stampOf(order),
    before: known.get(String(order.orders_id)) ?? null,
  }));
  const changed = stamped.filter(({ stamp, before }) => stamp !== before);
  const linksOf = await linksOfProducts(
    source.links,
    changed.flatMap(({ order }) => order.product.map((line) => line.product_id)),
  );
  for (const { order, stamp, before } of changed) {
    const now = source.clock.now().toISOString();
    const reading = { ...source, linksOf, now, changedAt: before === null ? null : now };
    const read = translateOrder(order, { ...reading, shipTos: await shipTosOf(source.client, order) });
    if (!read.ok) await source.onUnreadable(read.problem);
    else if (isWanted(read.value, source.ordersFrom)) yield { order: read.value, stamp };
  }
}

const isWanted = ({ placedAt }: StoreOrder, from: string | null) =>
  from === null || Date.parse(placedAt) >= Date.parse(from);

/** Everything of an order that may change, except the signatures of file addresses, which change by themselves. */
export const stampOf = (order: Order): string =>
  createHash("sha256")
    .update(JSON.stringify(order).replaceAll(/(https?:\/\/[^"?\s]*)\?[^"\s]*/g, "$1"))
    .digest("hex");

/** Stores answer an error for an order that is not split, and older ones do not know the root. */
async function shipTosOf(client: OnPrintShop, order: Order): Promise<readonly ShipToAddress[]> {
  const found: ShipToAddress[] = [];
  try {
    for await (const shipTo of client.orders.shipTos(order.orders_id ?? 0)) found.push(shipTo);
  } catch (error) {
    if (!(error instanceof OnPrintShopGraphQLError) || error.recovery.kind !== "fix-input") throw error;
  }
  return found;
}

async function linksOfProducts(links: StoreLinks, productIds: readonly (number | null)[]) {
  const ids = [...new Set(productIds)].filter((id): id is number => id !== null);
  const products = await links.findExternal("product", ids);
  const all = await Promise.all(products.map(({ owner }) => links.ofOwner(owner)));
  const byId = new Map(products.map(({ externalId }, index) => [externalId, all[index] ?? []]));
  return (productId: number) => byId.get(productId) ?? [];
}

async function* batches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

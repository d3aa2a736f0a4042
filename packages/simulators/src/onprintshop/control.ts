import type { Injection } from "./faults/injector.ts";
import { findLine, touch } from "./roots/order-writes.ts";
import { deleteProduct } from "./roots/product-writes.ts";
import type { ArtworkForm } from "./store/artwork.ts";
import { charge } from "./store/charge.ts";
import { type OrderRequest, placeOrder } from "./store/place-order.ts";
import type { SimStore } from "./store/state.ts";

export type OnPrintShopControl = ReturnType<typeof control>;

/** What a test or a person may do with the simulated store, and the truth to compare with. */
export function control(store: SimStore, revokeTokens: () => void) {
  const saved = <T>(value: T): T => {
    store.save();
    return value;
  };
  return {
    inject: (injection: Injection) => store.injector.inject(injection),
    clearInjections: () => store.injector.clear(),
    /** How many answers have been held back so far: calls that wait for a slow or silent store. */
    withheld: (): number => store.injector.withheld,
    revokeTokens,
    advance: ({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }) =>
      store.moveClock(((days * 24 + hours) * 60 + minutes) * 60_000),
    /** A customer orders. Throws when the store has no price for it. */
    placeOrder: (request: OrderRequest) => placeOrder(store, request),
    charge: (productId: number, sizeId: number, quantity: number, attributeIds: readonly number[]) =>
      charge(store, productId, sizeId, quantity, attributeIds),
    renameStatus: (id: number, title: string) => {
      const status = store.data.statuses.find(({ process_status_id }) => process_status_id === id);
      if (status) status.process_status_title = title;
      return saved(status !== undefined);
    },
    deleteProduct: (id: number) => saved(deleteProduct(store, id).result === true),
    editPrice: (priceId: number, price: number) => {
      const row = store.data.prices.find(({ product_price_id }) => product_price_id === priceId);
      if (row) row.price = price;
      return saved(row !== undefined);
    },
    /** Staff change the quantity of an order product. */
    editLine: (lineId: number, quantity: number) => {
      const found = findLine(store, lineId);
      if (!found) return false;
      found.line.products_quantity = quantity;
      touch(store, found.order, found.line);
      return saved(true);
    },
    /** Staff type something into an order product's extra information. */
    typeExtraInfo: (lineId: number, info: unknown) => {
      const found = findLine(store, lineId);
      if (!found) return false;
      found.line.item_extra_info_json = info;
      touch(store, found.order, found.line);
      return saved(true);
    },
    state: () => ({ now: store.now().toISOString(), calls: Object.fromEntries(store.calls), ...store.data }),
  };
}

export type { ArtworkForm, OrderRequest };

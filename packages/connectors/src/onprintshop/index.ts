export type { StampedOrder } from "./orders/read-orders.ts";
export type { UnreadableOrder } from "./orders/translate-order.ts";
export { type ProbeOptions, probeStore, type StoreCheck } from "./probe/probe.ts";
export { type OnPrintShopStore, type OnPrintShopStoreOptions, onPrintShopStore } from "./store.ts";

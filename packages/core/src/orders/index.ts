export * from "./store-order.ts";

export * from "./cart.ts";
export * from "./chosen-configuration.ts";
export * from "./item-state.ts";
export * from "./order-number.ts";
export * from "./order-status.ts";
export * from "./place-order.ts";
export * from "./repository.ts";
export * from "./store-order.ts";

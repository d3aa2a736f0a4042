export * from "./publishable-product.ts";
export * from "./store.ts";

export * from "./links.ts";
export * from "./publishable-product.ts";
export * from "./store.ts";

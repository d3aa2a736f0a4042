export * from "./trade-product.ts";

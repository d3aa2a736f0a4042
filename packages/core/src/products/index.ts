export * from "./built-in-publishing.ts";
export * from "./follow-catalogue.ts";
export * from "./own-product.ts";
export * from "./price-books.ts";
export * from "./publishable.ts";
export * from "./repository.ts";
export * from "./retail-prices.ts";
export * from "./store-product.ts";

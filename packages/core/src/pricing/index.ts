export * from "./compile.ts";
export * from "./grid.ts";
export * from "./markup/index.ts";
export * from "./offered.ts";
export * from "./price-book.ts";
export * from "./price-combination.ts";
export * from "./quantity-discount.ts";
export * from "./trade-price.ts";

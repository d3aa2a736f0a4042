export * from "./trade-price.ts";

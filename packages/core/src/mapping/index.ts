export * from "./run-size.ts";
export * from "./sku.ts";
export * from "./suggest-mapping.ts";
export * from "./tokens.ts";

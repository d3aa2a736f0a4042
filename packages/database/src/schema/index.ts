export * from "./attention.ts";
export * from "./jobs.ts";
export * from "./orders.ts";
export * from "./programs.ts";
export * from "./settings.ts";
export * from "./status.ts";
export * from "./storefront.ts";
export * from "./stores.ts";

export * from "./api-key.ts";
export * from "./delivery.ts";
export * from "./events.ts";
export * from "./target.ts";

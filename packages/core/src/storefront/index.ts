export * from "./picture.ts";
export * from "./price-configuration.ts";
export * from "./shelf.ts";

export * from "./address.ts";
export * from "./quote.ts";

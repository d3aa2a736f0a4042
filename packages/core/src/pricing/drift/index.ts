export * from "./compare.ts";
export * from "./sample.ts";
export * from "./verify.ts";

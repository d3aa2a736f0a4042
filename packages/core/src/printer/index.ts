export * from "./trade-printer.ts";

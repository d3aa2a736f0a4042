export * from "./mode.ts";

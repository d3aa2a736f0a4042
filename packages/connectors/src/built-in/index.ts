export * from "./built-in-store.ts";

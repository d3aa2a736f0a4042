export * from "./artwork-file.ts";
export * from "./storage.ts";

export * from "./artwork-file.ts";
export * from "./storage.ts";
export * from "./upload-rules.ts";

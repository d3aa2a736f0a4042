export * from "./artwork-file.ts";
export * from "./preflight.ts";
export * from "./reading.ts";
export * from "./required-files.ts";
export * from "./storage.ts";
export * from "./trim-size.ts";
export * from "./upload-rules.ts";

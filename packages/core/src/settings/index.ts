export * from "./mode.ts";
export * from "./printer-account.ts";
export * from "./setting.ts";

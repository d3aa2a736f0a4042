export * from "./build.ts";
export * from "./choose.ts";
export * from "./configurator.ts";
export * from "./reading.ts";

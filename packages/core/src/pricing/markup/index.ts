export * from "./check-rule.ts";
export * from "./choose-rule.ts";
export * from "./ending.ts";
export * from "./markup-rule.ts";
export * from "./preview.ts";
export * from "./read-markup.ts";
export * from "./retail-price.ts";

export * from "./address.ts";
export * from "./business-days.ts";
export * from "./customer-choices.ts";
export * from "./quote.ts";
export * from "./us-address.ts";
export * from "./us-states.ts";

export { type FeedWorld, statusFeedContract } from "./status-feed.ts";
export { type StoreWorld, storeContract } from "./store.ts";
export { type PrinterWorld, tradePrinterContract } from "./trade-printer.ts";

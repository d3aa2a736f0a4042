export { fourOverFeed } from "./feed.ts";
export { wireOrder } from "./orders.ts";
export { fourOverPrinter } from "./printer.ts";
export { readTradeProduct } from "./products.ts";
export { knownLabels, labelExplanation, publishedLabels } from "./status-labels.ts";
export { tradeCurrency } from "./trade-amount.ts";

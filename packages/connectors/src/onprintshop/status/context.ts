import type { Clock } from "@overprint/core/outcome";
import type { StoreLinks } from "@overprint/core/stores";
import type { OnPrintShop } from "@overprint/onprintshop";
import type { StatusTitles } from "./status-titles.ts";

/** What telling a store something works with. */
export type StatusContext = {
  readonly client: OnPrintShop;
  readonly links: StoreLinks;
  readonly clock: Clock;
  readonly titles: StatusTitles;
  /** Order status that an order takes when all its order products are in one of `shippedStatusIds`; `null` = leave it. */
  readonly completedOrderStatusId: number | null;
  /** Order-product statuses that count as shipped; empty = those whose title says so. */
  readonly shippedStatusIds: readonly number[];
};

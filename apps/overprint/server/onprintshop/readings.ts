import type { StoreId } from "@overprint/core/orders";
import { orderReadingRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";

/** When the orders of a store were last read to the end; `null` before the first time. */
export const orderReading = (
  { db, clock }: Pick<Overprint, "db" | "clock">,
  storeId: string,
): Promise<string | null> => orderReadingRepository(db, storeId as StoreId, clock).readThrough();

import { defaultOrderProductStatuses, type StatusRepository } from "@overprint/core/orders";
import { asc } from "drizzle-orm";
import type { Db } from "#open.ts";
import { orderProductStatuses } from "#schema/index.ts";

/** The shop's order-product statuses; the defaults until it has saved its own. */
export function statusRepository(db: Db): StatusRepository {
  return {
    list: async () => {
      const rows = await db.select().from(orderProductStatuses).orderBy(asc(orderProductStatuses.position));
      return rows.length > 0 ? rows : defaultOrderProductStatuses;
    },
    save: (statuses) =>
      db.transaction(async (tx) => {
        await tx.delete(orderProductStatuses);
        if (statuses.length > 0)
          await tx
            .insert(orderProductStatuses)
            .values(statuses.map((status, position) => ({ ...status, position })));
      }),
  };
}

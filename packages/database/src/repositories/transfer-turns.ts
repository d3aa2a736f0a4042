import type { TransferRepository } from "@overprint/core/transfer";
import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { rowsOf } from "./rows.ts";

type Turn = Awaited<ReturnType<TransferRepository["inTurn"]>>[number];

/** Order products that wait, were never sent and are on the lists; least recently looked at first. */
export async function transfersInTurn(
  db: Db,
  { productIds, customers }: Parameters<TransferRepository["inTurn"]>[0],
  limit: number,
): Promise<readonly Turn[]> {
  const emails = customers.map((email) => email.toLowerCase());
  const rows = await rowsOf<{ item_id: Turn["itemId"]; looked_at: string | Date | null }>(
    db,
    sql`select i.id as item_id, t.looked_at from store_order_items i
      join store_orders o on o.id = i.order_id
      left join transfers t on t.item_id = i.id and t.copy = 0
      where i.ledger_state = 'open' and coalesce(t.state, 'to-transfer') = 'to-transfer'
        and not exists (select 1 from jobs j where j.item_id = i.id)
        and not exists (select 1 from transfer_jobs r where r.item_id = i.id)
        ${productIds.length > 0 ? sql`and i.store_product_id in ${productIds}` : sql``}
        ${emails.length > 0 ? sql`and lower(o.customer_email) in ${emails}` : sql``}
      order by t.looked_at nulls first, o.placed_at, i.id limit ${limit}`,
  );
  return rows.map(({ item_id, looked_at }) => ({
    itemId: item_id,
    lookedAt: looked_at === null ? null : new Date(looked_at).toISOString(),
  }));
}

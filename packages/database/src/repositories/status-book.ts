import type { FeedState, ItemContext, JobId, JobObservation, StatusBook } from "@overprint/core/status";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import {
  feedAsks,
  feedItems,
  feedStates,
  itemTellings,
  orderCompletions,
  statusLabels,
  statusMappings,
  storeStatuses,
} from "#schema/index.ts";
import { iso } from "./order-rows.ts";
import { rowsOf } from "./rows.ts";

const texts = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;

/** Labels, mappings, tellings, the feed's state and push hints. */
export function statusBook(db: Db): StatusBook {
  return {
    labels: async () =>
      (await db.select().from(statusLabels).orderBy(asc(statusLabels.label))).map(
        ({ label, bucket, firstSeenAt }) => ({ label, bucket, firstSeenAt: iso(firstSeenAt) }),
      ),
    meetLabels: async (labels, at) => {
      if (labels.length === 0) return [];
      const met = await db
        .insert(statusLabels)
        .values(labels.map((label) => ({ label, bucket: null, firstSeenAt: at })))
        .onConflictDoNothing()
        .returning({ label: statusLabels.label });
      return met.map(({ label }) => label);
    },
    sortLabel: async (label, bucket, by, at) => {
      await db
        .insert(statusLabels)
        .values({ label, bucket, firstSeenAt: at, sortedBy: by })
        .onConflictDoUpdate({ target: statusLabels.label, set: { bucket, sortedBy: by } });
      await db.execute(
        sql`update jobs set status_bucket = ${bucket} where lower(status_label) = lower(${label})`,
      );
    },
    mappings: (storeId) =>
      db
        .select({
          label: statusMappings.label,
          statusId: statusMappings.statusId,
          notifyCustomer: statusMappings.notifyCustomer,
          customerWords: statusMappings.customerWords,
        })
        .from(statusMappings)
        .where(eq(statusMappings.storeId, storeId))
        .orderBy(asc(statusMappings.label)),
    saveMapping: async (storeId, mapping, by, at) => {
      const change = { ...mapping, updatedAt: at, updatedBy: by };
      await db
        .insert(statusMappings)
        .values({ storeId, ...change })
        .onConflictDoUpdate({ target: [statusMappings.storeId, statusMappings.label], set: change });
    },
    dropMapping: async (storeId, label) => {
      await db
        .delete(statusMappings)
        .where(and(eq(statusMappings.storeId, storeId), eq(statusMappings.label, label)));
    },
    storeStatuses: (storeId) =>
      db
        .select({ id: storeStatuses.statusId, title: storeStatuses.title })
        .from(storeStatuses)
        .where(eq(storeStatuses.storeId, storeId))
        .orderBy(asc(storeStatuses.position)),
    saveStoreStatuses: (storeId, statuses, at) =>
      db.transaction(async (tx) => {
        await tx.delete(storeStatuses).where(eq(storeStatuses.storeId, storeId));
        if (statuses.length === 0) return;
        await tx.insert(storeStatuses).values(
          statuses.map(({ id, title }, position) => ({
            storeId,
            statusId: id,
            title,
            position,
            importedAt: at,
          })),
        );
      }),
    tellings: async (itemIds) =>
      (
        await db
          .select()
          .from(itemTellings)
          .where(sql`${itemTellings.itemId} = any(${texts(itemIds)})`)
      ).map((row) => ({ ...row, toldAt: row.toldAt === null ? null : iso(row.toldAt) })),
    saveTelling: async ({ trackingNumbers, jobIds, ...telling }) => {
      const change = { ...telling, trackingNumbers: [...trackingNumbers], jobIds: [...jobIds] };
      await db
        .insert(itemTellings)
        .values(change)
        .onConflictDoUpdate({ target: itemTellings.itemId, set: change });
    },
    completeOrder: async (orderId, at) => {
      const added = await db
        .insert(orderCompletions)
        .values({ orderId, completedAt: at })
        .onConflictDoNothing()
        .returning({ orderId: orderCompletions.orderId });
      return added.length > 0;
    },
    reopenOrder: async (orderId) => {
      await db.delete(orderCompletions).where(eq(orderCompletions.orderId, orderId));
    },
    askFeed: async (feed, now, minutes) => {
      const at = now.toISOString();
      const before = new Date(now.getTime() - minutes * 60_000).toISOString();
      const claimed = await db
        .insert(feedAsks)
        .values({ fingerprint: feed, askedAt: at })
        .onConflictDoUpdate({
          target: feedAsks.fingerprint,
          set: { askedAt: at },
          setWhere: lte(feedAsks.askedAt, before),
        })
        .returning({ fingerprint: feedAsks.fingerprint });
      if (claimed.length > 0) return null;
      const [row] = await db.select().from(feedAsks).where(eq(feedAsks.fingerprint, feed));
      return row ? iso(row.askedAt) : at;
    },
    feedState: async (feed) => {
      const [row] = await db
        .select()
        .from(feedStates)
        .where(and(eq(feedStates.id, "feed"), eq(feedStates.fingerprint, feed)));
      return row ? feedStateOf(row) : null;
    },
    saveFeedState: async (state) => {
      const change = { id: "feed", ...state };
      await db.insert(feedStates).values(change).onConflictDoUpdate({ target: feedStates.id, set: change });
    },
    keepFeedItems: (feed, items) => keepFeedItems(db, feed, items),
    feedItems: async (feed, jobIds) =>
      (
        await db
          .select()
          .from(feedItems)
          .where(and(eq(feedItems.fingerprint, feed), sql`${feedItems.jobId} = any(${texts(jobIds)})`))
      ).map(keptOf),
    feedItemsWith: async (feed, words) => {
      if (words.length === 0) return [];
      const holds = sql`exists (select 1 from unnest(${texts(words)}) as w (word) where strpos(${feedItems.text}, w.word) > 0)`;
      const rows = await db
        .select()
        .from(feedItems)
        .where(and(eq(feedItems.fingerprint, feed), holds));
      return rows.map(keptOf);
    },
    noteHints: async (jobIds, at) => {
      const rows = await rowsOf<{ job_id: string }>(
        db,
        sql`with ours as (
          update jobs set next_check_at = ${at}
          where job_id = any(${texts([...new Set(jobIds)])}) returning job_id
        )
        insert into push_hints (job_id, first_at, last_at, times)
        select job_id, ${at}, ${at}, 1 from ours
        on conflict (job_id) do update set last_at = excluded.last_at, times = push_hints.times + 1
        returning job_id`,
      );
      return rows.map(({ job_id }) => job_id as JobId);
    },
    takeHints: async (limit) => {
      const rows = await rowsOf<{ job_id: string }>(
        db,
        sql`delete from push_hints where job_id in (select job_id from push_hints order by first_at limit ${limit})
          returning job_id`,
      );
      return rows.map(({ job_id }) => job_id as JobId);
    },
  };
}

function feedStateOf({ id: _id, ...row }: typeof feedStates.$inferSelect): FeedState {
  return { ...row, fetchedAt: iso(row.fetchedAt), readAt: row.readAt === null ? null : iso(row.readAt) };
}

const keptOf = (row: typeof feedItems.$inferSelect): JobObservation => ({
  jobId: row.jobId as JobId,
  source: "feed",
  label: row.label,
  at: row.at === null ? null : iso(row.at),
  seenAt: iso(row.seenAt),
  trackingNumbers: row.trackingNumbers,
  ...(row.text === null ? {} : { text: row.text }),
});

/** Longer items are cut: twenty thousand of them are kept. */
const keptText = 2_000;

/** Newest first is the order of a feed: the first item of a job is the one to keep. */
async function keepFeedItems(db: Db, feed: string, items: readonly JobObservation[]): Promise<void> {
  const newest = [...new Map(items.toReversed().map((item) => [item.jobId, item])).values()];
  const column = (value: (item: JobObservation) => string | null) => sql.param(newest.map(value));
  await db.execute(sql`truncate feed_items`);
  if (newest.length === 0) return;
  await db.execute(sql`
    insert into feed_items (job_id, fingerprint, label, at, seen_at, tracking_numbers, text)
    select n.job_id, ${feed}, n.label, n.at, n.seen_at, coalesce(string_to_array(nullif(n.numbers, ''), ' '), '{}'), n.text
    from unnest(${column(({ jobId }) => jobId)}::text[], ${column(({ label }) => label)}::text[],
      ${column(({ at }) => at)}::timestamptz[], ${column(({ seenAt }) => seenAt)}::timestamptz[],
      ${column(({ trackingNumbers }) => trackingNumbers.join(" "))}::text[],
      ${column(({ text }) => text?.slice(0, keptText).replaceAll("\0", "") ?? null)}::text[]) as n (job_id, label, at, seen_at, numbers, text)`);
}

/** Order products with their orders and stores; ids that are not there are left out. */
export async function itemContexts(
  db: Db,
  by: { readonly itemIds: readonly string[] } | { readonly orderIds: readonly string[] },
): Promise<readonly ItemContext[]> {
  const which =
    "itemIds" in by ? sql`i.id = any(${texts(by.itemIds)})` : sql`i.order_id = any(${texts(by.orderIds)})`;
  return rowsOf<ItemContext>(
    db,
    sql`select i.id as "itemId", i.external_id as "itemExternalId", i.title as "itemTitle",
        i.quantity * i.sets as "pieces", i.ledger_state = 'excluded' as "isExcluded",
        o.id as "orderId", o.external_id as "orderExternalId", o.number as "orderNumber",
        o.store_id as "storeId", o.currency
      from store_order_items i join store_orders o on o.id = i.order_id where ${which} order by i.order_id, i.position`,
  );
}

import type { ProgramEvent, WebhookDelivery, WebhookEndpoint } from "@overprint/core/programs";
import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { webhookDeliveries, webhookEndpoints } from "#schema/index.ts";
import { iso } from "./order-rows.ts";

export type WebhookRepository = {
  readonly endpoints: () => Promise<readonly WebhookEndpoint[]>;
  readonly endpoint: (id: string) => Promise<WebhookEndpoint | null>;
  readonly saveEndpoint: (endpoint: WebhookEndpoint, by: string) => Promise<void>;
  /** With its log. */
  readonly removeEndpoint: (id: string) => Promise<void>;
  /** Makes one delivery for each active endpoint that wants an event; returns their ids. */
  readonly announce: (
    events: readonly (ProgramEvent & { readonly id: string })[],
    newId: () => string,
  ) => Promise<readonly string[]>;
  /** A test delivery, for one endpoint whatever it subscribes to. */
  readonly add: (delivery: WebhookDelivery) => Promise<void>;
  readonly delivery: (id: string) => Promise<WebhookDelivery | null>;
  readonly saveAttempt: (delivery: WebhookDelivery) => Promise<void>;
  readonly log: (
    query: { readonly endpointId: string | null; readonly state: WebhookDelivery["state"] | null },
    page: { readonly offset: number; readonly limit: number },
  ) => Promise<{ readonly deliveries: readonly WebhookDelivery[]; readonly total: number }>;
  /** Deliveries whose time has come; those whose task was lost are among them. */
  readonly due: (now: string, limit: number) => Promise<readonly string[]>;
  readonly forget: (before: string) => Promise<void>;
};

/** Endpoints and the log of what they were sent. */
export function webhookRepository(db: Db): WebhookRepository {
  const endpoints = async () =>
    (await db.select().from(webhookEndpoints).orderBy(webhookEndpoints.createdAt)).map(endpointOf);
  return {
    endpoints,
    endpoint: async (id) => {
      const [row] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
      return row ? endpointOf(row) : null;
    },
    saveEndpoint: async ({ events, ...endpoint }, by) => {
      const change = { ...endpoint, events: [...events] };
      await db
        .insert(webhookEndpoints)
        .values({ ...change, createdBy: by })
        .onConflictDoUpdate({ target: webhookEndpoints.id, set: change });
    },
    removeEndpoint: async (id) => {
      await db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    },
    announce: async (events, newId) => {
      if (events.length === 0) return [];
      const rows = (await endpoints())
        .filter(({ isActive }) => isActive)
        .flatMap(({ id: endpointId, events: wanted }) =>
          events
            .filter(({ type }) => wanted.includes(type))
            .map(({ id: eventId, ...payload }) => ({
              id: newId(),
              endpointId,
              eventId,
              eventType: payload.type,
              payload,
              state: "waiting" as const,
              createdAt: payload.timestamp,
              nextAttemptAt: payload.timestamp,
            })),
        );
      if (rows.length > 0) await db.insert(webhookDeliveries).values(rows);
      return rows.map(({ id }) => id);
    },
    add: async (delivery) => {
      await db.insert(webhookDeliveries).values(delivery);
    },
    delivery: async (id) => {
      const [row] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
      return row ? deliveryOf(row) : null;
    },
    saveAttempt: async (delivery) => {
      const { state, attempts, lastAttemptAt, nextAttemptAt, deliveredAt, lastStatus, lastError } = delivery;
      await db
        .update(webhookDeliveries)
        .set({ state, attempts, lastAttemptAt, nextAttemptAt, deliveredAt, lastStatus, lastError })
        .where(eq(webhookDeliveries.id, delivery.id));
    },
    log: async ({ endpointId, state }, { offset, limit }) => {
      const where = and(
        endpointId ? eq(webhookDeliveries.endpointId, endpointId) : undefined,
        state ? eq(webhookDeliveries.state, state) : undefined,
      );
      const rows = await db
        .select()
        .from(webhookDeliveries)
        .where(where)
        .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
        .offset(offset)
        .limit(limit);
      const [count] = await db.select({ n: sql<number>`count(*)::int` }).from(webhookDeliveries).where(where);
      return { deliveries: rows.map(deliveryOf), total: count?.n ?? 0 };
    },
    due: async (now, limit) =>
      (
        await db
          .select({ id: webhookDeliveries.id })
          .from(webhookDeliveries)
          .where(and(eq(webhookDeliveries.state, "waiting"), lte(webhookDeliveries.nextAttemptAt, now)))
          .orderBy(webhookDeliveries.nextAttemptAt)
          .limit(limit)
      ).map(({ id }) => id),
    forget: async (before) => {
      await db
        .delete(webhookDeliveries)
        .where(sql`${webhookDeliveries.createdAt} < ${before} and ${webhookDeliveries.state} <> 'waiting'`);
    },
  };
}

const endpointOf = ({ createdBy: _by, ...row }: typeof webhookEndpoints.$inferSelect): WebhookEndpoint => ({
  ...row,
  createdAt: iso(row.createdAt),
});
const asIso = (moment: string | null): string | null => (moment === null ? null : iso(moment));
const deliveryOf = (row: typeof webhookDeliveries.$inferSelect): WebhookDelivery => ({
  ...row,
  createdAt: iso(row.createdAt),
  lastAttemptAt: asIso(row.lastAttemptAt),
  nextAttemptAt: asIso(row.nextAttemptAt),
  deliveredAt: asIso(row.deliveredAt),
});

import { z } from "zod";
import { deliveriesKeptDays, deliverWebhookCall } from "#server/webhooks/calls.ts";
import { deliverWebhook } from "#server/webhooks/deliver.ts";
import { defineTask, type Task } from "./task.ts";

/**
 * Sends one webhook delivery.
 *
 * Throws: never for what the receiver does; that is kept, and the next attempt is a task of its own. If the process dies:
 * it runs again, and the receiver may get the same event id twice. If it runs twice: the second finds it delivered.
 */
export const deliverWebhookTask: Task<{ readonly deliveryId: string }> = defineTask({
  ...deliverWebhookCall,
  title: "Webhook delivery",
  policy: { concurrency: 4, retries: 2, timeoutSeconds: 60 },
  handler: ({ deliveryId }, overprint) => deliverWebhook(overprint, deliveryId),
});

/** Forgets deliveries that were settled more than thirty days ago. Harmless when it throws, dies or runs twice. */
export const forgetDeliveriesTask: Task<Record<string, never>> = defineTask({
  name: "webhooks.forget-deliveries",
  title: "Forget old webhook deliveries",
  payload: z.object({}).strict() as never,
  policy: { pileUp: "one-at-all", retries: 1 },
  handler: async (_payload, { status, clock }) => {
    const before = clock.now().getTime() - deliveriesKeptDays * 86_400_000;
    await status.webhooks.forget(new Date(before).toISOString());
  },
});

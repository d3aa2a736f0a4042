import type { StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import { z } from "zod";
import { forgetUploads } from "#server/storefront/forget-uploads.ts";
import { sendOrderMails } from "#server/storefront/send-order-mails.ts";
import { defineTask } from "./task.ts";

const orderMail = z.discriminatedUnion("about", [
  z.object({ about: z.literal("placed"), orderId: z.string() }),
  z.object({
    about: z.literal("status"),
    orderId: z.string(),
    itemId: z.string(),
    statusId: z.string(),
    comment: z.string().nullable(),
  }),
]);
export type OrderMailPayload = z.infer<typeof orderMail>;

/**
 * Tells the customer, and the shop, about an order.
 *
 * Throws when the mail server does not take the mail: it is tried again with growing pauses. When the process dies after
 * the mail was handed over, and when it runs twice, the customer may get the same mail twice; better than none.
 */
export const orderMailTask = defineTask<OrderMailPayload>({
  name: "orders.mail",
  title: "Mail about an order",
  payload: orderMail,
  policy: { concurrency: 1, retries: 8, retryDelaySeconds: 30, timeoutSeconds: 120 },
  handler: (news, overprint) =>
    sendOrderMails(
      news.about === "placed"
        ? { about: "placed", orderId: news.orderId as StoreOrderId }
        : { ...news, orderId: news.orderId as StoreOrderId, itemId: news.itemId as StoreOrderItemId },
      overprint,
    ),
});

/**
 * Deletes uploads that reached neither cart nor order within a week. Throws when the storage does not answer: what is
 * left is found again the next night. When the process dies between a row and its file, the file stays, unseen.
 * Harmless when it runs twice.
 */
export const forgetUploadsTask = defineTask<Record<string, never>>({
  name: "orders.forget-uploads",
  title: "Forget uploads without an order",
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  policy: { pileUp: "one-at-all" },
  handler: async (_, overprint, signal) => {
    await forgetUploads(overprint, signal);
  },
});

/** Forgets carts that nobody has touched for sixty days. Harmless when it throws, dies or runs twice. */
export const forgetCartsTask = defineTask<Record<string, never>>({
  name: "orders.forget-carts",
  title: "Forget old carts",
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  policy: { pileUp: "one-at-all" },
  handler: async (_, { carts, clock }) => {
    const sixtyDays = 60 * 86_400_000;
    await carts.forgetBefore(new Date(clock.now().getTime() - sixtyDays).toISOString());
  },
});

import { z } from "zod";
import type { TaskCall } from "#tasks/task.ts";

/** Asks that a delivery is sent. */
export const deliverWebhookCall: TaskCall<{ readonly deliveryId: string }> = {
  name: "webhooks.deliver",
  payload: z.object({ deliveryId: z.string() }),
};

/** How long the delivery log reaches back. What still waits to be sent is kept whatever its age. */
export const deliveriesKeptDays = 30;

import { z } from "zod";

/** What programs can be told of. */
export const eventTypes = ["job.status.changed", "job.shipped", "order.completed"] as const;
export type EventType = (typeof eventTypes)[number];

export const eventTitles: Readonly<Record<EventType, string>> = {
  "job.status.changed": "A job has another status at the printer",
  "job.shipped": "A job has left the printer, or its tracking numbers became known",
  "order.completed": "The printer owes nothing more to an order",
};

const parcel = z.object({
  trackingNumber: z.string(),
  carrier: z.string(),
  trackingUrl: z.string().nullable(),
});
const jobData = z.object({
  jobId: z.string(),
  orderNumber: z.string(),
  orderId: z.string(),
  itemId: z.string(),
  status: z.string(),
  bucket: z.string().nullable(),
  statusAt: z.string().nullable(),
});

/** The shape of each event's data: what receivers may rely on. */
export const eventData = {
  "job.status.changed": jobData.extend({ previousStatus: z.string().nullable() }),
  "job.shipped": jobData.extend({ parcels: z.array(parcel) }),
  "order.completed": z.object({ orderId: z.string(), orderNumber: z.string(), completedAt: z.string() }),
} as const;

export type ProgramEvent = {
  [Type in EventType]: {
    readonly type: Type;
    readonly timestamp: string;
    readonly data: z.infer<(typeof eventData)[Type]>;
  };
}[EventType];

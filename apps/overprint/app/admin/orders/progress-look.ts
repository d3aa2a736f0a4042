import type { ItemState, OrderProgress } from "@overprint/core/orders";
import type { Tone } from "../../components/status-badge.tsx";

/** How far an order or an order product is, in words and tone. */
export const progressLooks: Readonly<
  Record<OrderProgress | ItemState, { readonly label: string; readonly tone: Tone }>
> = {
  "to-do": { label: "To do", tone: "waiting" },
  held: { label: "Held", tone: "attention" },
  "at-printer": { label: "At the printer", tone: "going" },
  "partly-shipped": { label: "Partly shipped", tone: "going" },
  shipped: { label: "Shipped", tone: "good" },
  excluded: { label: "Excluded", tone: "off" },
};

export const paymentWords = { unpaid: "unpaid", paid: "paid", invoice: "by invoice" } as const;

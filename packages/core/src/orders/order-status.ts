/** Where a status stands on the customer's timeline. `attention` and `cancelled` stand beside it. */
export const timelineSteps = [
  "received",
  "production",
  "shipped",
  "delivered",
  "attention",
  "cancelled",
] as const;
export type TimelineStep = (typeof timelineSteps)[number];

/**
 * An order-product status of the shop, defined by the shop itself.
 *
 * `title` is for the people who run the shop; `customerTitle` and the mail words are for customers and never name
 * the printer. `mail` is `null` for a status that customers are not told of.
 */
export type OrderProductStatus = {
  readonly id: string;
  readonly title: string;
  readonly customerTitle: string;
  readonly step: TimelineStep;
  readonly position: number;
  readonly mail: { readonly subject: string; readonly words: string } | null;
};

/**
 * The statuses a new shop starts with. The shop may rename them, add more and remove those that nothing uses.
 *
 * `{number}`, `{name}` and `{product}` in the mail words stand for the order number, the customer's first name and
 * the product's title.
 */
export const defaultOrderProductStatuses: readonly OrderProductStatus[] = [
  status("received", "New", "Order received", "received", null),
  status("artwork-check", "Checking artwork", "Checking your artwork", "received", null),
  status("needs-customer", "Waiting for customer", "We need something from you", "attention", {
    subject: "Order {number}: we need something from you",
    words:
      "Hello {name}, we cannot print {product} yet. Please reply to this mail or open your order page; we hold your place in the queue.",
  }),
  status("at-printer", "Sent to printer", "In production", "production", {
    subject: "Order {number}: your print is in production",
    words: "Hello {name}, {product} is on its way to the press. We will write again when it ships.",
  }),
  status("in-production", "In production", "In production", "production", null),
  status("finishing", "Finishing", "Cutting and finishing", "production", null),
  status("on-hold", "On hold at printer", "In production", "production", null),
  status("shipped", "Shipped", "Shipped", "shipped", {
    subject: "Order {number} has shipped",
    words: "Hello {name}, {product} has left our hands. The tracking link is on your order page.",
  }),
  status("delivered", "Delivered", "Delivered", "delivered", {
    subject: "Order {number} has been delivered",
    words:
      "Hello {name}, the carrier says that {product} has been delivered. Tell us if anything is not right.",
  }),
  status("cancelled", "Cancelled", "Cancelled", "cancelled", {
    subject: "Order {number}: {product} was cancelled",
    words: "Hello {name}, {product} was cancelled and will not be charged.",
  }),
].map((known, position) => ({ ...known, position }));

function status(
  id: string,
  title: string,
  customerTitle: string,
  step: TimelineStep,
  mail: OrderProductStatus["mail"],
): Omit<OrderProductStatus, "position"> {
  return { id, title, customerTitle, step, mail };
}

export type TimelineEntry = { readonly label: string; readonly at: string | null };
export type TimelinePoint = {
  readonly step: "received" | "production" | "shipped" | "delivered";
  readonly label: string;
  readonly reached: "done" | "now" | "later";
  readonly at: string | null;
};

const milestones = [
  ["received", "Order received"],
  ["production", "In production"],
  ["shipped", "Shipped"],
  ["delivered", "Delivered"],
] as const;

/**
 * The customer's timeline of one order product: four milestones, each done, reached now, or still to come.
 *
 * @param history - statuses it has had, oldest first; the last one is the present
 */
export function customerTimeline(
  history: readonly { readonly status: OrderProductStatus; readonly at: string }[],
): readonly TimelinePoint[] {
  const steps = milestones.map(([step]) => step as TimelineStep);
  const present = history.at(-1)?.status;
  const reached = present ? reachedMilestone(history, steps) : 0;
  return milestones.map(([step, label], index) => {
    const seen = history.find(({ status: past }) => past.step === step);
    return {
      step,
      label: index === reached && present?.step === step ? present.customerTitle : label,
      reached: index < reached ? "done" : index === reached ? "now" : "later",
      at: index <= reached ? (seen?.at ?? null) : null,
    };
  });
}

/** The present milestone. A status beside the timeline (attention, cancelled) leaves it where it stood. */
function reachedMilestone(
  history: readonly { readonly status: OrderProductStatus }[],
  steps: readonly TimelineStep[],
): number {
  const onTimeline = history
    .map(({ status: past }) => steps.indexOf(past.step))
    .filter((index) => index >= 0);
  return onTimeline.at(-1) ?? 0;
}

/** Puts an order's words into a mail text. Unknown words in braces stay as they are. */
export function fillMail(
  text: string,
  words: { readonly number: string; readonly name: string; readonly product: string },
): string {
  return text.replace(/\{(number|name|product)\}/g, (_, key: keyof typeof words) => words[key]);
}

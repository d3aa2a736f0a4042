import type { KeptAuditEntry } from "@overprint/core/audit";
import type { OrderRecord } from "@overprint/core/orders";
import { deedWords } from "../transfers/deed-words.ts";

export type HistoryPoint = {
  readonly key: string;
  readonly at: string;
  readonly what: string;
  readonly detail: string | null;
};

/** One timeline of an order, newest first, from its statuses, parcels and audit entries. */
export function historyOf(order: OrderRecord, entries: readonly KeptAuditEntry[]): readonly HistoryPoint[] {
  const points = [
    { key: "placed", at: order.placedAt, what: "Order placed", detail: order.customer.name },
    ...order.items.flatMap((item) => [
      ...item.history.map(({ at, statusTitle, by, comment }, index) => ({
        key: `${item.id}-status-${index}`,
        at,
        what: `${item.title}: ${statusTitle}`,
        detail: [by, comment].filter(Boolean).join(": "),
      })),
      ...item.parcels.map(({ recordedAt, carrier, trackingNumber }) => ({
        key: `${item.id}-${trackingNumber}`,
        at: recordedAt,
        what: `${item.title}: shipped with ${carrier}`,
        detail: trackingNumber,
      })),
    ]),
    ...entries.filter(({ action }) => !saidElsewhere.has(action)).map(pointOf),
  ];
  return points.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Actions whose effect is in the timeline already. */
const saidElsewhere = new Set(["order.placed", "item.status"]);

const words: Readonly<Record<string, string>> = {
  "item.hold": "Held",
  "item.exclude": "Excluded from transfer",
  "item.release": "Released",
  "order.confirmation-mailed-again": "Confirmation sent again",
  "jobs.entered": "Job ID entered",
};

const pointOf = ({ id, at, actor, action, subject, after }: KeptAuditEntry): HistoryPoint => ({
  key: `audit-${id}`,
  at,
  what: words[action] ?? (action.startsWith("transfer.") ? transferred(action, subject) : asWords(action)),
  detail: [actor, reasonIn(after)].filter(Boolean).join(": "),
});

const transferred = (action: string, subject: KeptAuditEntry["subject"]) =>
  subject.kind === "job" ? `${deedWords(action)} ${subject.id}` : deedWords(action);

/** `transfer.sent` reads `Transfer sent`. */
function asWords(action: string): string {
  const text = action.replaceAll(/[._-]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function reasonIn(after: unknown): string | null {
  if (typeof after !== "object" || after === null || !("reason" in after)) return null;
  return typeof after.reason === "string" ? after.reason : null;
}

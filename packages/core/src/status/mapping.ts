import type { StoreStatus } from "#stores/index.ts";
import { isSameLabel, type SortedLabel, type StatusBucket } from "./bucket.ts";

/** What a status of the printer means in one store. `statusId` null: the order product keeps the status it has. */
export type StatusMapping = {
  readonly label: string;
  readonly statusId: string | null;
  readonly notifyCustomer: boolean;
  /** Told to the customer with the status; never names the printer. */
  readonly customerWords: string | null;
};

type Suggestion = {
  /** Titles of store statuses that fit, best first. */
  readonly titles: readonly RegExp[];
  readonly notifyCustomer: boolean;
  readonly customerWords: string | null;
};

const accepted = [/accept|confirm|received/i, /process/i, /production|printing/i];
const production = [/in production|printing|on press/i, /production/i, /process/i];
const suggestions: Readonly<Record<StatusBucket, Suggestion>> = {
  "waiting-for-us": {
    titles: [/on hold|hold/i, /action|waiting|await/i, ...accepted],
    notifyCustomer: false,
    customerWords: null,
  },
  accepted: {
    titles: accepted,
    notifyCustomer: false,
    customerWords: "Your order is being prepared for print.",
  },
  "in-production": {
    titles: production,
    notifyCustomer: false,
    customerWords: "Your order is being printed.",
  },
  trouble: {
    titles: [/trouble|issue|problem/i, /on hold|hold/i, ...production],
    notifyCustomer: false,
    customerWords: null,
  },
  leaving: {
    titles: [/ready|packag|pick ?up/i, ...production],
    notifyCustomer: false,
    customerWords: "Your order is printed and about to leave.",
  },
  shipped: {
    titles: [/shipped/i, /dispatch|sent|on its way/i, /complete/i],
    notifyCustomer: true,
    customerWords: "Your order is on its way.",
  },
  delivered: {
    titles: [/delivered/i, /complete/i, /shipped/i],
    notifyCustomer: true,
    customerWords: "Your order has been delivered.",
  },
  closed: { titles: [], notifyCustomer: false, customerWords: null },
};

/**
 * The mapping a store starts with: each label takes the store status whose title fits its bucket best. A cancelled job
 * takes the store's cancelled status; what the printer closed in another way changes nothing by itself.
 */
export function defaultMapping(
  labels: readonly SortedLabel[],
  storeStatuses: readonly StoreStatus[],
): readonly StatusMapping[] {
  return labels.map(({ label, bucket }) => suggestMapping(label, bucket, storeStatuses));
}

/** The suggestion for one label; a label without a bucket is left unmapped. */
export function suggestMapping(
  label: string,
  bucket: StatusBucket | null,
  storeStatuses: readonly StoreStatus[],
): StatusMapping {
  if (bucket === null) return { label, statusId: null, notifyCustomer: false, customerWords: null };
  const { titles, notifyCustomer, customerWords } = suggestions[bucket];
  const wanted = isSameLabel(label, "Canceled") ? [/cancel/i] : titles;
  return { label, statusId: bestStatus(wanted, storeStatuses)?.id ?? null, notifyCustomer, customerWords };
}

function bestStatus(titles: readonly RegExp[], statuses: readonly StoreStatus[]): StoreStatus | undefined {
  return titles.flatMap((title) => statuses.find((status) => title.test(status.title)) ?? [])[0];
}

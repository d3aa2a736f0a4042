import { progressOf, type StatusBucket } from "./bucket.ts";
import { type Parcel, parcelsOf } from "./carrier.ts";
import type { Job } from "./job.ts";
import type { StatusMapping } from "./mapping.ts";

/** What a store has been told of an order product so far. */
export type ToldStore = {
  readonly label: string | null;
  /** The label with which the customer was notified last. */
  readonly notifiedLabel: string | null;
  readonly trackingNumbers: readonly string[];
};

/** What is still to be told. `status` null: nothing new, or a label that maps to nothing. */
export type ItemWrite = {
  readonly label: string | null;
  readonly status: {
    readonly statusId: string;
    readonly notifyCustomer: boolean;
    readonly customerWords: string | null;
  } | null;
  readonly newParcels: readonly Parcel[];
};

type JobState = Pick<Job, "statusLabel" | "bucket" | "statusAt">;

/**
 * The state of an order product that became several jobs: that of its least advanced job, so that nothing is called
 * shipped while a part is on press. Cancelled and otherwise closed jobs count only when all are.
 */
export function itemState(
  jobs: readonly JobState[],
): { readonly label: string; readonly bucket: StatusBucket | null } | null {
  const living = jobs.filter(({ bucket }) => bucket !== "closed");
  const [least] = (living.length > 0 ? living : jobs).toSorted(
    (a, b) =>
      progressOf(a.bucket) - progressOf(b.bucket) || (b.statusAt ?? "").localeCompare(a.statusAt ?? ""),
  );
  return least?.statusLabel ? { label: least.statusLabel, bucket: least.bucket } : null;
}

/**
 * Decides what a store is told of one order product; telling it twice is the same as once. The customer hears of a
 * shipment once its tracking number is known, so that the message can carry it.
 */
export function planItemWrite(
  jobs: readonly Pick<Job, "statusLabel" | "bucket" | "statusAt" | "trackingNumbers">[],
  told: ToldStore,
  mappingOf: (label: string) => StatusMapping | null,
): ItemWrite {
  const state = itemState(jobs);
  const parcels = parcelsOf(jobs.flatMap(({ trackingNumbers }) => trackingNumbers));
  const newParcels = parcels.filter(({ trackingNumber }) => !told.trackingNumbers.includes(trackingNumber));
  const mapping = state && mappingOf(state.label);
  if (!state || mapping?.statusId == null) return { label: state?.label ?? null, status: null, newParcels };
  const mayNotify = state.bucket !== "shipped" || parcels.length > 0;
  const notifyCustomer = mapping.notifyCustomer && mayNotify && told.notifiedLabel !== state.label;
  const { statusId, customerWords } = mapping;
  return {
    label: state.label,
    status: state.label !== told.label || notifyCustomer ? { statusId, notifyCustomer, customerWords } : null,
    newParcels,
  };
}

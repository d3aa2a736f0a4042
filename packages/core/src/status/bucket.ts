/** Who has to act on a job, or how far it is. Every label of the printer belongs to one. */
export const statusBuckets = [
  "waiting-for-us",
  "accepted",
  "in-production",
  "trouble",
  "leaving",
  "shipped",
  "delivered",
  "closed",
] as const;
export type StatusBucket = (typeof statusBuckets)[number];

/** The words of a bucket for people. */
export const bucketTitles: Readonly<Record<StatusBucket, string>> = {
  "waiting-for-us": "Waiting for us",
  accepted: "Accepted",
  "in-production": "In production",
  trouble: "In trouble",
  leaving: "Leaving",
  shipped: "Shipped",
  delivered: "Delivered",
  closed: "Closed otherwise",
};

/** A label of the printer and the bucket it is sorted into; `null` = nobody has sorted it yet. */
export type SortedLabel = { readonly label: string; readonly bucket: StatusBucket | null };
export type BucketOf = (label: string) => StatusBucket | null;

const sameLabel = (label: string) => label.trim().toLowerCase();

/** Whether two labels are the same one, whatever their case. */
export const isSameLabel = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && sameLabel(a) === sameLabel(b);

/** Looks labels up whatever their case; a later entry for the same label replaces an earlier one. */
export function bucketsOf(labels: readonly SortedLabel[]): BucketOf {
  const byLabel = new Map(labels.map(({ label, bucket }) => [sameLabel(label), bucket]));
  return (label) => byLabel.get(sameLabel(label)) ?? null;
}

const progress: Readonly<Record<StatusBucket, number>> = {
  "waiting-for-us": 0,
  accepted: 0,
  "in-production": 1,
  trouble: 1,
  leaving: 2,
  shipped: 3,
  delivered: 4,
  closed: 4,
};

/** How far a bucket is: 0 before production to 4 done. A label without a bucket counts as in production. */
export const progressOf = (bucket: StatusBucket | null): number =>
  bucket === null ? progress["in-production"] : progress[bucket];

/** The parcel has left the printer. */
export const hasShipped = (bucket: StatusBucket | null): boolean =>
  bucket === "shipped" || bucket === "delivered";

/** Nothing more will be printed for it: shipped, delivered, or closed otherwise. */
export const isDone = (bucket: StatusBucket | null): boolean => progressOf(bucket) >= progress.shipped;

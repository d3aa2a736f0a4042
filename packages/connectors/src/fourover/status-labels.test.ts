import { defaultMapping, type StatusBucket } from "@overprint/core/status";
import { expect, test } from "vitest";
import { publishedLabels } from "./status-labels.ts";

const storeStatuses = [
  { id: "1", title: "New Order" },
  { id: "2", title: "Order Received" },
  { id: "3", title: "On Hold" },
  { id: "4", title: "In Production" },
  { id: "5", title: "Ready for Pickup" },
  { id: "6", title: "Shipped" },
  { id: "7", title: "Delivered" },
  { id: "8", title: "Cancelled" },
];

const labelsOf: Readonly<Record<StatusBucket, readonly string[]>> = {
  "waiting-for-us": [
    "Awaiting Artwork",
    "Awaiting Preview Approval",
    "On Hold: Awaiting Group Artwork and/or Approval",
    "On Hold: Contact Processing",
    "On Hold: Contact Accounting",
    "On Hold: Awaiting Revised Upload",
    "On Hold: Contact Imposition",
    "On Hold: Per Customer",
    "On Hold: Awaiting Mailing List",
    "On Hold: Awaiting Proof Approval",
    "On Hold: Troubleshooting Review",
    "On Hold: Awaiting Mailing Payment",
    "On Hold: Preparing Proof, Awaiting Customer Approval",
    "On Hold: Mailing",
    "Message Left With Customer",
    "Awaiting Customer Response",
    "Awaiting New Files",
    "Awaiting Samples",
    "On Hold: Awaiting Reprint Upload",
  ],
  accepted: ["New", "Order Pending", "Pre-Flighting", "Batch Prep", "Received New Files", "Received Samples"],
  "in-production": [
    "Batch Imposition",
    "Plated",
    "On Press",
    "Post-Press",
    "UV Coating",
    "Silk Coating",
    "Cutting",
    "Finishing",
    "Foiling",
    "Bindery",
    "Bindery Complete",
    "Mailing",
    "Mailing Addressing",
    "Status Adjustment",
    "Packaging",
    "Department Transfer",
  ],
  trouble: [
    "Support / Trouble Demarcation",
    "Delivery Rejected",
    "In Troubleshooting",
    "Assigned to Troubleshooter",
    "Sent to Reprint",
  ],
  leaving: [
    "Delivery Pending",
    "On Pallet for Delivery",
    "Pickup Staging",
    "Out for Mail Drop",
    "Out for Local Delivery",
    "OK to Pickup",
  ],
  shipped: ["Complete: Shipped", "Complete: Mailed", "Complete OH", "Complete WA", "Complete"],
  delivered: ["Complete: Shipment Delivery Confirmed", "Complete: Delivered", "Complete: Picked Up"],
  closed: [
    "Complete: Cost Split With Customer",
    "Complete: Ticket is denied any Reprint, Discount or Coupon",
    "Complete: Discount Applied",
    "Complete: Coupon Given",
    "Complete: Ticket Closed",
    "Complete: QC Reprint",
    "Complete: Reprint",
    "Complete: Discarded",
    "Canceled",
  ],
};

test("4over publishes 69 labels and each is sorted into one bucket", () => {
  expect(publishedLabels).toHaveLength(69);
  expect(Object.values(labelsOf).flat()).toHaveLength(69);
});

const expected: Readonly<Record<StatusBucket, string | null>> = {
  "waiting-for-us": "3",
  accepted: "2",
  "in-production": "4",
  trouble: "3",
  leaving: "5",
  shipped: "6",
  delivered: "7",
  closed: null,
};
const cases = Object.entries(labelsOf).flatMap(([bucket, labels]) =>
  labels.map((label) => ({
    label,
    bucket,
    statusId: label === "Canceled" ? "8" : expected[bucket as StatusBucket],
    notifies: bucket === "shipped" || bucket === "delivered",
  })),
);
const mapping = defaultMapping(publishedLabels, storeStatuses);

test.each(cases)(
  "$label is $bucket and maps to store status $statusId",
  ({ label, bucket, statusId, notifies }) => {
    expect(publishedLabels.find((one) => one.label === label)?.bucket).toBe(bucket);
    expect(mapping.find((one) => one.label === label)).toMatchObject({ statusId, notifyCustomer: notifies });
  },
);

test("a store with few statuses is mapped as far as they go", () => {
  const few = defaultMapping(publishedLabels, [
    { id: "a", title: "Processing" },
    { id: "b", title: "Complete" },
  ]);
  const of = (label: string) => few.find((one) => one.label === label)?.statusId;
  expect([of("New"), of("On Press"), of("Complete: Shipped"), of("Canceled")]).toEqual(["a", "a", "b", null]);
});

test("no words for the customer name the printer", () => {
  expect(mapping.filter(({ customerWords }) => /4over/i.test(customerWords ?? ""))).toEqual([]);
});

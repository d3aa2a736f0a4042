import { expect, test } from "vitest";
import type { Address } from "#shipping/index.ts";
import { editsAfterTransfer } from "./edited-after-transfer.ts";
import type { OrderItemRecord, OrderRecord } from "./repository.ts";
import type { StoreOrder } from "./store-order.ts";

const shipTo: Address = {
  company: "",
  firstName: "Dana",
  lastName: "Whitfield",
  email: null,
  phone: "",
  street: "412 N Brand Blvd",
  street2: "",
  city: "Glendale",
  state: "CA",
  postalCode: "91201",
  country: "US",
};
type Item = Pick<
  OrderItemRecord,
  "externalId" | "quantity" | "specification" | "shipTo" | "jobIds" | "standing" | "title" | "id"
>;
const item = (change: Partial<Item> = {}) =>
  ({
    id: "item-1",
    externalId: "40125",
    title: "Business cards",
    quantity: 250,
    specification: [{ label: "Printing", value: "4/4" }],
    shipTo: null,
    jobIds: ["Z3126529173-001"],
    standing: { state: "at-printer", reason: null },
    ...change,
  }) as OrderItemRecord;
// Only what the rule reads.
const before = (...items: OrderItemRecord[]) => ({ shipTo, items }) as unknown as OrderRecord;
const after = (change: Partial<StoreOrder> = {}) =>
  ({ shipTo, items: [item()], ...change }) as unknown as StoreOrder;

test("an order edited after its transfer says what no longer reaches the printer", () => {
  const edited = item({ quantity: 500, specification: [{ label: "Printing", value: "4/0" }] });
  expect(editsAfterTransfer(before(item()), after({ items: [edited] }))).toEqual([
    {
      itemId: "item-1",
      title: "Business cards",
      changes: ["quantity 250 became 500", '"Printing: 4/4" became "Printing: 4/0"'],
    },
  ]);
});

test("a changed delivery address and a removed order product count as edits", () => {
  expect(
    editsAfterTransfer(before(item()), after({ shipTo: { ...shipTo, street: "1 Elm St" } }))[0]?.changes,
  ).toEqual(["the delivery address changed"]);
  expect(editsAfterTransfer(before(item()), after({ items: [] }))[0]?.changes).toEqual([
    "it was removed from the order",
  ]);
});

test("an order product that is not at the printer yet may change freely", () => {
  const waiting = item({ jobIds: [], standing: { state: "to-do", reason: null } });
  expect(editsAfterTransfer(before(waiting), after({ items: [item({ quantity: 500 })] }))).toEqual([]);
});

test("the same order again is no edit", () => {
  expect(editsAfterTransfer(before(item()), after())).toEqual([]);
});

import type { Address } from "#shipping/index.ts";
import type { OrderRecord } from "./repository.ts";
import type { StoreOrder, StoreOrderItem, StoreOrderItemId } from "./store-order.ts";

/** What somebody changed in the store after the order product had gone to the printer. */
export type LateEdit = {
  readonly itemId: StoreOrderItemId;
  readonly title: string;
  readonly changes: readonly string[];
};

/**
 * Edits that no longer reach the printer: order products with a job whose quantity, specification or ship-to changed,
 * or that were removed from the order. Prices and texts are the store's own affair.
 */
export function editsAfterTransfer(before: OrderRecord, after: StoreOrder): readonly LateEdit[] {
  return before.items.flatMap((item) => {
    const isAtPrinter =
      item.jobIds.length > 0 || item.standing.state === "at-printer" || item.standing.state === "shipped";
    if (!isAtPrinter) return [];
    const now = after.items.find(({ externalId }) => externalId === item.externalId);
    const changes = now
      ? changesOf(item, now, before.shipTo, after.shipTo)
      : ["it was removed from the order"];
    return changes.length > 0 ? [{ itemId: item.id, title: item.title, changes }] : [];
  });
}

function changesOf(
  item: StoreOrderItem,
  now: StoreOrderItem,
  shipTo: Address,
  shipToNow: Address,
): readonly string[] {
  const specification = (of: StoreOrderItem) =>
    of.specification.map(({ label, value }) => `${label}: ${value}`).join("; ");
  const [was, is] = [specification(item), specification(now)];
  const [from, to] = [postal(item.shipTo ?? shipTo), postal(now.shipTo ?? shipToNow)];
  return [
    ...(item.quantity !== now.quantity ? [`quantity ${item.quantity} became ${now.quantity}`] : []),
    ...(was !== is ? [`"${was}" became "${is}"`] : []),
    ...(from !== to ? ["the delivery address changed"] : []),
  ];
}

const postal = ({
  company,
  firstName,
  lastName,
  street,
  street2,
  city,
  state,
  postalCode,
  country,
}: Address) =>
  [company, firstName, lastName, street, street2, city, state, postalCode, country].join("|").toLowerCase();

import type { UnreadableOrder } from "@overprint/connectors/onprintshop";
import type { Problems } from "@overprint/core/problems";
import type { KnownStore } from "@overprint/database";

export const unreadableKey = (storeId: string, number: string) =>
  `store-order-unreadable:${storeId}:${number}`;

/** An order that cannot be taken in yet is a problem until it can: it is never passed over in silence. */
export async function reportUnreadable(
  problems: Problems,
  store: KnownStore,
  order: UnreadableOrder,
): Promise<void> {
  await problems.open({
    key: unreadableKey(store.id, order.number),
    code: "store/order-unreadable",
    severity: "stops-an-order",
    subjects: [{ kind: "store", id: store.id, label: `${store.name}, order ${order.number}` }],
    what: `Order ${order.number} of ${store.name} could not be taken in. ${order.reason}`,
    meaning: "It is not lost: it is read again until it can be taken in.",
    doNext: order.doNext,
    link: "/admin/settings/stores",
  });
}

import type { Money } from "@overprint/core/money";
import {
  customerTimeline,
  missingArtwork,
  type OrderItemRecord,
  type OrderProductStatus,
  type OrderRecord,
  type TimelinePoint,
} from "@overprint/core/orders";
import { addressLines } from "@overprint/core/shipping";
import { type Picture, pictureOf } from "@overprint/core/storefront";

/** An order as its customer sees it: no trade price, no job id, no facility, no printer. */
export type OrderView = {
  readonly number: string;
  readonly placedAt: string;
  readonly shipTo: readonly string[];
  readonly items: readonly ItemView[];
  readonly shipping: { readonly name: string; readonly price: Money } | null;
  readonly total: Money;
  readonly email: string;
};

export type ItemView = {
  readonly id: string;
  readonly title: string;
  readonly picture: Picture;
  readonly quantity: string;
  readonly specification: OrderItemRecord["specification"];
  readonly price: Money;
  readonly status: string;
  readonly needsYou: boolean;
  readonly isCancelled: boolean;
  readonly timeline: readonly TimelinePoint[];
  readonly artwork: readonly {
    readonly field: string;
    readonly label: string;
    readonly fileName: string | null;
  }[];
  readonly parcels: readonly {
    readonly trackingNumber: string;
    readonly carrier: string;
    readonly url: string | null;
  }[];
};

export function viewOfOrder(order: OrderRecord, statuses: readonly OrderProductStatus[]): OrderView {
  return {
    number: order.number,
    placedAt: order.placedAt,
    shipTo: addressLines(order.shipTo),
    items: order.items.map((item) => itemView(item, order, statuses)),
    shipping: order.shippingMethod && { name: order.shippingMethod.name, price: order.shippingMethod.price },
    total: order.total,
    email: order.customer.email,
  };
}

function itemView(
  item: OrderItemRecord,
  order: OrderRecord,
  statuses: readonly OrderProductStatus[],
): ItemView {
  const byId = new Map(statuses.map((status) => [status.id, status]));
  const received = statuses.find(({ step }) => step === "received");
  const history = [
    ...(received ? [{ status: received, at: order.placedAt }] : []),
    ...item.history.flatMap(({ statusId, at }) => {
      const status = byId.get(statusId);
      return status ? [{ status, at }] : [];
    }),
  ];
  const present = history.at(-1)?.status;
  return {
    id: item.id,
    title: item.title,
    picture: pictureOf(item.title),
    quantity: `${item.sets > 1 ? `${item.sets} × ` : ""}${item.quantity.toLocaleString("en-US")}`,
    specification: item.specification,
    price: item.price,
    status: present?.customerTitle ?? "Order received",
    needsYou: present?.step === "attention",
    isCancelled: present?.step === "cancelled",
    timeline: customerTimeline(history),
    artwork: artworkOf(item),
    parcels: item.parcels.map(({ trackingNumber, carrier, trackingUrl }) => ({
      trackingNumber,
      carrier,
      url: trackingUrl,
    })),
  };
}

/** Files can be added until the job is at the printer. */
function artworkOf(item: OrderItemRecord): ItemView["artwork"] {
  const isOpen = item.standing.state === "to-do" || item.standing.state === "held";
  const isOneSided = item.specification.some(({ value }) => /front only/i.test(value));
  const sides = isOneSided ? 1 : 2;
  const reasons = isOneSided ? (["fr"] as const) : (["fr", "bk"] as const);
  const missing = missingArtwork(item, sides);
  return Array.from({ length: item.sets }, (_, index) => index + 1).flatMap((set) =>
    reasons.flatMap((reason) => {
      const known = item.artwork.find((one) => one.set === set && one.reason === reason);
      const isMissing = missing.some((one) => one.set === set && one.reason === reason);
      if (!known && !(isMissing && isOpen)) return [];
      const side = isOneSided ? "Your file" : reason === "fr" ? "Front" : "Back";
      return [
        {
          field: `art-${set}-${reason}`,
          label: item.sets > 1 ? `Set ${set}, ${side.toLowerCase()}` : side,
          fileName: known?.file.fileName ?? null,
        },
      ];
    }),
  );
}

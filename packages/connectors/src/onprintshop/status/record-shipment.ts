import { type Outcome, ok } from "@overprint/core/outcome";
import type { StoreRefusal, StoreShipment } from "@overprint/core/stores";
import { OnPrintShopOutcomeUnknownError, type Order } from "@overprint/onprintshop";
import type { StatusContext } from "./context.ts";
import { asRefusal, orderMissing } from "./refusals.ts";

const enterByHand = "Enter the tracking number in OnPrintShop by hand, under Shipment.";

/**
 * Records a parcel: a shipment with its package and pieces, then courier and tracking number on the order. The same
 * parcel recorded twice is one shipment: its id is kept, and a shipment whose answer was lost is looked for first.
 */
export async function recordShipment(
  context: StatusContext,
  orderId: string,
  shipment: StoreShipment,
): Promise<Outcome<{ readonly recorded: true }, StoreRefusal>> {
  const { client, links } = context;
  const order = await client.orders.find(Number(orderId));
  if (!order) return orderMissing(orderId);
  const owner = `order:${orderId}`;
  const known = await links.find("shipment", owner, shipment.trackingNumber);
  const value = { carrier: shipment.carrier, items: shipment.items };
  const remember = (externalId: number | null) =>
    links.save([{ kind: "shipment", key: shipment.trackingNumber, owner, externalId, value }]);
  try {
    if (!known && (await isThere(context, Number(orderId), shipment.trackingNumber))) await remember(null);
    else if (known?.externalId !== null)
      await remember(await write(context, Number(orderId), known?.externalId ?? null, shipment));
    await nameCourier(context, order, shipment);
    return ok({ recorded: true });
  } catch (error) {
    if (!(error instanceof OnPrintShopOutcomeUnknownError)) return asRefusal(error, enterByHand);
    if (!(await isThere(context, Number(orderId), shipment.trackingNumber))) throw error;
    await remember(null);
    return ok({ recorded: true });
  }
}

const write = (
  { client }: StatusContext,
  orderId: number,
  shipmentId: number | null,
  { trackingNumber, items }: StoreShipment,
) =>
  client.orders.setShipment(orderId, shipmentId, trackingNumber, [
    {
      weight: 0,
      length: 0,
      width: 0,
      height: 0,
      tracking: trackingNumber,
      opdata: items.map(({ itemExternalId, pieces }) => ({
        opid: Number(itemExternalId),
        qty: String(pieces),
      })),
    },
  ]);

async function isThere({ client }: StatusContext, orderId: number, trackingNumber: string): Promise<boolean> {
  for await (const shipment of client.orders.shipments(orderId)) {
    const packages = JSON.stringify(shipment.shipment_package ?? "");
    if (shipment.shipment_tracking_number === trackingNumber || packages.includes(`"${trackingNumber}"`))
      return true;
  }
  return false;
}

/** A shipment has no courier field; the order has one, and one text for all tracking numbers. */
async function nameCourier(
  { client }: StatusContext,
  order: Order,
  { carrier, trackingNumber }: StoreShipment,
): Promise<void> {
  const numbers = (order.airway_bill_number ?? "").split(/[,\s]+/).filter((number) => number !== "");
  if (numbers.includes(trackingNumber) && order.courier_company_name) return;
  const all = [...new Set([...numbers, trackingNumber])].join(", ");
  await client.orders.updateOrder(order.orders_id ?? 0, {
    courier_company_name: carrier === "unknown" ? (order.courier_company_name ?? "") : carrier,
    tracking_number: all,
    notify: 0,
  });
}

import type { OrderItemRecord, OrderRecord } from "@overprint/core/orders";
import type { PaymentProfile, TradeOrder, TradePrinter } from "@overprint/core/printer";
import type { JobId } from "@overprint/core/status";
import { jobRepository, type ParcelSighting, recordParcelSightings } from "@overprint/database";
import { sendCommand } from "@overprint/simulators/fourover";
import { simulatedPrinterSetting } from "#server/simulation.ts";
import { syncOrders } from "#server/status/order-sync.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { Seeder } from "../index.ts";
import { type Fate, type Scene, scenes } from "./scenes.ts";
import { hoursAgo, orderIdOf } from "./seed-orders.ts";

/**
 * Jobs for the orders that were sent: placed at the simulated printer through the real client, then moved along there.
 * Their statuses come back the way they always do. An order product that has a job is left alone.
 */
export const jobsSeeder: Seeder = {
  name: "jobs",
  saying: "Sending some of them to the simulated printer",
  seed: async (overprint) => {
    const printer = await overprint.printer();
    const simulator = await overprint.settings.get(simulatedPrinterSetting);
    if (!printer.ok || !simulator) return;
    const profile = (await printer.value.fetchPaymentProfiles()).find(({ isDummy }) => !isDummy);
    if (!profile) return;
    const at = { printer: printer.value, profile, simulatorUrl: simulator.url };
    const sent = scenes.toReversed().map((scene, index) => sendScene(scene, index, at, overprint));
    const sightings = (await Promise.all(sent)).flat();
    const everything = { runId: overprint.newId(), scope: { kind: "all" }, startedBy: "seed" } as const;
    await syncOrders(overprint, everything, new AbortController().signal);
    await recordParcelSightings(overprint.db, sightings);
  },
};

type AtPrinter = {
  readonly printer: TradePrinter;
  readonly profile: PaymentProfile;
  readonly simulatorUrl: string;
};

/** Sends what a scene says was sent, and tells when its parcels would have been seen, had somebody watched. */
async function sendScene(
  scene: Scene,
  index: number,
  at: AtPrinter,
  overprint: Overprint,
): Promise<readonly ParcelSighting[]> {
  const order = await overprint.orders.find(orderIdOf(index));
  if (!order) return [];
  const sightings: ParcelSighting[] = [];
  for (const [place, { fate }] of scene.items.entries()) {
    const item = order.items.find(({ id }) => id === `${order.id}-${place + 1}`);
    if (item && (fate.kind === "job" || fate.kind === "shipped") && item.jobIds.length === 0) {
      const jobId = await sendItem({ order, item, fate, scene }, at, overprint);
      const hours = Math.max(1, sentHoursAgo(scene) - (3 + (index % 3)) * 24);
      if (jobId) sightings.push({ jobId, firstSeenAt: hoursAgo(hours, overprint) });
    }
  }
  return sightings;
}

/** An order is sent when a tenth of its age has passed. */
const sentHoursAgo = (scene: Scene) => scene.hoursAgo * 0.9;

type Sent = {
  readonly order: OrderRecord;
  readonly item: OrderItemRecord;
  readonly fate: Extract<Fate, { kind: "job" | "shipped" }>;
  readonly scene: Scene;
};

async function sendItem(
  { order, item, fate, scene }: Sent,
  at: AtPrinter,
  overprint: Overprint,
): Promise<JobId | null> {
  const trade = await tradeOrderOf(order, item, at);
  const placed = trade ? await at.printer.placeOrder(trade) : null;
  const job = placed?.ok ? placed.value.accepted[0] : undefined;
  if (!job) return null;
  const jobId = job.jobId as JobId;
  await jobRepository(overprint.db).add(
    [
      {
        jobId,
        orderId: order.id,
        itemId: item.id,
        origin: "transferred",
        jobName: job.jobName,
        cost: job.cost?.total ?? null,
        promisedDate: hoursAgo(sentHoursAgo(scene) - 7 * 24, overprint).slice(0, 10),
        currency: order.total.currency,
      },
    ],
    hoursAgo(sentHoursAgo(scene), overprint),
  );
  await moveAlong(jobId, fate, at.simulatorUrl);
  return jobId;
}

async function moveAlong(jobId: JobId, fate: Sent["fate"], simulatorUrl: string): Promise<void> {
  if (fate.kind === "job") await sendCommand(simulatorUrl, "move", { jobId, status: fate.label });
  else {
    await sendCommand(simulatorUrl, "ship", { jobId, parcels: fate.parcels });
    if (fate.isDelivered) await sendCommand(simulatorUrl, "move", { jobId, status: delivered });
  }
}

const delivered = "Complete: Shipment Delivery Confirmed";

/** `null` when the printer quotes no shipping for it. */
async function tradeOrderOf(
  order: OrderRecord,
  item: OrderItemRecord,
  { printer, profile }: AtPrinter,
): Promise<TradeOrder | null> {
  const { combination } = item;
  if (!combination) return null;
  const quote = await printer.fetchShippingQuote(combination, order.shipTo, item.sets, true);
  const shipping = quote.ok && quote.value.kind === "quoted" ? quote.value.options[0] : undefined;
  if (!shipping) return null;
  return {
    reference: `${order.number}-demo-${item.id.at(-1)}`,
    isTest: true,
    coupon: null,
    paymentToken: profile.token,
    jobs: [
      {
        combination,
        sets: [{ jobName: `${order.number}-${item.id.at(-1)}.1-demo`, files: {} }],
        attachAfterwards: true,
        isDropShipped: false,
        shipTo: order.shipTo,
        shipFrom: null,
        shipping: { code: shipping.code, name: shipping.name },
        shipFromFacility: shipping.facilityCode,
        bypassAddressValidation: true,
      },
    ],
  };
}

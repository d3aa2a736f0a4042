import { missingFiles } from "@overprint/core/artwork";
import type { Actor } from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import { liveMethods, saveShipping } from "./shipping-step.ts";
import {
  proposeFiles,
  requiredFiles,
  type Standing,
  saveArtwork,
  saveMapping,
  shippingStart,
  standingOf,
} from "./steps.ts";

/** `true` = the step is done and the next one may be tried. */
type Step = (overprint: Overprint, standing: Standing, by: Actor) => Promise<boolean>;

/**
 * Fills in the steps that need no judgement: a synced product as it was ordered, artwork that is complete, the method that
 * the customer bought to an address that the printer validates, paid with the profile that Settings names. Whatever
 * differs from that is left to a person.
 */
export async function prepareByItself(overprint: Overprint, itemId: string, by: Actor): Promise<void> {
  for (const step of [mapAsOrdered, confirmArtwork, shipAsBought]) {
    const standing = await standingOf(overprint, itemId, 0);
    if (!standing || !(await step(overprint, standing, by))) return;
  }
}

const mapAsOrdered: Step = async (overprint, standing, by) => {
  const { combination } = standing.item;
  if (standing.record.mapping) return true;
  if (!combination || !standing.source?.isOnSale) return false;
  const chosen = { combination, runSizeReason: null, origin: "synced" as const };
  return (await saveMapping(overprint, standing, chosen, by)).ok;
};

const confirmArtwork: Step = async (overprint, standing, by) => {
  const { item, record } = standing;
  if (record.artwork) return true;
  const required = await requiredFiles(overprint, record);
  if (!required.ok) return false;
  const files = proposeFiles(item, required.value);
  if (missingFiles(required.value, item.sets, files).length > 0) return false;
  return (await saveArtwork(overprint, standing, by)).ok;
};

const shipAsBought: Step = async (overprint, standing, by) => {
  const { order, item, record } = standing;
  if (record.shipping) return true;
  const start = await shippingStart(overprint, standing);
  const ports = await overprint.transfer.ports();
  if (!ports.ok || !order.shippingMethod || !start.payment || !start.shipFrom) return false;
  if ((await ports.value.printer.checkAddress(start.shipTo)).kind !== "valid") return false;
  const shipping = { ...start, addressCheck: "valid" as const };
  const live = await liveMethods(overprint, standing, shipping);
  const bought = order.shippingMethod.name.toLowerCase();
  const method =
    live.kind === "quoted" ? live.options.find(({ name }) => name.toLowerCase() === bought) : undefined;
  if (!method) return false;
  return (await saveShipping(overprint, item, record.copy, { ...shipping, method }, by)).ok;
};

import { assignRoles, type FileRequirement, inReadingOrder, trimSizeOf } from "@overprint/core/artwork";
import type { Combination, TradeProduct } from "@overprint/core/catalogue";
import type { StoreOrder, StoreOrderItem } from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import {
  type Actor,
  type ArtworkChoice,
  blindSenderSetting,
  type CheckedFile,
  type ChosenFile,
  type MappingChoice,
  paymentKey,
  paymentProfileSetting,
  type ShippingChoice,
  type TransferRecord,
  withoutToken,
  withPrinterFiles,
} from "@overprint/core/transfer";
import type { MappingSource } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { artworkInspection } from "#server/wiring/transfer.ts";

export type StepRefusal = { readonly what: string; readonly doNext: string };
export type Standing = {
  readonly order: StoreOrder;
  readonly item: StoreOrderItem;
  readonly record: TransferRecord;
  /** The trade product it was published from; `null` for a product of the store's own. */
  readonly source: MappingSource | null;
};

/** The order product a step is about; `null` = it is not known here. */
export async function standingOf(
  overprint: Overprint,
  itemId: string,
  copy: number,
): Promise<Standing | null> {
  const order = await overprint.orders.findByItem(itemId as StoreOrderItem["id"]);
  const item = order?.items.find((one) => one.id === itemId);
  if (!order || !item) return null;
  const { records, memory } = overprint.transfer;
  const [record, source] = await Promise.all([records.load(item.id, copy), memory.sourceOf(item)]);
  return { order, item, record, source };
}

/** Under what a mapping is remembered. */
export const memoryKey = (item: StoreOrderItem): string =>
  item.storeProductId ?? `title:${item.title.toLowerCase()}`;

/** The words of a combination; `null` when the product does not have it. */
export function describeCombination(product: TradeProduct, combination: Combination) {
  const runSize = product.runSizes.find((one) => one.id === combination.runSizeId);
  const colorSpec = product.colorSpecs.find((one) => one.id === combination.colorSpecId);
  const turnaround = product.turnarounds.find((one) => one.id === combination.turnaroundId);
  if (!runSize || !colorSpec || (combination.turnaroundId && !turnaround)) return null;
  return {
    runSize: runSize.pieces,
    colorSpec: colorSpec.name,
    turnaround: turnaround?.label ?? "",
    options: product.optionGroups.flatMap((group) =>
      group.options
        .filter((option) => combination.optionIds.includes(option.id))
        .map((option) => ({ group: group.name, name: option.name })),
    ),
  };
}

/** Step 1: what will be made, at the printer's price of today. Remembered for the next order of the same product. */
export async function saveMapping(
  overprint: Overprint,
  { item, record }: Standing,
  chosen: {
    readonly combination: Combination;
    readonly runSizeReason: string | null;
    readonly origin: MappingChoice["origin"];
  },
  by: Actor,
): Promise<Outcome<TransferRecord, StepRefusal>> {
  const { catalogue, transfer, clock } = overprint;
  const product = await catalogue.products.loadTradeProduct(chosen.combination.productId);
  const words = product && describeCombination(product, chosen.combination);
  if (!product || !words)
    return refused({
      what: "4over does not have this combination.",
      doNext: "Choose another in the price calculator.",
    });
  if (words.runSize !== item.quantity && !chosen.runSizeReason)
    return refused({
      what: `The customer ordered ${item.quantity.toLocaleString("en-US")}, you chose ${words.runSize.toLocaleString("en-US")}. Nothing is rounded silently.`,
      doNext: "Choose the ordered run size, or write down why another one is right.",
    });
  const ports = await transfer.ports();
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  const quote = await ports.value.printer.fetchQuote(chosen.combination);
  if (!quote.ok)
    return refused({
      what: "4over does not offer this combination today.",
      doNext: "Choose another turnaround, color or option.",
    });
  const value: MappingChoice = {
    combination: chosen.combination,
    origin: chosen.origin,
    productCode: product.code,
    productTitle: product.description,
    ...words,
    trim: trimSizeOf(product, chosen.combination.optionIds),
    runSizeReason: words.runSize === item.quantity ? null : chosen.runSizeReason,
    tradePrice: quote.value.total,
    confirmedBy: by.actor,
    confirmedAt: clock.now().toISOString(),
  };
  const saved = await transfer.records.saveStep(item.id, record.copy, { step: "mapping", value }, by);
  if (!saved.ok) return refused({ what: saved.problem.what, doNext: "Open it to see where it stands." });
  await transfer.memory.remember(memoryKey(item), item.specification, value, clock.now().toISOString());
  return ok(saved.value);
}

/** The files that the printer wants for this combination, front first. */
export async function requiredFiles(
  overprint: Overprint,
  record: TransferRecord,
): Promise<Outcome<readonly FileRequirement[], StepRefusal>> {
  if (!record.mapping)
    return refused({ what: "Step 1 is not done.", doNext: "Map it with a 4over product first." });
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  return ok(inReadingOrder(await ports.value.printer.fetchFileRequirements(record.mapping.combination)));
}

/** What the customer uploaded or somebody put here, each in its role; uploads without a fitting role get one by name. */
export function proposeFiles(
  item: StoreOrderItem,
  required: readonly FileRequirement[],
): readonly ChosenFile[] {
  const sets = Array.from({ length: item.sets }, (_, index) => index + 1);
  return sets.flatMap((set) => {
    const own = item.artwork.filter((one) => one.set === set);
    const fitting = own.filter((one) => required.some(({ reason }) => reason === one.reason));
    const left = required.filter(({ reason }) => fitting.every((one) => one.reason !== reason));
    const rest = own.filter((one) => !fitting.includes(one)).map(({ file }) => file);
    return [...fitting, ...assignRoles(left, rest).map(({ reason, file }) => ({ set, reason, file }))];
  });
}

/** Step 2: our preflight and then the printer's, over every file; both kinds of findings are kept together. */
export async function saveArtwork(
  overprint: Overprint,
  { item, record }: Standing,
  by: Actor,
): Promise<Outcome<TransferRecord, StepRefusal>> {
  const required = await requiredFiles(overprint, record);
  if (!required.ok) return required;
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  const files = proposeFiles(item, required.value);
  const checked: CheckedFile[] = [];
  for (const { file } of files) {
    if (checked.some((one) => one.artworkId === file.id)) continue;
    const { findings } = await artworkInspection(overprint.settings)(
      { bytes: await overprint.storage.get(file.key), type: file.type },
      record.mapping?.trim ?? null,
    );
    checked.push({
      artworkId: file.id,
      sha256: file.sha256,
      fetchedSha256: null,
      printerFileId: null,
      findings,
    });
  }
  const value: ArtworkChoice = {
    required: required.value,
    files,
    checked,
    confirmedBy: by.actor,
    confirmedAt: overprint.clock.now().toISOString(),
  };
  const { bleedIn } = await ports.value.conditions();
  const registered = await withPrinterFiles(ports.value, { ...record, artwork: value }, bleedIn);
  const withHashes = await Promise.all(
    (registered.artwork?.checked ?? []).map((file) => withFetchedHash(overprint, file)),
  );
  const saved = await overprint.transfer.records.saveStep(
    item.id,
    record.copy,
    { step: "artwork", value: { ...value, checked: withHashes } },
    by,
  );
  return saved.ok
    ? ok(saved.value)
    : refused({ what: saved.problem.what, doNext: "Open it to see where it stands." });
}

async function withFetchedHash({ audit }: Overprint, file: CheckedFile): Promise<CheckedFile> {
  const [last] = await audit.ofSubject("artwork", file.artworkId, 1);
  const after = last?.action === "artwork.fetched" ? (last.after as { sha256?: string } | null) : null;
  return { ...file, fetchedSha256: after?.sha256 ?? null };
}

/** What step 3 begins with: the order's address, the shop's sender, no method, the profile that Settings names. */
export async function shippingStart(
  overprint: Overprint,
  { order, item, record }: Standing,
): Promise<ShippingChoice> {
  if (record.shipping) return record.shipping;
  const wanted = await overprint.settings.get(paymentProfileSetting);
  const ports = wanted ? await overprint.transfer.ports() : null;
  const profiles = ports?.ok ? await ports.value.printer.fetchPaymentProfiles() : [];
  return {
    shipTo: item.shipTo ?? order.shipTo,
    addressCheck: "unchecked",
    bypassReason: null,
    isDropShipped: true,
    shipFrom: order.blindShipFrom ?? (await overprint.settings.get(blindSenderSetting)),
    method: null,
    facility: null,
    tax: null,
    payment: profiles.map(withoutToken).find((profile) => paymentKey(profile) === wanted) ?? null,
    coupon: null,
    methodReason: null,
    confirmedBy: "",
    confirmedAt: "",
  };
}

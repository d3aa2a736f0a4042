import type { Combination } from "#catalogue/index.ts";
import { type Choice, type CompleteChoice, type Configurator, priceIn } from "#configurator/index.ts";
import { money } from "#money/index.ts";
import type { ChosenConfiguration, ConfigurationRefusal, PricedConfiguration } from "#orders/index.ts";
import { type Outcome, ok, refused } from "#outcome/index.ts";
import type { ShelfProduct } from "./shelf.ts";

/** The printer's combination of a choice; `null` for products of the shop's own. */
export type CombinationOf = (product: ShelfProduct, choice: CompleteChoice) => Promise<Combination | null>;

/**
 * Prices what a customer chose from the product's configurator, which is the price book seen from the store.
 *
 * @returns what it is and costs, or `combination-not-offered` with a sentence for the customer
 */
export async function priceChosen(
  product: ShelfProduct,
  chosen: ChosenConfiguration,
  combinationOf: CombinationOf,
): Promise<Outcome<PricedConfiguration, ConfigurationRefusal>> {
  const { configurator } = product;
  const known = onlyKnownOptions(configurator, chosen);
  if (!known.ok) return refused({ kind: "combination-not-offered", reason: known.reason });
  const priced = priceIn(configurator, chosen);
  if (!priced.ok) return refused({ kind: "combination-not-offered", reason: priced.reason });
  const runSize = configurator.runSizes.find(({ id }) => id === chosen.runSizeId);
  const colorSpec = configurator.colorSpecs.find(({ id }) => id === chosen.colorSpecId);
  return ok({
    title: product.title,
    sku: null,
    pieces: runSize?.pieces ?? 0,
    combination: await combinationOf(product, chosen),
    specification: specificationOf(product, chosen),
    pricePerSet: money(priced.value.total, configurator.currency),
    productionDays: turnaroundOf(configurator, chosen)?.days ?? ownProductionDays,
    sides: colorSpec?.sides ?? 2,
    areaSquareInches: product.sizeIn ? product.sizeIn.widthIn * product.sizeIn.heightIn : unknownArea,
  });
}

/** Business days for products without a choice of turnaround. */
export const ownProductionDays = { from: 3, to: 5 } as const;
/** A half letter sheet, in square inches, where the size is not known. */
const unknownArea = 46.75;

function onlyKnownOptions(
  { optionGroups }: Configurator,
  { optionIds }: ChosenConfiguration,
): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
  const known = new Set(optionGroups.flatMap(({ options }) => options.map(({ id }) => id)));
  if (new Set(optionIds).size !== optionIds.length)
    return { ok: false, reason: "An option was chosen twice." };
  return optionIds.every((id) => known.has(id))
    ? { ok: true }
    : { ok: false, reason: "An option is not offered for this product any more. Choose again." };
}

const turnaroundOf = (configurator: Configurator, choice: Choice) =>
  configurator.turnarounds.find(({ id }) => id === choice.turnaroundId);

/** The specification as customers read it: size, quantity, colors, turnaround, options. */
export function specificationOf(
  { configurator, sizeIn }: Pick<ShelfProduct, "configurator" | "sizeIn">,
  choice: CompleteChoice,
): readonly { readonly label: string; readonly value: string }[] {
  const runSize = configurator.runSizes.find(({ id }) => id === choice.runSizeId);
  const colorSpec = configurator.colorSpecs.find(({ id }) => id === choice.colorSpecId);
  const turnaround = turnaroundOf(configurator, choice);
  const options = configurator.optionGroups.flatMap((group) =>
    group.options
      .filter(({ id }) => choice.optionIds.includes(id))
      .map(({ name }) => ({ label: group.name, value: name })),
  );
  return [
    ...(sizeIn ? [{ label: "Size", value: `${sizeIn.widthIn}" x ${sizeIn.heightIn}"` }] : []),
    ...(runSize ? [{ label: "Quantity", value: runSize.pieces.toLocaleString("en-US") }] : []),
    ...(colorSpec && configurator.colorSpecs.length > 1
      ? [{ label: "Printed sides", value: plainColorSpec(colorSpec) }]
      : []),
    ...(turnaround ? [{ label: "Production time", value: turnaround.label }] : []),
    ...options,
  ];
}

/** A colour spec in words that customers use, with the trade's own behind: `Full color, both sides (4/4)`. */
export function plainColorSpec({ name, sides }: { readonly name: string; readonly sides: 1 | 2 }): string {
  const inks = /^\s*(\d+)\s*\/\s*(\d+)/.exec(name);
  if (!inks) return name;
  const spec = `${inks[1]}/${inks[2]}`;
  if (inks[1] === "4" && inks[2] === "1") return `Full color front, black back (${spec})`;
  const foil = /foil on (front|back|both sides)/i.exec(name);
  const words = sides === 1 ? "Full color, front only" : "Full color, both sides";
  return foil ? `${words}, foil on ${foil[1]?.toLowerCase()} (${spec})` : `${words} (${spec})`;
}

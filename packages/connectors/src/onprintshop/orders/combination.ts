import type { Combination, RunSizeId, TradeProductId } from "@overprint/core/catalogue";
import type { StoreLink } from "@overprint/core/stores";
import type { OrderProduct } from "@overprint/onprintshop";
import { type ChoiceParts, combinationOf } from "../pricing/choice.ts";
import type { WantedProduct, WantedSize } from "../publishing/wanted.ts";
import { featuresOf, sizeIdOf } from "./features.ts";

/**
 * What an order product means at the printer, by what was published under its ids.
 *
 * @param links - all links of the product the order product names
 * @returns `null` when anything cannot be mapped for certain: a quantity that is no run size, a choice we did not make.
 *   Nothing is rounded or guessed.
 */
export function mapCombination(line: OrderProduct, links: readonly StoreLink[]): Combination | null {
  const product = links.find(({ kind }) => kind === "product")?.value as WantedProduct | undefined;
  const runSize = product?.runSizes.find(({ pieces }) => pieces === line.products_quantity);
  const size = sizeOf(line, links);
  const attributes = attributesOf(line, links);
  if (!product || !runSize || !size || !attributes) return null;
  // What a link stands for was written by us as plain data of exactly these types.
  const parts = [size.parts, product.fixed, ...attributes].filter((one): one is ChoiceParts => one !== null);
  return combinationOf(product.tradeProductId as TradeProductId, runSize.id as RunSizeId, parts);
}

function sizeOf(line: OrderProduct, links: readonly StoreLink[]): WantedSize | null {
  const sizes = links.filter(({ kind }) => kind === "size");
  const id = sizeIdOf(line);
  const byId = sizes.find(({ externalId }) => id !== null && externalId === id);
  const byTitle = sizes.find(({ value }) => value.title === line.productsize);
  const only = sizes.length === 1 && id === null ? sizes[0] : undefined;
  return ((byId ?? byTitle ?? only)?.value as WantedSize | undefined) ?? null;
}

/** By the attribute's id, else by its label under an option of ours. One that is not ours makes the whole unmappable. */
function attributesOf(line: OrderProduct, links: readonly StoreLink[]): readonly ChoiceParts[] | null {
  const attributes = links.filter(({ kind }) => kind === "attribute");
  const options = new Map(
    links.filter(({ kind }) => kind === "option").map(({ key, value }) => [key, value.title]),
  );
  const found: ChoiceParts[] = [];
  for (const feature of featuresOf(line)) {
    const byId = attributes.find(
      ({ externalId }) => feature.attributeId !== null && externalId === feature.attributeId,
    );
    const byLabel = attributes.filter(
      ({ value }) => value.label === feature.label && options.get(String(value.option)) === feature.heading,
    );
    const attribute = byId ?? (byLabel.length === 1 ? byLabel[0] : undefined);
    if (!attribute) return null;
    found.push(attribute.value.parts as ChoiceParts);
  }
  return found;
}

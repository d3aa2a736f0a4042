import type { ColorSpecId, Combination, OptionId, RunSizeId, TurnaroundId } from "#catalogue/index.ts";
import { type CompleteChoice, finishedSize } from "#configurator/index.ts";
import { ok } from "#outcome/index.ts";
import { type MarkupRule, type PriceBook, placeCombination, retailPrice } from "#pricing/index.ts";
import type { PublishableProduct } from "#stores/index.ts";
import type { CompiledProduct } from "./price-books.ts";
import { bleedInches, type PrintDefaults } from "./settings.ts";
import { internalTitle, type StoreProduct } from "./store-product.ts";

/**
 * What a store must know of a synced product to sell it, with retail prices through `rule`.
 *
 * @param defaults - the bleed, and whether customers read ` (4over)` too
 */
export function publishableProduct(
  product: StoreProduct,
  category: { readonly id: string; readonly name: string },
  { product: trade, book }: CompiledProduct,
  rule: MarkupRule,
  defaults: Pick<PrintDefaults, "bleedThousandths" | "showSuffixToCustomers">,
): PublishableProduct {
  const size = sizeOf(trade);
  return {
    id: product.id,
    tradeProductId: trade.id,
    title: defaults.showSuffixToCustomers ? internalTitle(product) : product.title,
    internalTitle: internalTitle(product),
    sku: product.sku,
    description: product.description,
    category,
    size,
    bleedIn: bleedInches(defaults),
    currency: book.currency,
    runSizes: book.runSizes,
    colorSpecs: book.colorSpecs,
    turnarounds: book.turnarounds,
    optionGroups: book.groups
      .filter((group) => !group.isIncluded)
      .map(({ id, name, kind, min, max, from, to }) => ({
        id,
        name,
        kind,
        min,
        max,
        options: book.options.slice(from, to).map((option) => ({ id: option.id, name: option.name })),
      })),
    price: (combination) => {
      const placed = placeCombination(book, combination);
      if (!placed.ok) return placed;
      const { retail, trade: tradePrice } = retailPrice(book, placed.value, rule);
      return ok({ retail, trade: tradePrice });
    },
  };
}

/**
 * What the printer is asked to make for a customer's choice: with the options that are part of every order of the product.
 *
 * @returns `null` when the printer does not offer it (any more)
 */
export function combinationFor(book: PriceBook, choice: CompleteChoice): Combination | null {
  const placed = placeCombination(book, {
    productId: book.productId,
    runSizeId: choice.runSizeId as RunSizeId,
    colorSpecId: choice.colorSpecId as ColorSpecId,
    turnaroundId: choice.turnaroundId as TurnaroundId | null,
    optionIds: choice.optionIds as OptionId[],
  });
  if (!placed.ok) return null;
  const { r, c, t, options } = placed.value;
  return {
    productId: book.productId,
    runSizeId: book.runSizes[r]?.id as RunSizeId,
    colorSpecId: book.colorSpecs[c]?.id as ColorSpecId,
    turnaroundId: book.turnarounds[t]?.id ?? null,
    optionIds: options.map((o) => book.options[o]?.id as OptionId),
  };
}

/** The finished size: of the Size group where there is one, else of the description. */
export function sizeOf({
  optionGroups,
  description,
}: Pick<CompiledProduct["product"], "optionGroups" | "description">): PublishableProduct["size"] {
  const named = optionGroups.find((group) => group.kind === "size")?.options[0]?.name;
  const inches = finishedSize(named ?? "") ?? finishedSize(description);
  return inches && { title: named ?? `${inches.widthIn}" x ${inches.heightIn}"`, ...inches };
}

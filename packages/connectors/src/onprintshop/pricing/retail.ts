import type { RunSize } from "@overprint/core/catalogue";
import type { PublishableProduct } from "@overprint/core/stores";
import { type Choice, type ChoiceParts, combinationOf } from "./choice.ts";

export type RetailAndTrade = { readonly retailMinor: number; readonly tradeMinor: number };

/** What a run of these choices costs the customer and us; `null` when the printer does not offer it. */
export function priceOf(
  product: PublishableProduct,
  runSize: RunSize,
  parts: readonly ChoiceParts[],
): RetailAndTrade | null {
  const combination = combinationOf(product.tradeProductId, runSize.id, parts);
  const outcome = combination ? product.price(combination) : null;
  return outcome?.ok
    ? { retailMinor: outcome.value.retail.minor, tradeMinor: outcome.value.trade.minor }
    : null;
}

export const pricedWith = (
  product: PublishableProduct,
  runSize: RunSize,
  choices: readonly Choice[],
): RetailAndTrade | null =>
  priceOf(
    product,
    runSize,
    choices.map(({ parts }) => parts),
  );

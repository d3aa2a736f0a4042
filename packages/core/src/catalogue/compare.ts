import { choiceChanges } from "./choice-changes.ts";
import { priceMove } from "./price-moves.ts";
import type { ProductChange } from "./product-change.ts";
import type { TradeProduct } from "./trade-product.ts";

/** Sentences about one product that a person reads in a diff; the rest is counted. */
const mostSentences = 30;

/**
 * What changed between two readings of one product; `null` = nothing that we sell by.
 *
 * @param names - names of categories by id, for people
 */
export function compareProducts(
  before: TradeProduct,
  after: TradeProduct,
  names: ReadonlyMap<string, string> = new Map(),
): Extract<ProductChange, { kind: "changed" }> | null {
  const renamed = [
    ...differs("code", before.code, after.code),
    ...differs("description", before.description, after.description),
    ...differs("categories", categoriesOf(before, names), categoriesOf(after, names)),
  ];
  const options = choiceChanges(before, after);
  const prices = priceMove(before, after);
  if (renamed.length === 0 && options.length === 0 && prices === null) return null;
  return {
    kind: "changed",
    productId: after.id,
    code: after.code,
    description: after.description,
    renamed,
    options: shortened(options),
    prices,
  };
}

const differs = (what: string, before: string, after: string) =>
  before === after ? [] : [{ what, before, after }];

const categoriesOf = (product: TradeProduct, names: ReadonlyMap<string, string>) =>
  product.categoryIds
    .map((id) => names.get(id) ?? id)
    .sort()
    .join(", ");

const shortened = (sentences: readonly string[]) =>
  sentences.length <= mostSentences
    ? sentences
    : [...sentences.slice(0, mostSentences), `And ${sentences.length - mostSentences} more changes.`];

import type { Combination, TradeProductId } from "#catalogue/index.ts";
import type { StoreOrderItem } from "#orders/index.ts";
import { codeLikeness, readProductCode } from "./sku.ts";
import { isSizeToken, isStockToken, tokensOf } from "./tokens.ts";

/** A trade product as far as suggestions need it. */
export type MappingCandidate = { readonly id: string; readonly code: string; readonly description: string };

/** A mapping that a person confirmed before, with its options. */
export type RememberedMapping = {
  readonly combination: Combination;
  readonly productCode: string;
  readonly runSize: number;
  /** The specification of the order product then, by label. */
  readonly specification: readonly { readonly label: string; readonly value: string }[];
  readonly usedTimes: number;
  readonly lastUsedAt: string;
};

export type MappingSuggestion = {
  readonly productId: string;
  readonly productCode: string;
  readonly description: string;
  readonly origin: "published" | "remembered" | "sku" | "title";
  /** 0 to 1. Never 1: a person confirms. */
  readonly confidence: number;
  /** What differs from the order product, in words; empty = nothing was found. */
  readonly differences: readonly string[];
  /** Options and all, where the mapping is remembered. */
  readonly combination: Combination | null;
};

/**
 * Suggests what an order product might be at the printer, best first, at most five: what was confirmed for it before,
 * then the product it was published from, its SKU by the printer's grammar, and the words of its title.
 *
 * @param publishedFrom - id of the trade product that the store product was published from; `null` = the store's own
 */
export function suggestMapping(
  item: Pick<StoreOrderItem, "title" | "sku" | "quantity" | "specification">,
  candidates: readonly MappingCandidate[],
  remembered: readonly RememberedMapping[],
  publishedFrom: string | null = null,
): readonly MappingSuggestion[] {
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const byCode = new Map(candidates.map((one) => [one.code, one]));
  const known = remembered.map((one) => fromMemory(item, one, byId.get(one.combination.productId), byCode));
  const source = publishedFrom === null ? undefined : byId.get(publishedFrom);
  const published = source ? [suggestion(source, "published", 0.97, [])] : [];
  const found = [...known, ...published, ...fromSku(item, candidates), ...fromTitle(item, candidates)];
  const best = new Map<string, MappingSuggestion>();
  for (const one of found)
    if ((best.get(one.productId)?.confidence ?? 0) < one.confidence) best.set(one.productId, one);
  return [...best.values()].toSorted((a, b) => b.confidence - a.confidence).slice(0, 5);
}

/** The printer gives a product a new id now and then: its code stays, so the memory follows the code, less sure. */
function fromMemory(
  item: Pick<StoreOrderItem, "quantity" | "specification">,
  memory: RememberedMapping,
  same: MappingCandidate | undefined,
  byCode: ReadonlyMap<string, MappingCandidate>,
): MappingSuggestion {
  const product = same ?? byCode.get(memory.productCode);
  const changed = changedLines(memory.specification, item.specification);
  const differences = [
    ...(product ? [] : [`${memory.productCode} is no longer in the catalogue.`]),
    ...(product && !same
      ? [`4over gave ${memory.productCode} a new id: check run size, color and options.`]
      : []),
    ...(memory.runSize === item.quantity
      ? []
      : [
          `Last time ${memory.runSize.toLocaleString("en-US")} pieces, now ${item.quantity.toLocaleString("en-US")}.`,
        ]),
    ...changed,
  ];
  const unsure = same ? 0 : product ? 0.1 : 0.6;
  const confidence = Math.max(
    0.2,
    0.98 - 0.04 * changed.length - unsure - (memory.runSize === item.quantity ? 0 : 0.05),
  );
  // A candidate's id is a trade product's; the cast only names it.
  const productId = (product?.id ?? memory.combination.productId) as TradeProductId;
  return {
    productId,
    productCode: memory.productCode,
    description: product?.description ?? memory.productCode,
    origin: "remembered",
    confidence: round(confidence),
    differences,
    combination: { ...memory.combination, productId },
  };
}

type Lines = RememberedMapping["specification"];

/** Lines of a specification that are not as they were. */
function changedLines(before: Lines, now: Lines): readonly string[] {
  const was = new Map(before.map(({ label, value }) => [label, value]));
  const is = new Map(now.map(({ label, value }) => [label, value]));
  const labels = [...new Set([...was.keys(), ...is.keys()])];
  return labels
    .filter((label) => was.get(label) !== is.get(label))
    .map((label) => `${label}: was ${was.get(label) ?? "not given"}, now ${is.get(label) ?? "not given"}.`);
}

function fromSku(
  item: Pick<StoreOrderItem, "sku">,
  candidates: readonly MappingCandidate[],
): readonly MappingSuggestion[] {
  const code = readProductCode(item.sku ?? "");
  if (!code) return [];
  return candidates.flatMap((candidate): readonly MappingSuggestion[] => {
    const other = readProductCode(candidate.code);
    const likeness = other ? codeLikeness(code, other) : 0;
    if (!other || likeness < 0.6) return [];
    const differences = [
      ...(code.stock === other.stock ? [] : [`Stock ${other.stock} instead of ${code.stock}.`]),
      ...(code.product === other.product ? [] : [`Product ${other.product} instead of ${code.product}.`]),
      ...(code.size === other.size
        ? []
        : [`Size ${other.size ?? "none"} instead of ${code.size ?? "none"}.`]),
    ];
    return [suggestion(candidate, "sku", likeness === 1 ? 0.95 : 0.55, differences)];
  });
}

/** Sizes and stocks weigh most: a matching noun in the wrong size is not what was ordered. */
const weightOf = (token: string) => (isSizeToken(token) ? 4 : isStockToken(token) ? 3 : 1);

function fromTitle(
  item: Pick<StoreOrderItem, "title" | "specification">,
  candidates: readonly MappingCandidate[],
): readonly MappingSuggestion[] {
  const wanted = tokensOf([item.title, ...item.specification.map(({ value }) => value)].join(" "));
  const whole = [...wanted].reduce((sum, token) => sum + weightOf(token), 0);
  if (whole === 0) return [];
  return candidates.flatMap((candidate): readonly MappingSuggestion[] => {
    const has = tokensOf(candidate.description);
    const shared = [...wanted].filter((token) => has.has(token));
    const score = shared.reduce((sum, token) => sum + weightOf(token), 0) / whole;
    if (score < 0.35) return [];
    const clash = (is: (token: string) => boolean, word: string) => {
      const ours = [...wanted].find(is);
      const theirs = [...has].find(is);
      if (!ours || ours === theirs) return [];
      return [theirs ? `${word} ${theirs} instead of ${ours}.` : `Does not say ${ours}.`];
    };
    const clashes = [...clash(isSizeToken, "Size"), ...clash(isStockToken, "Stock")];
    const more = [...has].filter(
      (token) => !wanted.has(token) && !isSizeToken(token) && !isStockToken(token),
    );
    const differences = [...clashes, ...(more.length > 0 ? [`Also says: ${more.join(", ")}.`] : [])];
    const likeness = Math.min(0.85, score * (clashes.length > 0 ? 0.6 : 1)) * extraWords(more.length);
    return [suggestion(candidate, "title", likeness, differences)];
  });
}

/** A variant that says more than the order ("front only") stands below the product that says the same. */
const extraWords = (count: number) => Math.max(0.7, 0.95 ** count);

const suggestion = (
  { id, code, description }: MappingCandidate,
  origin: MappingSuggestion["origin"],
  confidence: number,
  differences: readonly string[],
): MappingSuggestion => ({
  productId: id,
  productCode: code,
  description,
  origin,
  confidence: round(confidence),
  differences,
  combination: null,
});

const round = (share: number) => Math.round(share * 100) / 100;

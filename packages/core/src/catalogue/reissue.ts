import type { OptionGroup, TradeProduct, TradeProductId } from "./trade-product.ts";

/** A product that left and one that came, thought to be one. `confidence` is 0 to 100, with its reasons. */
export type Reissue = {
  readonly replaces: TradeProductId;
  readonly productId: TradeProductId;
  readonly confidence: number;
  readonly because: readonly string[];
};

/** Below this nobody is asked: the products have too little in common. */
const leastConfidence = 60;

/**
 * Pairs products that left with products that came under a new identifier: by product code first, then by size, stock,
 * coating, category and description. Each is used once, the surest pair first. A person confirms; nothing follows by itself.
 */
export function pairReissued(
  removed: readonly TradeProduct[],
  added: readonly TradeProduct[],
): readonly Reissue[] {
  const byKey = new Map<string, TradeProduct[]>();
  for (const product of added)
    for (const key of new Set([`code ${product.code}`, `like ${likeness(product)}`]))
      byKey.set(key, [...(byKey.get(key) ?? []), product]);
  const pairs = removed.flatMap((old) => {
    const candidates = new Set([
      ...(byKey.get(`code ${old.code}`) ?? []),
      ...(byKey.get(`like ${likeness(old)}`) ?? []),
    ]);
    return [...candidates].map((fresh) => weigh(old, fresh));
  });
  return chooseSurest(pairs.filter((pair) => pair.confidence >= leastConfidence));
}

/** What a re-issue rarely changes: the physical thing. */
const likeness = (product: TradeProduct) =>
  (["size", "stock", "coating"] as const).map((kind) => attribute(product, kind)).join(" / ");

function attribute(product: TradeProduct, kind: OptionGroup["kind"]): string {
  return product.optionGroups
    .filter((group) => group.kind === kind)
    .flatMap((group) => group.options.map((option) => option.name))
    .sort()
    .join("+");
}

function weigh(old: TradeProduct, fresh: TradeProduct): Reissue {
  const signs: readonly (readonly [boolean, number, string])[] = [
    [old.code === fresh.code, 60, "the same product code"],
    [
      attribute(old, "size") !== "" && attribute(old, "size") === attribute(fresh, "size"),
      10,
      "the same size",
    ],
    [
      attribute(old, "stock") !== "" && attribute(old, "stock") === attribute(fresh, "stock"),
      10,
      "the same stock",
    ],
    [
      attribute(old, "coating") !== "" && attribute(old, "coating") === attribute(fresh, "coating"),
      10,
      "the same coating",
    ],
    [old.description.toLowerCase() === fresh.description.toLowerCase(), 20, "the same description"],
    [old.categoryIds.some((id) => fresh.categoryIds.includes(id)), 5, "the same category"],
    [samePieces(old, fresh), 5, "the same run sizes"],
  ];
  const found = signs.filter(([holds]) => holds);
  return {
    replaces: old.id,
    productId: fresh.id,
    confidence: Math.min(
      99,
      found.reduce((sum, [, weight]) => sum + weight, 0),
    ),
    because: found.map(([, , words]) => words),
  };
}

const samePieces = (a: TradeProduct, b: TradeProduct) =>
  a.runSizes.map((one) => one.pieces).join() === b.runSizes.map((one) => one.pieces).join();

function chooseSurest(pairs: readonly Reissue[]): readonly Reissue[] {
  const used = new Set<TradeProductId>();
  return pairs
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter((pair) => {
      if (used.has(pair.replaces) || used.has(pair.productId)) return false;
      used.add(pair.replaces).add(pair.productId);
      return true;
    });
}

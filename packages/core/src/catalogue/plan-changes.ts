import { compareProducts } from "./compare.ts";
import { contentHash } from "./content-hash.ts";
import type { ProductChange } from "./product-change.ts";
import { pairReissued } from "./reissue.ts";
import type { TradeProduct } from "./trade-product.ts";

/**
 * The change set between two catalogues: what was added, removed, renamed, re-issued, what can be chosen differently, and
 * how prices moved. Nothing happens yet.
 */
export function planCatalogueChanges(
  before: readonly TradeProduct[],
  after: readonly TradeProduct[],
  names: ReadonlyMap<string, string> = new Map(),
): readonly ProductChange[] {
  const old = new Map(before.map((product) => [product.id, product]));
  const now = new Map(after.map((product) => [product.id, product]));
  const changed = after.flatMap((product) => {
    const was = old.get(product.id);
    if (!was || contentHash(was) === contentHash(product)) return [];
    return compareProducts(was, product, names) ?? [];
  });
  const came = after.filter((product) => !old.has(product.id));
  const left = before.filter((product) => !now.has(product.id));
  return [...changed, ...arrivals(left, came)];
}

/** Added and removed products, with re-issued ones paired. */
export function arrivals(
  left: readonly TradeProduct[],
  came: readonly TradeProduct[],
): readonly ProductChange[] {
  const pairs = new Map(pairReissued(left, came).map((pair) => [pair.productId, pair]));
  const replaced = new Set([...pairs.values()].map((pair) => pair.replaces));
  const codes = new Map(left.map((product) => [product.id, product.code]));
  return [
    ...came.map((product): ProductChange => {
      const pair = pairs.get(product.id);
      if (!pair) return { kind: "added", returns: false, ...named(product) };
      return { kind: "reissued", ...named(product), ...pair, replacedCode: codes.get(pair.replaces) ?? "" };
    }),
    ...left
      .filter((product) => !replaced.has(product.id))
      .map((product): ProductChange => ({ kind: "removed", ...named(product) })),
  ];
}

const named = ({ id, code, description }: TradeProduct) => ({ productId: id, code, description });

import type { FetchedProduct } from "#printer/index.ts";
import { compareProducts } from "./compare.ts";
import { contentHash } from "./content-hash.ts";
import type { ProductChange } from "./product-change.ts";
import type { KnownProduct, ReadVersion, SyncBatch } from "./repository.ts";
import type { TradeProduct, TradeProductId } from "./trade-product.ts";

/** A product as read, with its fingerprint: what is new about it is decided by that alone. */
export type HashedProduct = ReadVersion & { readonly known: KnownProduct | null };

export function hashed(
  products: readonly FetchedProduct[],
  known: ReadonlyMap<TradeProductId, KnownProduct>,
): readonly HashedProduct[] {
  return products.map(({ product, raw, oddities }) => ({
    product,
    raw,
    oddities,
    contentHash: contentHash(product),
    known: known.get(product.id) ?? null,
  }));
}

/** Products whose approved content is needed to say what changed. */
export const toCompare = (products: readonly HashedProduct[]): readonly TradeProductId[] =>
  products.filter((one) => fateOf(one) === "changed").map((one) => one.product.id);

type Fate = "unchanged" | "still-waiting" | "returns" | "added" | "changed";

function fateOf({ contentHash: hash, known }: HashedProduct): Fate {
  if (known?.pendingHash === hash) return "still-waiting";
  if (!known || known.contentHash === null) return "added";
  if (known.contentHash !== hash) return "changed";
  return known.isDiscontinued ? "returns" : "unchanged";
}

type Decided = Pick<SyncBatch, "unchanged" | "stillWaiting" | "versions" | "changes"> & {
  readonly counts: {
    readonly read: number;
    readonly unchanged: number;
    readonly added: number;
    readonly changed: number;
  };
};

/** What becomes of a batch of products as read. */
export function decideBatch(
  products: readonly HashedProduct[],
  approved: ReadonlyMap<TradeProductId, TradeProduct>,
  categoryNames: ReadonlyMap<string, string>,
): Decided {
  const of = (...fates: readonly Fate[]) => products.filter((one) => fates.includes(fateOf(one)));
  const fresh = of("added", "changed");
  const changes = [...fresh, ...of("returns")].map((one) => changeOf(one, approved, categoryNames));
  const ids = (list: readonly HashedProduct[]) => list.map((one) => one.product.id);
  return {
    unchanged: ids(of("unchanged")),
    stillWaiting: ids(of("still-waiting")),
    versions: fresh,
    changes,
    counts: {
      read: products.length,
      unchanged: of("unchanged", "still-waiting").length,
      added: changes.filter((change) => change.kind === "added").length,
      changed: changes.filter((change) => change.kind === "changed").length,
    },
  };
}

function changeOf(
  one: HashedProduct,
  approved: ReadonlyMap<TradeProductId, TradeProduct>,
  categoryNames: ReadonlyMap<string, string>,
): ProductChange {
  const { product } = one;
  const named = { productId: product.id, code: product.code, description: product.description };
  const before = approved.get(product.id);
  if (fateOf(one) !== "changed" || !before)
    return { kind: "added", returns: fateOf(one) === "returns", ...named };
  return (
    compareProducts(before, product, categoryNames) ?? {
      kind: "changed",
      ...named,
      renamed: [],
      options: ["Details changed that nobody chooses by, such as the wording of an option."],
      prices: null,
    }
  );
}

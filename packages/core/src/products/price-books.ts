import type { TradeProduct, TradeProductId } from "#catalogue/index.ts";
import { compile, type PriceBook } from "#pricing/index.ts";

/** The approved catalogue, as pricing reads it. */
export type CatalogueReader = {
  /** Fingerprint of each product's approved content; a product that is not in the catalogue is left out. */
  readonly hashes: (ids: readonly TradeProductId[]) => Promise<ReadonlyMap<TradeProductId, string>>;
  readonly loadMany: (ids: readonly TradeProductId[]) => Promise<readonly TradeProduct[]>;
};

/** A compiled product with the catalogue content it was compiled from. */
export type CompiledProduct = {
  readonly product: TradeProduct;
  readonly book: PriceBook;
  readonly contentHash: string;
};

/**
 * Compiled price books, kept in memory while the catalogue content they were made of is the approved one.
 *
 * Every look-up asks the catalogue for its fingerprint first (one small query), so that no process ever prices from a
 * catalogue that another process has replaced.
 */
export class PriceBooks {
  readonly #catalogue: CatalogueReader;
  readonly #most: number;
  readonly #kept = new Map<TradeProductId, CompiledProduct>();

  /** @param most - how many books are kept; the longest unused goes first. A book takes about 10 to 20 kB. */
  constructor(catalogue: CatalogueReader, most = 5_000) {
    this.#catalogue = catalogue;
    this.#most = most;
  }

  async find(id: TradeProductId): Promise<CompiledProduct | null> {
    return (await this.findMany([id])).get(id) ?? null;
  }

  /** Products that are not in the catalogue are left out. */
  async findMany(ids: readonly TradeProductId[]): Promise<ReadonlyMap<TradeProductId, CompiledProduct>> {
    return this.findKnown(await this.#catalogue.hashes(ids));
  }

  /** For a caller that has just read the fingerprints together with something else. */
  async findKnown(
    hashes: ReadonlyMap<TradeProductId, string>,
  ): Promise<ReadonlyMap<TradeProductId, CompiledProduct>> {
    const stale = [...hashes].filter(([id, hash]) => this.#kept.get(id)?.contentHash !== hash);
    if (stale.length > 0)
      for (const product of await this.#catalogue.loadMany(stale.map(([id]) => id)))
        this.#keep({ product, book: compile(product), contentHash: hashes.get(product.id) ?? "" });
    return new Map([...hashes.keys()].flatMap((id) => this.#use(id)));
  }

  #use(id: TradeProductId): readonly (readonly [TradeProductId, CompiledProduct])[] {
    const compiled = this.#kept.get(id);
    if (!compiled) return [];
    this.#kept.delete(id);
    this.#kept.set(id, compiled);
    return [[id, compiled]];
  }

  #keep(compiled: CompiledProduct): void {
    this.#kept.delete(compiled.product.id);
    this.#kept.set(compiled.product.id, compiled);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
  }
}

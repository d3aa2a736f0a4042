import { type Configurator, cellOf, configuratorFor, ownConfigurator } from "#configurator/index.ts";
import type { StoreProductId } from "#orders/index.ts";
import {
  type CustomerGroupId,
  gridRange,
  type MarkupRule,
  type MarkupRules,
  marginBps,
  markupRules,
  priceGrid,
} from "#pricing/index.ts";
import type { CompiledProduct, PriceBooks } from "./price-books.ts";
import type { MarkupRuleRepository, ProductForSale } from "./repository.ts";
import type { StoreProduct } from "./store-product.ts";

/** A product as it sells now. `trade` and `rule` are `null` for products of the shop's own. */
export type PricedProduct = {
  readonly product: StoreProduct;
  readonly trade: CompiledProduct | null;
  readonly rule: MarkupRule | null;
  readonly configurator: Configurator;
};

/**
 * Retail prices of store products, from the price books and the markup rules as they stand now. Configurators are kept
 * while content and rules stay the same.
 */
export class RetailPrices {
  readonly #books: PriceBooks;
  readonly #rules: Pick<MarkupRuleRepository, "list" | "version">;
  readonly #configurators = new Map<string, { readonly key: string; readonly configurator: Configurator }>();
  #known: { readonly version: number; readonly rules: MarkupRules } | null = null;

  constructor(books: PriceBooks, rules: Pick<MarkupRuleRepository, "list" | "version">) {
    this.#books = books;
    this.#rules = rules;
  }

  /** The shop's rules, read again when one has changed. */
  async rules(): Promise<MarkupRules> {
    return (await this.#current()).rules;
  }

  async price(product: StoreProduct, group: CustomerGroupId | null = null): Promise<PricedProduct | null> {
    return (await this.priceMany([product], group)).get(product.id) ?? null;
  }

  /** Prices many products at once. Those that offer nothing now are left out. */
  async priceMany(
    products: readonly StoreProduct[],
    group: CustomerGroupId | null = null,
  ): Promise<ReadonlyMap<StoreProductId, PricedProduct>> {
    const tradeIds = products.flatMap(({ tradeProductId }) => tradeProductId ?? []);
    const [{ rules, version }, books] = await Promise.all([
      this.#current(),
      tradeIds.length > 0 ? this.#books.findMany(tradeIds) : new Map(),
    ]);
    const priced = new Map<StoreProductId, PricedProduct>();
    for (const product of products) {
      const trade = product.tradeProductId === null ? null : (books.get(product.tradeProductId) ?? null);
      const one = trade ? this.#synced(product, trade, rules, version, group) : ownProduct(product);
      if (one?.configurator.prices.some((price) => price !== null)) priced.set(product.id, one);
    }
    return priced;
  }

  /** Prices one product whose content and whose rules' version the caller has just read: no query of its own. */
  async priceForSale(
    { product, contentHash, markupVersion }: ProductForSale,
    group: CustomerGroupId | null,
  ): Promise<PricedProduct | null> {
    const { rules } = await this.#current(markupVersion);
    const id = product.tradeProductId;
    const books =
      id !== null && contentHash ? await this.#books.findKnown(new Map([[id, contentHash]])) : null;
    const trade = id === null ? null : (books?.get(id) ?? null);
    const priced = trade ? this.#synced(product, trade, rules, markupVersion, group) : ownProduct(product);
    return priced?.configurator.prices.some((price) => price !== null) ? priced : null;
  }

  async #current(known?: number) {
    const version = known ?? (await this.#rules.version());
    if (this.#known?.version !== version)
      this.#known = { version, rules: markupRules(await this.#rules.list()) };
    return this.#known;
  }

  #synced(
    product: StoreProduct,
    trade: CompiledProduct,
    rules: MarkupRules,
    version: number,
    customerGroupId: CustomerGroupId | null,
  ): PricedProduct {
    const rule = rules.ruleFor({
      productId: trade.product.id,
      categoryIds: trade.product.categoryIds,
      customerGroupId,
      currency: trade.book.currency,
    });
    const place = `${product.id} ${customerGroupId ?? ""}`;
    const key = `${trade.contentHash} ${version}`;
    const kept = this.#configurators.get(place);
    const configurator =
      kept?.key === key ? kept.configurator : configuratorFor(product.id, trade.book, rule);
    if (kept?.key !== key) this.#configurators.set(place, { key, configurator });
    return { product, trade, rule, configurator };
  }
}

function ownProduct(product: StoreProduct): PricedProduct | null {
  if (product.origin !== "own" || !product.ownPrices) return null;
  const configurator = ownConfigurator(product.id, product.currency, product.ownPrices, product.ownSides);
  return { product, trade: null, rule: null, configurator };
}

/** The lowest price of any combination, with the cheapest of what must be chosen; `null` when nothing is offered. */
export function lowestPrice({ prices, optionGroups }: Configurator): number | null {
  let lowest: number | null = null;
  prices.forEach((job, cell) => {
    if (job === null) return;
    const price = job + requiredAt(optionGroups, cell);
    if (lowest === null || price < lowest) lowest = price;
  });
  return lowest;
}

/** The cheapest line of a synced product: what the printer charges and what the customer pays for it. */
export function cheapestLine({ trade, configurator }: PricedProduct): {
  readonly tradeMinor: number;
  readonly retailMinor: number;
  readonly marginBps: number;
} | null {
  const cell = trade && gridRange(priceGrid(trade.book))?.lowest;
  if (!cell) return null;
  const at = cellOf(configurator, cell.r, cell.c, cell.t);
  const retailMinor = (configurator.prices[at] ?? 0) + requiredAt(configurator.optionGroups, at);
  const { tradeMinor } = cell;
  return { tradeMinor, retailMinor, marginBps: marginBps(tradeMinor, retailMinor) };
}

function requiredAt(groups: Configurator["optionGroups"], cell: number): number {
  return groups
    .filter((group) => group.min > 0)
    .flatMap((group) =>
      group.options
        .map(({ surcharge }) => (typeof surcharge === "number" ? surcharge : (surcharge[cell] ?? 0)))
        .toSorted((a, b) => a - b)
        .slice(0, group.min),
    )
    .reduce((sum, surcharge) => sum + surcharge, 0);
}

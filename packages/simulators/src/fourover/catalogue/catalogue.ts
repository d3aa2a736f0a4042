import { categories } from "@overprint/fourover/reference";
import { shareOf, uuidOf } from "../random.ts";
import { wireBasePrices } from "./base-prices.ts";
import type { CatalogueProduct } from "./catalogue-product.ts";
import { defineProducts, type ProductDefinition } from "./definitions.ts";
import { categoriesOf, wireGroups } from "./product-groups.ts";
import { sampleProduct } from "./sample-product.ts";

/** A change of the catalogue by command; kept, so that a restart can repeat it. `at` in milliseconds. */
export type CatalogueChange =
  | { readonly kind: "prices"; readonly percent: number; readonly uuid?: string; readonly at: number }
  | { readonly kind: "discontinue"; readonly uuid: string; readonly at: number }
  | { readonly kind: "reissue"; readonly uuid: string; readonly at: number }
  | { readonly kind: "add"; readonly count: number; readonly at: number };

const day = 86_400_000;

/** What the printer sells, and how it changes on command. The same seed and commands give the same catalogue. */
export class Catalogue {
  readonly #seed: number;
  readonly #percent = new Map<string, number>();
  #definitions: readonly ProductDefinition[];
  #products: readonly CatalogueProduct[];
  #byUuid: ReadonlyMap<string, CatalogueProduct>;
  readonly changes: CatalogueChange[] = [];

  constructor(seed: number, count: number, now: Date) {
    this.#seed = seed;
    this.#definitions = defineProducts(seed, Math.max(1, count - 1));
    this.#products = [
      sampleProduct(new Date(now.getTime() - 90 * day)),
      ...this.#definitions.map((one) => this.#product(one, lastTouched(one, now))),
    ];
    this.#byUuid = indexed(this.#products);
  }

  categories() {
    const used = new Set(
      this.#products.flatMap((product) => product.categories.map((category) => category.category_uuid)),
    );
    return categories.filter((category) => used.has(category.uuid));
  }
  list(): readonly CatalogueProduct[] {
    return this.#products;
  }
  find(uuid: string): CatalogueProduct | undefined {
    return this.#byUuid.get(uuid);
  }

  /** Carries out a change. Returns the uuids of the products that it made or touched; none when it found nothing. */
  apply(change: CatalogueChange): readonly string[] {
    const touched = this.#touch(change);
    this.#byUuid = indexed(this.#products);
    if (touched.length > 0) this.changes.push(change);
    return touched;
  }

  #touch(change: CatalogueChange): readonly string[] {
    switch (change.kind) {
      case "prices":
        return this.#changePrices(change.percent, new Date(change.at), change.uuid);
      case "discontinue":
        return this.#discontinue(change.uuid);
      case "reissue":
        return this.#reissue(change.uuid, new Date(change.at));
      case "add":
        return this.#add(change.count, new Date(change.at));
    }
  }

  #changePrices(percent: number, now: Date, uuid?: string): readonly string[] {
    const changed = new Map(
      this.#definitions.filter((one) => !uuid || one.uuid === uuid).map((one) => [one.uuid, one]),
    );
    for (const id of changed.keys()) this.#percent.set(id, (this.#percent.get(id) ?? 0) + percent);
    this.#products = this.#products.map((product) => {
      const definition = changed.get(product.uuid);
      return definition ? this.#product(definition, now) : product;
    });
    return [...changed.keys()].filter((id) => this.#byUuid.has(id));
  }

  #discontinue(uuid: string): readonly string[] {
    const left = this.#products.filter((product) => product.uuid !== uuid);
    const found = left.length < this.#products.length;
    this.#products = left;
    return found ? [uuid] : [];
  }

  /** The same product under a new identifier, its rows too. */
  #reissue(uuid: string, now: Date): readonly string[] {
    const old = this.#definitions.find((one) => one.uuid === uuid);
    if (!old || !this.#byUuid.has(uuid)) return [];
    const fresh = { ...old, uuid: uuidOf(`reissued ${old.uuid}`) };
    this.#percent.set(fresh.uuid, this.#percent.get(uuid) ?? 0);
    this.#definitions = this.#definitions.map((one) => (one === old ? fresh : one));
    this.#products = this.#products.map((product) =>
      product.uuid === uuid ? this.#product(fresh, now) : product,
    );
    return [fresh.uuid];
  }

  #add(count: number, now: Date): readonly string[] {
    const known = new Set(this.#definitions.map((one) => one.code));
    const fresh = defineProducts(this.#seed, this.#definitions.length + count)
      .filter((one) => !known.has(one.code))
      .slice(0, count);
    this.#definitions = [...this.#definitions, ...fresh];
    this.#products = [...this.#products, ...fresh.map((one) => this.#product(one, now))];
    return fresh.map((one) => one.uuid);
  }

  #product(definition: ProductDefinition, updatedAt: Date): CatalogueProduct {
    const percent = this.#percent.get(definition.uuid) ?? 0;
    return {
      uuid: definition.uuid,
      code: definition.code,
      description: definition.description,
      categories: categoriesOf(definition),
      updatedAt,
      groups: () => wireGroups(definition, percent),
      basePrices: () => wireBasePrices(definition, percent),
    };
  }
}

const indexed = (products: readonly CatalogueProduct[]) =>
  new Map(products.map((product) => [product.uuid, product]));

/** Some time in the last year and a bit: a delta query since yesterday finds nothing unless something is changed. */
const lastTouched = (definition: ProductDefinition, now: Date): Date =>
  new Date(now.getTime() - Math.round((2 + shareOf(`touched ${definition.code}`) * 400) * day));

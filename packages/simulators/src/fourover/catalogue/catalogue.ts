import { readFileSync } from "node:fs";
import { categories } from "@overprint/fourover/reference";
import { uuidOf } from "../random.ts";
import { defineProducts, type ProductDefinition } from "./definitions.ts";
import {
  categoryOf,
  dollars,
  type WireBasePrice,
  type WireGroup,
  wireBasePrices,
  wireGroups,
} from "./wire-product.ts";

/** A product as the routes need it, whether generated or the real sample. */
export type CatalogueProduct = {
  readonly uuid: string;
  readonly code: string;
  readonly description: string;
  readonly category: {
    readonly category_uuid: string;
    readonly category_name: string;
    readonly category_description: string;
  };
  readonly updatedAt: Date;
  readonly groups: () => readonly WireGroup[];
  readonly basePrices: () => readonly WireBasePrice[];
};

type Sample = {
  readonly product_uuid: string;
  readonly product_code: string;
  readonly product_description: string;
  readonly categories: readonly [CatalogueProduct["category"]];
  readonly product_option_groups: readonly WireGroup[];
};
const sampleFile = new URL("../samples/productsfeed-16PT-ACAKFOSPUVBK.json", import.meta.url);

/** What the printer sells, and how it changes on command. The same seed and commands give the same catalogue. */
export class Catalogue {
  readonly #seed: number;
  #products: readonly CatalogueProduct[];
  readonly #discontinued = new Set<string>();
  readonly #percent = new Map<string, number>();
  readonly #definitions: ProductDefinition[];

  constructor(seed: number, count: number, now: Date) {
    this.#seed = seed;
    this.#definitions = [...defineProducts(seed, Math.max(1, count - 1))];
    this.#products = [sampleProduct(now), ...this.#definitions.map((one) => this.#product(one, now))];
  }

  categories() {
    const used = new Set(this.list().map((product) => product.category.category_uuid));
    return categories.filter((category) => used.has(category.uuid));
  }
  list(): readonly CatalogueProduct[] {
    return this.#products.filter((product) => !this.#discontinued.has(product.uuid));
  }
  find(uuid: string): CatalogueProduct | undefined {
    return this.#discontinued.has(uuid) ? undefined : this.#products.find((product) => product.uuid === uuid);
  }

  changePrices(percent: number, now: Date, uuid?: string): number {
    const changed = this.#definitions.filter((one) => !uuid || one.uuid === uuid);
    for (const one of changed) this.#percent.set(one.uuid, (this.#percent.get(one.uuid) ?? 0) + percent);
    this.#replace(changed, now);
    return changed.length;
  }
  discontinue(uuid: string): void {
    this.#discontinued.add(uuid);
  }
  /** The same product under a new identifier, as after a re-issue. */
  reissue(uuid: string, now: Date): string | null {
    const index = this.#definitions.findIndex((one) => one.uuid === uuid);
    const old = this.#definitions[index];
    if (!old) return null;
    const fresh = { ...old, uuid: uuidOf(`reissued ${old.uuid}`) };
    this.#definitions[index] = fresh;
    this.#products = this.#products.map((product) =>
      product.uuid === uuid ? this.#product(fresh, now) : product,
    );
    return fresh.uuid;
  }
  addProducts(count: number, now: Date): readonly string[] {
    const known = new Set(this.#definitions.map((one) => one.uuid));
    const fresh = defineProducts(this.#seed, this.#definitions.length + count)
      .filter((one) => !known.has(one.uuid))
      .slice(0, count);
    this.#definitions.push(...fresh);
    this.#products = [...this.#products, ...fresh.map((one) => this.#product(one, now))];
    return fresh.map((one) => one.uuid);
  }

  #replace(changed: readonly ProductDefinition[], now: Date): void {
    const ids = new Set(changed.map((one) => one.uuid));
    const byId = new Map(this.#definitions.map((one) => [one.uuid, one]));
    this.#products = this.#products.map((product) => {
      const definition = byId.get(product.uuid);
      return definition && ids.has(product.uuid) ? this.#product(definition, now) : product;
    });
  }
  #product(definition: ProductDefinition, now: Date): CatalogueProduct {
    const percent = () => this.#percent.get(definition.uuid) ?? 0;
    return {
      uuid: definition.uuid,
      code: definition.code,
      description: definition.description,
      category: categoryOf(definition),
      updatedAt: now,
      groups: () => wireGroups(definition, percent()),
      basePrices: () => wireBasePrices(definition, percent()),
    };
  }
}

/** The real sample, verbatim. Its base prices are not in the feed: ours, believable, one per (run size, color) that it sells. */
function sampleProduct(now: Date): CatalogueProduct {
  const { entities } = JSON.parse(readFileSync(sampleFile, "utf8")) as { entities: readonly [Sample] };
  const [sample] = entities;
  const turnaround = sample.product_option_groups.find((group) =>
    /^turn/i.test(group.product_option_group_name),
  );
  const pairs = new Map(
    (turnaround?.options ?? []).map((option) => [`${option.runsize_uuid} ${option.colorspec_uuid}`, option]),
  );
  const basePrices = [...pairs.values()].map((option) => ({
    base_price_uuid: uuidOf(`base ${sample.product_uuid} ${option.runsize_uuid} ${option.colorspec_uuid}`),
    product_baseprice: dollars(
      9_000 +
        Math.round(Number(option.runsize) ** 0.8 * 38) +
        (String(option.colorspec).startsWith("5/4") ? 1_500 : 0),
    ),
    runsize_uuid: String(option.runsize_uuid),
    runsize: String(option.runsize),
    colorspec_uuid: String(option.colorspec_uuid),
    colorspec: String(option.colorspec),
    product_uuid: sample.product_uuid,
    can_group_ship: false,
  }));
  return {
    uuid: sample.product_uuid,
    code: sample.product_code,
    description: sample.product_description,
    category: sample.categories[0],
    updatedAt: now,
    groups: () => sample.product_option_groups,
    basePrices: () => basePrices,
  };
}

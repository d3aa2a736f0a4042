import { pacificStamp } from "@overprint/fourover";
import type { CatalogueProduct } from "./catalogue-product.ts";
import { linkHost } from "./wire.ts";

const products = `${linkHost}/printproducts/products`;
const mostBytes = 192 * 1024 * 1024;

/** A stamp with its zone, as the feed writes them: `2024-08-22 08:25:34.000000-07`. */
export function zonedStamp(at: Date): string {
  const stamp = pacificStamp(at);
  const hours = Math.round((Date.parse(`${stamp.replace(" ", "T")}Z`) - at.getTime()) / 3_600_000);
  return `${stamp}.000000-${String(-hours).padStart(2, "0")}`;
}

/**
 * Products as feed entries, already written: a page of twenty is more than a megabyte, and a client that reads the
 * whole catalogue must not wait for its making twice. Products are replaced when they change, so texts never go stale.
 */
export class FeedTexts {
  readonly #texts = new WeakMap<CatalogueProduct, Buffer>();
  #bytes = 0;

  /** The whole answer. */
  page(shown: readonly CatalogueProduct[], total: number): Uint8Array<ArrayBuffer> {
    const entities = shown.flatMap((product, index) =>
      index === 0 ? [this.#of(product)] : [comma, this.#of(product)],
    );
    return Buffer.concat([
      Buffer.from('{"entities":['),
      ...entities,
      Buffer.from(`],"totalResults":${total},"currentPage":0,"maximumPages":1}`),
    ]);
  }

  #of(product: CatalogueProduct): Buffer {
    const kept = this.#texts.get(product);
    if (kept) return kept;
    const text = Buffer.from(JSON.stringify(feedEntry(product)));
    if (this.#bytes < mostBytes) {
      this.#bytes += text.byteLength;
      this.#texts.set(product, text);
    }
    return text;
  }
}
const comma = Buffer.from(",");

const feedEntry = (product: CatalogueProduct) => ({
  full_product_path: `${products}/${product.uuid}`,
  product_uuid: product.uuid,
  product_code: product.code,
  product_description: product.description,
  categories_path: `${products}/${product.uuid}/categories`,
  categories: product.categories,
  product_option_groups_path: `${products}/${product.uuid}/optiongroups`,
  product_option_groups: product.groups(),
  last_updated_at: zonedStamp(product.updatedAt),
});

import type { Configurator } from "#configurator/index.ts";
import type { Money } from "#money/index.ts";
import type { StoreProductId } from "#orders/index.ts";
import type { Picture } from "./picture.ts";

/**
 * What the front store shows: published products with retail prices. Nothing on the shelf knows a trade price, a
 * facility or the printer's name, so no page can give one away.
 */
export type ShelfCategory = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly productCount: number;
  readonly lowest: Money | null;
  readonly picture: Picture;
};

export type ShelfCard = {
  readonly id: StoreProductId;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly category: { readonly slug: string; readonly name: string } | null;
  /** The lowest price of any combination: "from $24.99". */
  readonly lowest: Money | null;
  readonly picture: Picture;
};

/** `sizeIn` is the finished size in inches, when it is known. */
export type ShelfProduct = ShelfCard & {
  readonly sizeIn: { readonly widthIn: number; readonly heightIn: number } | null;
  readonly configurator: Configurator;
};

export type ShelfQuery = {
  readonly categorySlug: string | null;
  /** Every word must be in title, description, code or category. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
};

export type Shelf = {
  /** Categories with at least one published product, in the shop's order. */
  readonly categories: () => Promise<readonly ShelfCategory[]>;
  readonly cards: (
    query: ShelfQuery,
  ) => Promise<{ readonly cards: readonly ShelfCard[]; readonly total: number }>;
  /** `null` for a product that is not published or cannot be priced now. */
  readonly product: (slug: string) => Promise<ShelfProduct | null>;
  readonly productById: (id: StoreProductId) => Promise<ShelfProduct | null>;
};

import type { TradeProductId } from "#catalogue/index.ts";
import type { OwnPrices } from "#configurator/index.ts";
import type { Currency } from "#money/index.ts";
import type { StoreProductId } from "#orders/index.ts";
import { type Outcome, ok, refused } from "#outcome/index.ts";

/** Fields that follow the printer until a person writes them; from then on a sync leaves them alone. */
export const ownFields = ["title", "description", "category", "slug"] as const;
export type OwnField = (typeof ownFields)[number];

/** What customers read of a product, whoever wrote it. */
export type ProductTexts = {
  /** Without the suffix. */
  readonly title: string;
  readonly description: string;
  /** The store category; `null` = in none. */
  readonly categoryId: string | null;
  /** The end of the product page's address. */
  readonly slug: string;
};

/** A product that stores can sell: synced from the printer, or the shop's own with a price list of its own. */
export type StoreProduct = ProductTexts & {
  readonly id: StoreProductId;
  readonly origin: "synced" | "own";
  readonly tradeProductId: TradeProductId | null;
  readonly sku: string;
  /** Which texts a person wrote: shown as *yours*. */
  readonly ownFields: readonly OwnField[];
  readonly ownPrices: OwnPrices | null;
  readonly ownSides: 1 | 2;
  readonly currency: Currency;
  /** The printer no longer sells it: it is unpublished and kept. */
  readonly isDiscontinued: boolean;
  readonly updatedAt: string;
};

/** The title that the people of the store read: ` (4over)` marks what comes from the printer. */
export const internalTitle = ({ title, origin }: Pick<StoreProduct, "title" | "origin">): string =>
  origin === "synced" ? `${title} (4over)` : title;

export type FieldRefusal = { readonly field: OwnField; readonly reason: string };

const limits = { title: 200, description: 5_000, slug: 100 } as const;

/** Checks a text that a person typed, and tidies it. */
export function readField(
  field: "title" | "description" | "slug",
  typed: string,
): Outcome<string, FieldRefusal> {
  const text = typed.trim();
  if (text.length > limits[field])
    return refused({ field, reason: `At most ${limits[field].toLocaleString("en-US")} characters.` });
  if (field === "title" && text === "")
    return refused({ field, reason: "A product needs a title that customers can read." });
  if (field === "slug" && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text))
    return refused({ field, reason: "Use small letters, digits and single hyphens: matte-business-cards." });
  return ok(text);
}

/** A text as the end of an address: `1.75" X 3.5" 14PT Cards` becomes `1-75-x-3-5-14pt-cards`. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
  return slug === "" ? "product" : slug;
}

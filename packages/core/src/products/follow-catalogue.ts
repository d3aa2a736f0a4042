import type { TradeCategoryId, TradeProductId } from "#catalogue/index.ts";
import type { StoreProductId } from "#orders/index.ts";
import type { NewId } from "#outcome/index.ts";
import { type StoreProduct, slugOf } from "./store-product.ts";

/** What the approved catalogue says about a product, without its prices. */
export type CatalogueEntry = {
  readonly id: TradeProductId;
  readonly code: string;
  readonly description: string;
  readonly categoryIds: readonly TradeCategoryId[];
  readonly isDiscontinued: boolean;
  /** The identifier that it had before, where a person agreed that it is the same product. */
  readonly reissuedFrom: TradeProductId | null;
};

/** A category of the store; synced ones carry the printer's id. */
export type StoreCategory = {
  readonly id: string;
  readonly tradeCategoryId: TradeCategoryId | null;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly position: number;
};

/** What has to be written so that the store's products follow the catalogue. */
export type FollowPlan = {
  readonly newCategories: readonly StoreCategory[];
  readonly added: readonly StoreProduct[];
  readonly changed: readonly StoreProduct[];
  /** Products that the printer has given another identifier. */
  readonly moved: readonly { readonly productId: StoreProductId; readonly to: TradeProductId }[];
  /** Gone from the printer since last time: to be unpublished everywhere. */
  readonly discontinued: readonly StoreProductId[];
};

export type FollowInput = {
  readonly entries: readonly CatalogueEntry[];
  readonly categories: readonly { readonly id: TradeCategoryId; readonly name: string }[];
  readonly products: readonly StoreProduct[];
  readonly storeCategories: readonly StoreCategory[];
  /** Addresses of the shop's own products. */
  readonly takenSlugs: readonly string[];
  readonly currency: StoreProduct["currency"];
  readonly at: string;
};

/**
 * Plans how the store's products follow the approved catalogue: new ones are added, texts follow the printer's except those
 * that a person wrote, and what the printer dropped is marked, never removed.
 */
export function planFollowing(input: FollowInput, newId: NewId): FollowPlan {
  const newCategories = missingCategories(input, newId);
  const categoryOf = new Map(
    [...input.storeCategories, ...newCategories].flatMap((category) =>
      category.tradeCategoryId ? [[category.tradeCategoryId, category.id] as const] : [],
    ),
  );
  const known = new Map(input.products.map((product) => [product.tradeProductId, product]));
  const slugs = new Set([...input.takenSlugs, ...input.products.map((product) => product.slug)]);
  const added: StoreProduct[] = [];
  const changed: StoreProduct[] = [];
  const moved: { productId: StoreProductId; to: TradeProductId }[] = [];
  const discontinued: StoreProductId[] = [];
  const forerunners = new Set(input.entries.map((entry) => entry.reissuedFrom));
  for (const entry of input.entries) {
    const forerunner = known.get(entry.id) ? undefined : known.get(entry.reissuedFrom);
    if (forerunner) moved.push({ productId: forerunner.id, to: entry.id });
    const before = known.get(entry.id) ?? (forerunner && { ...forerunner, tradeProductId: entry.id });
    // Its product goes on under the new identifier.
    if (forerunners.has(entry.id)) continue;
    const categoryId =
      entry.categoryIds.map((id) => categoryOf.get(id)).find((id) => id !== undefined) ?? null;
    if (!before) {
      if (!entry.isDiscontinued) added.push(newProduct(entry, categoryId, slugs, input, newId));
      continue;
    }
    const after = follow(before, entry, categoryId, input.at);
    if (after.isDiscontinued && !before.isDiscontinued) discontinued.push(before.id);
    if (after !== known.get(entry.id)) changed.push(after);
  }
  return { newCategories, added, changed, moved, discontinued };
}

function newProduct(
  entry: CatalogueEntry,
  categoryId: string | null,
  slugs: Set<string>,
  { currency, at }: FollowInput,
  newId: NewId,
): StoreProduct {
  return {
    id: newId() as StoreProductId,
    origin: "synced",
    tradeProductId: entry.id,
    sku: entry.code,
    title: titleFrom(entry),
    description: "",
    categoryId,
    slug: freeSlug(slugOf(titleFrom(entry)), slugs),
    ownFields: [],
    ownPrices: null,
    ownSides: 2,
    currency,
    isDiscontinued: false,
    updatedAt: at,
  };
}

/** The product as it follows the catalogue; the very same object when nothing changes. The address of its page stays. */
function follow(
  before: StoreProduct,
  entry: CatalogueEntry,
  categoryId: string | null,
  at: string,
): StoreProduct {
  const isOwn = (field: StoreProduct["ownFields"][number]) => before.ownFields.includes(field);
  const title = isOwn("title") ? before.title : titleFrom(entry);
  const category = isOwn("category") ? before.categoryId : (categoryId ?? before.categoryId);
  const isSame =
    title === before.title &&
    category === before.categoryId &&
    entry.code === before.sku &&
    entry.isDiscontinued === before.isDiscontinued;
  if (isSame) return before;
  return {
    ...before,
    title,
    categoryId: category,
    sku: entry.code,
    isDiscontinued: entry.isDiscontinued,
    updatedAt: at,
  };
}

/** The printer's title as customers read it: its description, or the code where there is none. */
export function titleFrom({ description, code }: Pick<CatalogueEntry, "description" | "code">): string {
  const text = description.trim().replace(/\s+/g, " ");
  return text === "" ? code : text.slice(0, 200);
}

/** The first free one of `cards`, `cards-2`, `cards-3`...; taken from then on. */
export function freeSlug(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  taken.add(slug);
  return slug;
}

function missingCategories(input: FollowInput, newId: NewId): readonly StoreCategory[] {
  const have = new Set(input.storeCategories.map((category) => category.tradeCategoryId));
  const used = new Set(input.entries.flatMap((entry) => entry.categoryIds));
  const slugs = new Set(input.storeCategories.map((category) => category.slug));
  const position = Math.max(0, ...input.storeCategories.map((category) => category.position));
  return input.categories
    .filter(({ id }) => used.has(id) && !have.has(id))
    .map(({ id, name }, index) => ({
      id: newId(),
      tradeCategoryId: id,
      slug: freeSlug(slugOf(name), slugs),
      name,
      description: "",
      position: position + index + 1,
    }));
}

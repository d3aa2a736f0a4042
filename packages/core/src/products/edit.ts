import { type Outcome, ok, refused } from "#outcome/index.ts";
import { type FieldRefusal, type OwnField, readField, type StoreProduct } from "./store-product.ts";

/** What a person typed; fields that are left out stay as they are. */
export type TypedTexts = {
  readonly title?: string;
  readonly description?: string;
  readonly slug?: string;
  readonly categoryId?: string | null;
};

/**
 * Changes what customers read. A field that really changes becomes *yours*: from then on the catalogue leaves it alone.
 *
 * @returns the changed product, or every field that cannot be as typed
 */
export function editTexts(
  product: StoreProduct,
  typed: TypedTexts,
  at: string,
): Outcome<StoreProduct, readonly FieldRefusal[]> {
  const problems: FieldRefusal[] = [];
  const changed = new Set<OwnField>();
  const read = (field: "title" | "description" | "slug"): string => {
    const text = typed[field];
    if (text === undefined) return product[field];
    const outcome = readField(field, text);
    if (!outcome.ok) problems.push(outcome.problem);
    else if (outcome.value !== product[field]) changed.add(field);
    return outcome.ok ? outcome.value : product[field];
  };
  const texts = { title: read("title"), description: read("description"), slug: read("slug") };
  const categoryId = typed.categoryId === undefined ? product.categoryId : typed.categoryId;
  if (categoryId !== product.categoryId) changed.add("category");
  if (problems.length > 0) return refused(problems);
  if (changed.size === 0) return ok(product);
  return ok({
    ...product,
    ...texts,
    categoryId,
    ownFields: [...new Set([...product.ownFields, ...changed])],
    updatedAt: at,
  });
}

/** Takes the printer's own text of one field again; from then on it follows the catalogue. */
export function giveBack(
  product: StoreProduct,
  field: OwnField,
  printers: Pick<StoreProduct, "title" | "description" | "slug" | "categoryId">,
  at: string,
): StoreProduct {
  const value = field === "category" ? { categoryId: printers.categoryId } : textOf(field, printers);
  return {
    ...product,
    ...value,
    ownFields: product.ownFields.filter((own) => own !== field),
    updatedAt: at,
  };
}

function textOf(
  field: Exclude<OwnField, "category">,
  printers: Pick<StoreProduct, "title" | "description" | "slug">,
) {
  return { [field]: printers[field] };
}

import type { PublishableProduct } from "@overprint/core/stores";
import { OnPrintShopOutcomeUnknownError } from "@overprint/onprintshop";
import type { PublishContext } from "./context.ts";
import { categoryReference } from "./wanted.ts";

/** The id of a product's category in OnPrintShop: known, found by its reference, or made. Throws the store's refusal as text. */
export async function categoryId(
  { client, links }: PublishContext,
  category: PublishableProduct["category"],
): Promise<{ readonly id: number } | { readonly failure: string }> {
  const known = await links.find("category", "", category.id);
  if (known?.externalId) return { id: known.externalId };
  const reference = categoryReference(category.id);
  const find = async () => {
    for await (const row of client.products.categories())
      if (row.external_ref === reference) return row.category_id;
    return null;
  };
  let id = await find();
  if (!id) {
    try {
      const [made] = await client.products.setCategories([
        {
          category_id: 0,
          category_name: category.name,
          category_internal_name: category.name,
          parent_id: -1,
          status: "1",
          external_ref: reference,
        },
      ]);
      if (!made?.ok) return { failure: `category ${category.name}: ${made?.reason ?? "no answer"}` };
      id = made.id;
    } catch (error) {
      if (!(error instanceof OnPrintShopOutcomeUnknownError)) throw error;
      id = await find();
      if (!id)
        return { failure: `The answer to creating category ${category.name} was lost. Publish again.` };
    }
  }
  await links.save([
    { kind: "category", key: category.id, owner: "", externalId: id, value: { name: category.name } },
  ]);
  return { id };
}

import type { OnPrintShop } from "@overprint/onprintshop";

/** Finds a product by its reference. OnPrintShop has no search: this pages through everything it sells. */
export async function findByReference(client: OnPrintShop, reference: string): Promise<number | null> {
  for await (const product of client.products.list())
    if (product.external_ref === reference) return product.product_id;
  return null;
}

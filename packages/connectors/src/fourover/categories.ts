import type { TradeCategory, TradeCategoryId, TradeProductId } from "@overprint/core/catalogue";
import type { FetchedCategoryProduct, FetchOptions } from "@overprint/core/printer";
import type { Category, FourOver, ProductRow } from "@overprint/fourover";

/** The categories that the account may see, about 75 of them. */
export async function* fetchCategories(
  client: FourOver,
  options: FetchOptions = {},
): AsyncGenerator<TradeCategory> {
  for await (const row of client.categories.list(options)) yield readCategory(row);
}

/** Codes of one category; more reliable than the list of all products. */
export async function* fetchCategoryProducts(
  client: FourOver,
  category: TradeCategoryId,
  options: FetchOptions = {},
): AsyncGenerator<FetchedCategoryProduct> {
  for await (const row of client.categories.products(category, options)) yield readRow(row);
}

/** Codes of all products, 500 a call. 4over's list is known to repeat and to skip rows. */
export async function* fetchProductList(
  client: FourOver,
  options: FetchOptions = {},
): AsyncGenerator<FetchedCategoryProduct> {
  for await (const row of client.products.list(options)) yield readRow(row);
}

const readCategory = (row: Category): TradeCategory => ({
  id: row.category_uuid as TradeCategoryId,
  name: row.category_name,
  description: row.category_description,
});

const readRow = (row: ProductRow): FetchedCategoryProduct => ({
  id: row.product_uuid as TradeProductId,
  code: row.product_code,
  description: row.product_description,
});

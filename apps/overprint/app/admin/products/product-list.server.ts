import { money } from "@overprint/core/money";
import {
  cheapestLine,
  internalTitle,
  lowestPrice,
  type PricedProduct,
  type ProductQuery,
  type ProductRow,
  productSorts,
} from "@overprint/core/products";
import type { Overprint } from "#server/wiring/index.ts";
import { type ListQuery, readListQuery } from "../../components/list-query.ts";
import type { ProductListRow } from "./product-row.ts";

export const productFilters = ["category", "published", "changed", "discontinued", "origin"] as const;
type Filter = (typeof productFilters)[number];

/** The list's address as a query of the products. */
export function readProductQuery(source: Request | URLSearchParams): {
  readonly list: ListQuery<(typeof productSorts)[number], Filter>;
  readonly query: ProductQuery;
} {
  const list = readListQuery(source, {
    sorts: productSorts,
    defaultSort: "title",
    filters: productFilters,
    pageSize: 50,
  });
  const yesOrNo = (value: string | undefined) => (value === "yes" ? true : value === "no" ? false : null);
  const { category, published, changed, discontinued, origin } = list.filters;
  return {
    list,
    query: {
      search: list.search,
      categoryId: category ?? null,
      origin: origin === "synced" || origin === "own" ? origin : null,
      published: yesOrNo(published),
      changed: yesOrNo(changed),
      discontinued: yesOrNo(discontinued),
      sort: list.sort.by,
      descending: list.sort.descending,
      offset: list.offset,
      limit: list.pageSize,
    },
  };
}

/** One page of the products with what each costs now. */
export async function productPage(overprint: Overprint, request: Request) {
  const { list, query } = readProductQuery(request);
  const { rows, total } = await overprint.products.list(query);
  const [priced, categories, stores] = await Promise.all([
    overprint.retail.priceMany(rows),
    overprint.products.categories(),
    overprint.sellingStores(),
  ]);
  return {
    rows: rows.map((row) => listRow(row, priced.get(row.id))),
    total,
    list,
    categories: categories.map(({ id, name }) => ({ value: id, label: name })),
    stores: stores.map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** A row as the screen and the CSV file show it. */
export function listRow(row: ProductRow, priced: PricedProduct | undefined): ProductListRow {
  return {
    id: row.id,
    title: internalTitle(row),
    sku: row.sku,
    category: row.categoryName,
    origin: row.origin,
    isDiscontinued: row.isDiscontinued,
    isChanged: row.isChanged,
    publishedIn: row.publications.filter(({ state }) => state === "published").map(({ storeId }) => storeId),
    failure: row.publications.find(({ reason }) => reason !== null)?.reason ?? null,
    contentChangedAt: row.contentChangedAt,
    ...lowest(row, priced),
  };
}

/** The cheapest line of the product: what the printer charges and what the customer pays. */
function lowest({ currency }: ProductRow, priced: PricedProduct | undefined) {
  const nothing = { trade: null, retail: null, marginBps: null, ruleName: null };
  if (!priced) return nothing;
  const line = cheapestLine(priced);
  if (!line) return { ...nothing, retail: money(lowestPrice(priced.configurator) ?? 0, currency) };
  return {
    trade: money(line.tradeMinor, currency),
    retail: money(line.retailMinor, currency),
    marginBps: line.marginBps,
    ruleName: priced.rule?.name ?? null,
  };
}

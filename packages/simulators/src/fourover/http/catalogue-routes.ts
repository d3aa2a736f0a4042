import { readPacific } from "@overprint/fourover";
import { groupKind } from "@overprint/fourover/reference";
import type { Hono } from "hono";
import type { CatalogueProduct } from "../catalogue/catalogue-product.ts";
import { FeedTexts, zonedStamp } from "../catalogue/feed-text.ts";
import { linkHost } from "../catalogue/wire.ts";
import type { SimState } from "../state.ts";
import { failure, listOf } from "./envelope.ts";
import { asked } from "./paging.ts";
import type { StruckEnv } from "./struck.ts";

/** Rows changed since `lastupdate` and `time`, taken as Pacific (assumed). */
function changedSince(
  products: readonly CatalogueProduct[],
  query: Readonly<Record<string, string>>,
): readonly CatalogueProduct[] {
  const since = query.lastupdate ? readPacific(`${query.lastupdate} ${query.time ?? "00:00:00"}`) : null;
  return since ? products.filter((product) => product.updatedAt.getTime() >= Date.parse(since)) : products;
}

const productRow = (product: CatalogueProduct) => {
  const at = `${linkHost}/printproducts/products/${product.uuid}`;
  return {
    product_uuid: product.uuid,
    product_code: product.code,
    product_description: product.description,
    full_product_path: at,
    categories: `${at}/categories`,
    product_option_groups: `${at}/productoptiongroups`,
    product_base_prices: `${at}/baseprices`,
    last_updated_at: zonedStamp(product.updatedAt),
  };
};

const categoryRow = (category: { readonly uuid: string; readonly name: string }) => ({
  category_uuid: category.uuid,
  category_name: category.name,
  category_description: category.name,
  products: `${linkHost}/printproducts/categories/${category.uuid}/products`,
});

const isIn = (product: CatalogueProduct, uuid: string | undefined) =>
  product.categories.some((category) => category.category_uuid === uuid);

/** Categories and the lists of products. */
export function catalogueRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const { catalogue } = state;
  const texts = new FeedTexts();

  app.get("/printproducts/categories", (c) => listOf(c, catalogue.categories().map(categoryRow)));
  app.get("/printproducts/categories/:uuid", (c) => {
    const found = catalogue.categories().find((one) => one.uuid === c.req.param("uuid"));
    return found ? c.json(categoryRow(found)) : failure(c, 404, "Category not found");
  });
  app.get("/printproducts/categories/:uuid/products", (c) =>
    listOf(
      c,
      changedSince(catalogue.list(), c.req.query())
        .filter((product) => isIn(product, c.req.param("uuid")))
        .map(productRow),
    ),
  );
  app.get("/printproducts/products", (c) => {
    const rows = changedSince(catalogue.list(), c.req.query());
    return listOf(
      c,
      (c.var.struck.has("list-repeats-rows") ? unsteady(rows, asked(c, 10_000)) : rows).map(productRow),
    );
  });
  app.get("/printproducts/productsfeed", (c) => {
    const uuid = c.req.query("product_uuid");
    const products = changedSince(catalogue.list(), c.req.query()).filter(
      (product) => !uuid || product.uuid === uuid,
    );
    const { max, offset } = asked(c, 20);
    const page = texts.page(products.slice(offset, offset + max), products.length);
    return c.body(page, 200, { "content-type": "application/json" });
  });
  app.get("/printproducts/categoryproductslist", (c) => {
    const uuid = c.req.query("category_uuid");
    if (!uuid) return failure(c, 400, "Category UUID parameter is missing");
    return c.json(
      filteredList(
        catalogue.list().filter((product) => isIn(product, uuid)),
        c.req.query(),
      ),
    );
  });
}

/** The list of all products as clients complain of it: each page but the first begins with the last row of the page before, and one row is lost. */
function unsteady(
  rows: readonly CatalogueProduct[],
  { offset }: { readonly offset: number },
): readonly CatalogueProduct[] {
  const before = rows[offset - 1];
  return before && offset < rows.length
    ? [...rows.slice(0, offset), before, ...rows.slice(offset + 1)]
    : rows;
}

const filters = ["size", "stock", "coating"] as const;

/** Products of a category by size, stock and coating, with what is left to choose from. Not an `entities` envelope. */
function filteredList(products: readonly CatalogueProduct[], query: Readonly<Record<string, string>>) {
  const optionsOf = (product: CatalogueProduct, kind: (typeof filters)[number]) =>
    product
      .groups()
      .filter((group) => groupKind(group.product_option_group_uuid, group.product_option_group_name) === kind)
      .flatMap((group) => group.options);
  const left = products.filter((product) =>
    filters.every((kind) => {
      const uuid = query[`${kind}_uuid`];
      return !uuid || optionsOf(product, kind).some((option) => option.option_uuid === uuid);
    }),
  );
  const names = (kind: (typeof filters)[number]) => [
    ...new Map(
      left
        .flatMap((product) => optionsOf(product, kind))
        .map(({ option_uuid, option_name }) => [option_uuid, { name: option_name, uuid: option_uuid }]),
    ).values(),
  ];
  return {
    ...Object.fromEntries(
      filters
        .filter((kind) => !query.filter || query.filter === kind)
        .map((kind) => [`${kind}_list`, names(kind)]),
    ),
    products: left.map(({ uuid, code, description }) => ({
      product_uuid: uuid,
      product_code: code,
      product_description: description,
    })),
  };
}

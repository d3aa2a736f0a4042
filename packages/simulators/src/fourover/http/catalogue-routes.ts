import { groupKind } from "@overprint/fourover/reference";
import type { Context, Hono } from "hono";
import type { CatalogueProduct } from "../catalogue/catalogue.ts";
import { uuidOf } from "../random.ts";
import type { SimState } from "../state.ts";
import { failure, listOf } from "./envelope.ts";

const stamp = (date: Date) =>
  `${new Date(date.getTime() - 8 * 3_600_000).toISOString().replace("T", " ").replace("Z", "")}000-08`;
const base = "http://dev-api.4over.com/printproducts/products";

/** Rows changed since `lastupdate` and `time`, taken as Pacific (assumed). */
function changedSince(
  products: readonly CatalogueProduct[],
  query: Record<string, string>,
): readonly CatalogueProduct[] {
  if (!query.lastupdate) return products;
  const since = Date.parse(`${query.lastupdate}T${query.time ?? "00:00:00"}-08:00`);
  return products.filter((product) => product.updatedAt.getTime() >= since);
}

export function catalogueRoutes(app: Hono, state: SimState): void {
  const { catalogue } = state;
  const row = (product: CatalogueProduct) => ({
    product_uuid: product.uuid,
    product_code: product.code,
    product_description: product.description,
    full_product_path: `${base}/${product.uuid}`,
    categories: `${base}/${product.uuid}/categories`,
    product_option_groups: `${base}/${product.uuid}/productoptiongroups`,
    product_base_prices: `${base}/${product.uuid}/baseprices`,
    last_updated_at: stamp(product.updatedAt),
  });
  const category = (one: { uuid: string; name: string }) => ({
    category_uuid: one.uuid,
    category_name: one.name,
    category_description: one.name,
    products: `http://dev-api.4over.com/printproducts/categories/${one.uuid}/products`,
  });
  const withoutPrices = (product: CatalogueProduct) =>
    product.groups().map((group) => ({
      ...group,
      options: group.options.map(({ option_prices_list: _prices, ...option }) => option),
    }));

  app.get("/printproducts/categories", (c) => listOf(c, catalogue.categories().map(category)));
  app.get("/printproducts/categories/:uuid", (c) => {
    const found = catalogue.categories().find((one) => one.uuid === c.req.param("uuid"));
    return found ? c.json(category(found)) : failure(c, 404, "Category not found", "Not Found");
  });
  app.get("/printproducts/categories/:uuid/products", (c) =>
    listOf(
      c,
      changedSince(catalogue.list(), c.req.query())
        .filter((product) => product.category.category_uuid === c.req.param("uuid"))
        .map(row),
    ),
  );
  app.get("/printproducts/products", (c) =>
    listOf(c, changedSince(catalogue.list(), c.req.query()).map(row)),
  );
  app.get("/printproducts/productsfeed", (c) => {
    const asked = c.req.query("product_uuid");
    const products = changedSince(catalogue.list(), c.req.query()).filter(
      (product) => !asked || product.uuid === asked,
    );
    const max = Math.min(Number(c.req.query("max") ?? 20) || 20, 20);
    const offset = Number(c.req.query("offset") ?? 0) || 0;
    const entities = products.slice(offset, offset + max).map((product) => ({
      full_product_path: `${base}/${product.uuid}`,
      product_uuid: product.uuid,
      product_code: product.code,
      product_description: product.description,
      categories_path: `${base}/${product.uuid}/categories`,
      categories: [product.category],
      product_option_groups_path: `${base}/${product.uuid}/optiongroups`,
      product_option_groups: product.groups(),
      last_updated_at: stamp(product.updatedAt),
    }));
    return c.json({ entities, totalResults: products.length, currentPage: 0, maximumPages: 1 });
  });
  app.get("/printproducts/categoryproductslist", (c) => {
    if (!c.req.query("category_uuid")) return failure(c, 400, "Category UUID parameter is missing");
    const products = catalogue
      .list()
      .filter((product) => product.category.category_uuid === c.req.query("category_uuid"));
    const names = (kind: string) =>
      [
        ...new Map(
          products.flatMap((product) =>
            product
              .groups()
              .filter(
                (group) =>
                  groupKind(group.product_option_group_uuid, group.product_option_group_name) === kind,
              )
              .flatMap((group) =>
                group.options.map((option) => [option.option_uuid, option.option_name] as const),
              ),
          ),
        ).entries(),
      ].map(([uuid, name]) => ({ name, uuid }));
    return c.json({
      size_list: names("size"),
      stock_list: names("stock"),
      coating_list: names("coating"),
      products: products.map(({ uuid, code, description }) => ({
        product_uuid: uuid,
        product_code: code,
        product_description: description,
      })),
    });
  });
  app.get("/printproducts/optiongroups", (c) => {
    const groups = new Map(
      catalogue
        .list()
        .slice(0, 60)
        .flatMap((product) =>
          product
            .groups()
            .map((group) => [group.product_option_group_uuid, group.product_option_group_name] as const),
        ),
    );
    return listOf(
      c,
      [...groups].map(([uuid, name]) => ({
        option_group_uuid: uuid,
        option_group_name: name,
        option_group_description: name,
        options: `http://dev-api.4over.com/printproducts/optiongroups/${uuid}/options`,
      })),
    );
  });
  app.get("/printproducts/optiongroups/:group/options", (c) => {
    const options = new Map(
      catalogue
        .list()
        .slice(0, 60)
        .flatMap((product) =>
          product
            .groups()
            .filter((group) => group.product_option_group_uuid === c.req.param("group"))
            .flatMap((group) => group.options.map((option) => [option.option_uuid, option] as const)),
        ),
    );
    return c.json(
      [...options.values()].map(({ option_uuid, option_name, option_description }) => ({
        option_uuid,
        option_name,
        option_description,
      })),
    );
  });

  const withProduct = (path: string, answer: (product: CatalogueProduct, c: Context) => Response) =>
    app.get(`/printproducts/products/:uuid${path}`, (c) => {
      const product = catalogue.find(c.req.param("uuid"));
      return product ? answer(product, c) : failure(c, 404, "Product not found", "Not Found");
    });
  withProduct("", (product, c) =>
    c.json({
      product_uuid: product.uuid,
      product_code: product.code,
      product_description: product.description,
      full_product_path: `${base}/${product.uuid}`,
      categories: [product.category],
      product_option_groups: withoutPrices(product),
      product_base_prices: `${base}/${product.uuid}/baseprices`,
    }),
  );
  withProduct("/baseprices", (product, c) => listOf(c, product.basePrices()));
  withProduct("/categories", (product, c) => listOf(c, [product.category]));
  withProduct("/optiongroups", (product, c) => c.json(["entities", withoutPrices(product)]));
  withProduct("/productoptiongroups", (product, c) => c.json({ entities: withoutPrices(product) }));
  withProduct("/quantitydiscounts", (product, c) => {
    const rows = product
      .basePrices()
      .slice(0, 4)
      .flatMap((price) =>
        (["2-3", "4-9"] as const).map((quantity) => ({
          quantity_discount_percentage: quantity === "4-9" ? "0.07" : "0.03",
          quantity_discount_uuid: uuidOf(`discount ${price.base_price_uuid} ${quantity}`),
          quantity,
          runsizeid: price.runsize_uuid,
          runsize: price.runsize,
          colorspec_uuid: price.colorspec_uuid,
          colorspec: price.colorspec,
          product_uuid: product.uuid,
          product_code: product.code,
        })),
      );
    return c.json(["entities", rows]);
  });
  for (const spelling of ["optiongroups", "productoptiongroups"]) {
    app.get(`/printproducts/products/:uuid/${spelling}/:group/options/:option/prices`, (c) => {
      const options =
        catalogue
          .find(c.req.param("uuid"))
          ?.groups()
          .find((group) => group.product_option_group_uuid === c.req.param("group"))?.options ?? [];
      const asked = c.req.param("option");
      const rows = options.flatMap((option) =>
        option.option_uuid === asked
          ? option.option_prices_list
          : option.option_prices_list.filter((price) => price.option_price_uuid === asked),
      );
      return listOf(c, rows);
    });
  }
}

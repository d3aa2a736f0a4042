import type { Context, Hono } from "hono";
import type { CatalogueProduct } from "../catalogue/catalogue-product.ts";
import { linkHost, type WireGroup } from "../catalogue/wire.ts";
import { quantityDiscounts } from "../orders/discounts.ts";
import type { SimState } from "../state.ts";
import { failure, listOf } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

/** The detail routes leave price lists out and name the turnaround group otherwise than the feed does. */
const detailGroups = (product: CatalogueProduct) =>
  product.groups().map((group) => ({
    ...group,
    product_option_group_name: group.product_option_group_name.replace(/^Turn-Around$/, "Turn Around Time"),
    options: group.options.map(({ option_prices_list: _prices, ...option }) => option),
  }));

/** One product: detail, groups, prices. Group routes answer under both spellings, each in another envelope. */
export function productRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const { catalogue } = state;
  const withProduct = (path: string, answer: (product: CatalogueProduct, c: Context) => Response) =>
    app.get(`/printproducts/products/:uuid${path}`, (c) => {
      const product = catalogue.find(c.req.param("uuid") ?? "");
      return product ? answer(product, c) : failure(c, 404, "Product not found");
    });
  withProduct("", (product, c) =>
    c.json({
      product_uuid: product.uuid,
      product_code: product.code,
      product_description: product.description,
      full_product_path: `${linkHost}/printproducts/products/${product.uuid}`,
      categories: product.categories,
      product_option_groups: detailGroups(product),
      product_base_prices: `${linkHost}/printproducts/products/${product.uuid}/baseprices`,
    }),
  );
  withProduct("/baseprices", (product, c) => listOf(c, product.basePrices()));
  withProduct("/categories", (product, c) => listOf(c, product.categories));
  withProduct("/optiongroups", (product, c) => c.json(["entities", detailGroups(product)]));
  withProduct("/productoptiongroups", (product, c) => c.json({ entities: detailGroups(product) }));
  withProduct("/quantitydiscounts", (product, c) =>
    c.json(["entities", quantityDiscounts(product, c.req.query())]),
  );
  for (const spelling of ["optiongroups", "productoptiongroups"])
    withProduct(`/${spelling}/:group/options/:option/prices`, (product, c) =>
      listOf(c, priceRows(product.groups(), c.req.param("group") ?? "", c.req.param("option") ?? "")),
    );
  optionGroupRoutes(app, state);
}

/** By option, or by the row's own price id, which is how turnaround rows link to their price. */
function priceRows(groups: readonly WireGroup[], groupUuid: string, asked: string) {
  const options = groups.find((group) => group.product_option_group_uuid === groupUuid)?.options ?? [];
  return options.flatMap((option) =>
    option.option_uuid === asked
      ? option.option_prices_list
      : option.option_prices_list.filter((price) => price.option_price_uuid === asked),
  );
}

/** Groups and options across products, under other key names than a product's own. */
function optionGroupRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const groups = () =>
    state.catalogue
      .list()
      .slice(0, 60)
      .flatMap((product) => product.groups());
  app.get("/printproducts/optiongroups", (c) => {
    const names = new Map(
      groups().map((group) => [group.product_option_group_uuid, group.product_option_group_name]),
    );
    return listOf(
      c,
      [...names].map(([uuid, name]) => ({
        option_group_uuid: uuid,
        option_group_name: name,
        option_group_description: name,
        options: `${linkHost}/printproducts/optiongroups/${uuid}/options`,
      })),
    );
  });
  app.get("/printproducts/optiongroups/:group/options", (c) => {
    const options = new Map(
      groups()
        .filter((group) => group.product_option_group_uuid === c.req.param("group"))
        .flatMap((group) => group.options.map((option) => [option.option_uuid, option] as const)),
    );
    return c.json(
      [...options.values()].map(({ option_uuid, option_name, option_description, option_prices }) => ({
        option_uuid,
        option_name,
        option_description,
        option_prices,
      })),
    );
  });
}

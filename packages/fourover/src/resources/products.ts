import { z } from "zod";
import { pathOfLink } from "../links.ts";
import { Listing, type ListOptions } from "../paging.ts";
import { path } from "../path.ts";
import { readAs } from "../reading.ts";
import * as schema from "../schemas/catalogue.ts";
import type { CallOptions, Query, Transport } from "../transport.ts";
import { type Delta, manyRows } from "./delta.ts";

/** The feed of one product, or of those changed since. */
export type FeedQuery = Delta & { readonly product_uuid?: string };
const priceRowId = (row: { option_price_uuid?: string | undefined }) =>
  row.option_price_uuid ?? JSON.stringify(row);

/** Products, their groups and prices. @source "Products" page 92, "Base prices" page 96, "Option prices" page 757, "Products feed" page 98 */
export class Products {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /printproducts/products`. Known to repeat and skip rows: repeats are taken out and gaps reported by `onNote`. */
  list({ lastupdate, time, ...options }: ListOptions & Delta = {}) {
    return new Listing(
      this.#transport,
      {
        path: "/printproducts/products",
        query: { lastupdate, time },
        row: schema.productRow,
        idOf: (row) => row.product_uuid,
        max: manyRows,
      },
      options,
    );
  }

  /** `GET /printproducts/products/{uuid}`: the product with its groups, without price lists. */
  async detail(uuid: string, options: CallOptions = {}) {
    const at = path`/printproducts/products/${uuid}`;
    return readAs(await this.#transport.read(at, {}, options), schema.product, "GET", at);
  }

  /** `GET /printproducts/products/{uuid}/optiongroups`, also known as `/productoptiongroups`. The envelope differs; all three are read. */
  optionGroups(uuid: string, options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/printproducts/products/${uuid}/optiongroups`,
        row: schema.productOptionGroup,
        idOf: (row) => row.product_option_group_uuid,
        max: manyRows,
      },
      options,
    );
  }

  /** `GET .../optiongroups/{group}/options/{option}/prices`. `option` is the row's own price id for turnarounds. */
  optionPrices(uuid: string, group: string, option: string, options: ListOptions = {}) {
    const at = path`/printproducts/products/${uuid}/optiongroups/${group}/options/${option}/prices`;
    return new Listing(
      this.#transport,
      {
        path: at,
        row: schema.optionPriceRow,
        idOf: priceRowId,
        max: manyRows,
      },
      options,
    );
  }

  /**
   * The prices behind an option's `option_prices` link, asked for on our own base: the link itself names another host.
   *
   * @throws TypeError when the link leads nowhere in this API
   */
  optionPricesAt(link: string, options: ListOptions = {}) {
    const at = pathOfLink(link);
    if (!at?.endsWith("/prices")) throw new TypeError("not a link to option prices");
    return new Listing(
      this.#transport,
      { path: at, row: schema.optionPriceRow, idOf: priceRowId, max: manyRows },
      options,
    );
  }

  /** `GET /printproducts/products/{uuid}/categories`: brand stocks stand in several. */
  categories(uuid: string, options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/printproducts/products/${uuid}/categories`,
        row: schema.category,
        idOf: (row) => row.category_uuid,
        max: manyRows,
      },
      options,
    );
  }

  /** `GET .../baseprices`: US dollars for a whole run size, one set, before turnaround and options. */
  basePrices(uuid: string, options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/printproducts/products/${uuid}/baseprices`,
        row: schema.basePrice,
        idOf: (row) => row.base_price_uuid,
        max: manyRows,
      },
      options,
    );
  }

  /** `GET .../quantitydiscounts`: for several sets alike. */
  quantityDiscounts(
    uuid: string,
    query: { readonly runsize_uuid?: string; readonly colorspec_uuid?: string; readonly qty?: number } = {},
    options: ListOptions = {},
  ) {
    return new Listing(
      this.#transport,
      {
        path: path`/printproducts/products/${uuid}/quantitydiscounts`,
        query: query as Query,
        row: schema.quantityDiscount,
        idOf: (row) => row.quantity_discount_uuid,
        max: manyRows,
      },
      options,
    );
  }

  /**
   * `GET /printproducts/productsfeed`, 20 products a page at most, with every option's price list and *without* base
   * prices. Rows are raw: `readProduct` reads one.
   *
   * @source "Products feed" page 98, PDF pp. 71-84
   */
  feed(query: FeedQuery = {}, options: ListOptions = {}) {
    return new Listing(this.#transport, this.#feedList(query), options);
  }

  /** The feed page by page, for a caller that keeps its place. */
  feedPages(query: FeedQuery = {}, options: ListOptions = {}) {
    return this.feed(query, options).pages();
  }

  /** One page of the feed. Several may be asked for side by side; the client keeps them inside its limits. */
  feedPage(offset: number, query: FeedQuery = {}, options: ListOptions = {}) {
    return this.feed(query, options).page(offset);
  }

  #feedList(query: FeedQuery) {
    // Rows stay raw here: one unreadable product must not cost its page. `readProduct` reads them one by one.
    return {
      path: "/printproducts/productsfeed",
      query: query as Query,
      row: z.looseObject({ product_uuid: z.string() }),
      idOf: (row: { product_uuid: string }) => row.product_uuid,
      max: 20,
    };
  }

  /** `GET /printproducts/categoryproductslist`: codes by size, stock and coating. */
  async categoryProductsList(
    query: {
      readonly category_uuid: string;
      readonly size_uuid?: string;
      readonly stock_uuid?: string;
      readonly coating_uuid?: string;
      readonly filter?: "size" | "stock" | "coating";
    },
    options: CallOptions = {},
  ) {
    const at = "/printproducts/categoryproductslist";
    return readAs(await this.#transport.read(at, query, options), schema.categoryProductsList, "GET", at);
  }
}

/** Reads one row of the feed. Returns the plain reasons when it is not a product. */
export function readProduct(
  row: unknown,
): { readonly product: schema.Product } | { readonly unreadable: string } {
  const parsed = schema.product.safeParse(row);
  if (parsed.success) return { product: parsed.data };
  return {
    unreadable: parsed.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
      .join("; "),
  };
}

import { Listing, type ListOptions } from "../paging.ts";
import { path } from "../path.ts";
import { readAs } from "../reading.ts";
import * as schema from "../schemas/catalogue.ts";
import type { CallOptions, Transport } from "../transport.ts";
import { type Delta, manyRows } from "./delta.ts";

/** Categories the account may see. @source "Categories" page 90 */
export class Categories {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /printproducts/categories`. Both spellings of the row are read. */
  list({ lastupdate, time, ...options }: ListOptions & Delta = {}) {
    return new Listing(
      this.#transport,
      {
        path: "/printproducts/categories",
        query: { lastupdate, time },
        row: schema.category,
        idOf: (row) => row.category_uuid,
        max: manyRows,
      },
      options,
    );
  }

  /** `GET /printproducts/categories/{uuid}`. */
  async get(uuid: string, options: CallOptions = {}) {
    const at = path`/printproducts/categories/${uuid}`;
    return readAs(await this.#transport.read(at, {}, options), schema.category, "GET", at);
  }

  /** `GET /printproducts/categories/{uuid}/products`: more reliable than the list of all products, which repeats and skips rows. */
  products(uuid: string, { lastupdate, time, ...options }: ListOptions & Delta = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/printproducts/categories/${uuid}/products`,
        query: { lastupdate, time },
        row: schema.productRow,
        idOf: (row) => row.product_uuid,
        max: manyRows,
      },
      options,
    );
  }
}

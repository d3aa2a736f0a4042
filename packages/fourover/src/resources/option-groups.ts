import { Listing, type ListOptions } from "../paging.ts";
import { path } from "../path.ts";
import * as schema from "../schemas/catalogue.ts";
import type { Transport } from "../transport.ts";
import { manyRows } from "./delta.ts";

/** Option groups shared by all products. The keys differ from a product's own groups. @source PDF pp. 66-67 */
export class OptionGroups {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }
  /** `GET /printproducts/optiongroups`. */
  list(options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: "/printproducts/optiongroups",
        row: schema.optionGroup,
        idOf: (row) => row.option_group_uuid,
        max: manyRows,
      },
      options,
    );
  }
  /** `GET /printproducts/optiongroups/{uuid}/options`. */
  options(uuid: string, options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/printproducts/optiongroups/${uuid}/options`,
        row: schema.option,
        idOf: (row) => row.option_uuid,
        max: manyRows,
      },
      options,
    );
  }
}

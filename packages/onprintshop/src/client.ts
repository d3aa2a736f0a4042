import { isRecord } from "./json.ts";
import type { Operation } from "./operation.ts";
import * as ops from "./operations.gen.ts";
import { type ListOptions, rowsOf } from "./paging.ts";
import { Orders } from "./resources/orders.ts";
import { Products } from "./resources/products.ts";
import type { TokenForm } from "./token.ts";
import { type CallOptions, type OnPrintShopOptions, Transport } from "./transport.ts";

/** The roots a store has; stores lag behind one another. */
export type Capabilities = { readonly queries: ReadonlySet<string>; readonly mutations: ReadonlySet<string> };
export type CorporateStore = NonNullable<ops.StoresData["getStore"]>["store"][number];

/** The GraphQL API of one OnPrintShop store. Safe to share; it keeps the store's limits. Printing it reveals no secret. */
export class OnPrintShop {
  readonly orders: Orders;
  readonly products: Products;
  readonly #transport: Transport;

  /** @param account options, or, internally, the transport of a client whose limits are shared */
  constructor(account: OnPrintShopOptions | Transport) {
    this.#transport = account instanceof Transport ? account : new Transport(account);
    this.orders = new Orders(this.#transport);
    this.products = new Products(this.#transport);
  }

  /**
   * The same account for bulk work such as publishing: one token and one budget, but its calls wait while the
   * foreground has something to ask, and leave it one call at once and a quarter of each minute.
   */
  inBackground(): OnPrintShop {
    return new OnPrintShop(this.#transport.inBackground());
  }

  /** Which way of asking for a token worked; `null` before the first call. */
  get tokenForm(): TokenForm | null {
    return this.#transport.tokenForm;
  }

  /** The roots this store has, by introspection. */
  async capabilities(options: CallOptions = {}): Promise<Capabilities> {
    const data = await this.#transport.read(ops.capabilities, {}, options);
    const schema = data?.__schema;
    return { queries: rootNames(schema, "queryType"), mutations: rootNames(schema, "mutationType") };
  }

  /** `getStore`: the corporate stores of the installation. */
  stores(options: ListOptions = {}): AsyncGenerator<CorporateStore> {
    return rowsOf(this.#transport, ops.stores, {}, options) as AsyncGenerator<CorporateStore>;
  }

  /** A read with a document of your own, for roots the inventory lists as not covered. `null` = none. */
  query<V, D>(operation: Operation<V, D>, variables: V, options: CallOptions = {}): Promise<D | null> {
    return this.#transport.read(operation, variables, options);
  }

  /** A write with a document of your own. Sent once; look at `result` and the ids yourself. */
  mutate<V, D>(operation: Operation<V, D>, variables: V, options: CallOptions = {}): Promise<D> {
    return this.#transport.write(operation, variables, options);
  }
}

function rootNames(schema: unknown, of: string): ReadonlySet<string> {
  const type = isRecord(schema) ? schema[of] : null;
  const fields: readonly unknown[] = isRecord(type) && Array.isArray(type.fields) ? type.fields : [];
  return new Set(
    fields.flatMap((field) => (isRecord(field) && typeof field.name === "string" ? [field.name] : [])),
  );
}

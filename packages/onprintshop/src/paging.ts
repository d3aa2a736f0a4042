import { OnPrintShopContractError } from "./errors.ts";
import { isRecord } from "./json.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions, Transport } from "./transport.ts";

export type ListOptions = CallOptions & {
  /** Rows a page, at most 250. Default 250. */
  readonly limit?: number;
};
export type Paged = { readonly limit?: number | null; readonly offset?: number | null };

/** The rows of a list operation: what its root holds under the field named by `rows`. */
export type RowOf<D> = {
  readonly [R in keyof D]: NonNullable<D[R]> extends infer Root
    ? { readonly [K in keyof Root]: Root[K] extends readonly (infer Row)[] ? Row : never }[keyof Root]
    : never;
}[keyof D];

const mostRows = 250;

/**
 * Rows of a list, one by one, until its total is reached. Short pages occur while the total says more, so only the
 * total, or an empty page where there is no total, ends the list.
 *
 * @throws OnPrintShopContractError a page came twice, the total changed, or the list ended before its total: read again
 */
export async function* rowsOf<V extends Paged, D>(
  transport: Transport,
  operation: Operation<V, D>,
  variables: Omit<V, "limit" | "offset">,
  options: ListOptions = {},
): AsyncGenerator<RowOf<D>> {
  const limit = Math.min(options.limit ?? mostRows, mostRows);
  let total: number | null = null;
  let previous = "";
  for (let offset = 0; ; ) {
    // The two names are put back that Omit took out: together they are a V again.
    const page = await transport.read(operation, { ...variables, limit, offset } as unknown as V, options);
    const { rows, announced } = readPage(page, operation);
    const fail = (issue: string): never => {
      throw new OnPrintShopContractError({ operation: operation.name, root: operation.root }, [issue], "");
    };
    if (total !== null && announced !== null && announced !== total)
      fail(`the total changed from ${total} to ${announced} while reading`);
    total ??= announced;
    if (rows.length === 0) {
      if (total !== null && offset < total) fail(`the list ended at ${offset} of ${total}`);
      return;
    }
    const fingerprint = JSON.stringify(rows);
    if (fingerprint === previous) fail(`the page at ${offset} repeats the one before`);
    previous = fingerprint;
    yield* rows as RowOf<D>[];
    offset += rows.length;
    if (total !== null && offset >= total) return;
  }
}

function readPage<V, D>(
  page: D | null,
  operation: Operation<V, D>,
): { readonly rows: readonly unknown[]; readonly announced: number | null } {
  const root = isRecord(page) ? page[operation.root] : null;
  if (!isRecord(root)) return { rows: [], announced: null };
  const rows = root[operation.rows ?? ""];
  const total = root[operation.total ?? ""];
  return { rows: Array.isArray(rows) ? rows : [], announced: typeof total === "number" ? total : null };
}

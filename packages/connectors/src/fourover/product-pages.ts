import type { TradeProductId } from "@overprint/core/catalogue";
import {
  type FeedRow,
  type FetchedProduct,
  type FetchOptions,
  isFailure,
  type ProductFailure,
  type ProductPage,
  type TradePrinter,
} from "@overprint/core/printer";
import {
  type BasePrice,
  type FourOver,
  FourOverContractError,
  FourOverRequestError,
  FourOverServerError,
  type Page,
} from "@overprint/fourover";
import { failureOf, readTradeProduct } from "./products.ts";
import { wireDelta } from "./wire-time.ts";

/** Pages asked for beyond the one in hand: the calls of one page fill the gaps that another leaves. */
const pagesAhead = 3;
type WireRow = { readonly product_uuid: string; readonly categories?: unknown };

/** Pages of the feed, each product with its base prices: one call a page and one a product. */
export async function* fetchProductPages(
  client: FourOver,
  query: Parameters<TradePrinter["fetchProductPages"]>[0],
  options: FetchOptions = {},
): AsyncGenerator<ProductPage> {
  const delta = query.changedSince === undefined ? {} : wireDelta(query.changedSince);
  const pages = client.products.feedPages(delta, { ...options, offset: query.offset ?? 0 });
  yield* inAdvance(pages, pagesAhead, (page) =>
    priced(client, page, query.isWanted ?? (() => true), options),
  );
}

/** One product: two calls. */
export async function fetchProduct(
  client: FourOver,
  id: TradeProductId,
  options: FetchOptions = {},
): Promise<FetchedProduct | ProductFailure | null> {
  for await (const row of client.products.feed({ product_uuid: id }, options))
    if (row.product_uuid === id) return readPriced(client, row, options);
  return null;
}

async function priced(
  client: FourOver,
  page: Page<WireRow>,
  isWanted: (row: FeedRow) => boolean,
  options: FetchOptions,
): Promise<ProductPage> {
  const wanted = page.rows.filter((row) => isWanted(readFeedRow(row)));
  const reads = await Promise.all(wanted.map((row) => readPriced(client, row, options)));
  return {
    offset: page.offset,
    nextOffset: page.nextOffset,
    announced: page.announced,
    products: reads.filter((read): read is FetchedProduct => !isFailure(read)),
    failures: reads.filter(isFailure),
  };
}

function readFeedRow(row: WireRow): FeedRow {
  const categories = Array.isArray(row.categories) ? row.categories : [];
  const ids = categories.flatMap((one) => one?.category_uuid ?? one?.id ?? []);
  return { id: row.product_uuid as TradeProductId, categoryIds: ids };
}

async function readPriced(
  client: FourOver,
  row: WireRow,
  options: FetchOptions,
): Promise<FetchedProduct | ProductFailure> {
  try {
    return readTradeProduct(row, await basePrices(client, row.product_uuid, options));
  } catch (error) {
    const isOfThisProduct =
      error instanceof FourOverContractError ||
      error instanceof FourOverRequestError ||
      error instanceof FourOverServerError;
    if (isOfThisProduct) return failureOf(row, `Its base prices could not be fetched (${error.message})`);
    throw error;
  }
}

/** All rows of a product in one call where it has no more than a thousand. */
async function basePrices(
  client: FourOver,
  id: string,
  options: FetchOptions,
): Promise<readonly BasePrice[]> {
  const rows: BasePrice[] = [];
  for await (const row of client.products.basePrices(id, { ...options, max: 1_000 })) rows.push(row);
  return rows;
}

/** Works on items of `source` before they are asked for, in order, at most `ahead` of them beyond the one in hand. */
async function* inAdvance<T, R>(
  source: AsyncGenerator<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const next = () => {
    const result = source.next().then(async (one) => (one.done ? null : { value: await work(one.value) }));
    // A fault surfaces when its turn comes; until then nobody awaits it.
    result.catch(() => undefined);
    return result;
  };
  const queue = Array.from({ length: ahead + 1 }, next);
  try {
    for (let first = queue.shift(); first; first = queue.shift()) {
      const done = await first;
      if (done === null) return;
      queue.push(next());
      yield done.value;
    }
  } finally {
    await source.return(undefined);
  }
}

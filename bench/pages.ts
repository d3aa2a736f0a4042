import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followCatalogue } from "@overprint/core/products";
import { openPages } from "../apps/overprint/cli/pages.ts";
import { takePort } from "../apps/overprint/cli/web-server.ts";
import { openApplication } from "../apps/overprint/server/application.ts";
import { readConfig } from "../apps/overprint/server/config/config.ts";
import { createHost } from "../apps/overprint/server/http/host.ts";
import type { Overprint } from "../apps/overprint/server/wiring/index.ts";
import { type Measured, measured, medianMilliseconds } from "./report.ts";

const products = 2_000;

/**
 * The front store's product page over HTTP with the whole catalogue loaded and published: 2,000 products, embedded
 * database, one process. The common way works the page's prices out of the product's rows on every request.
 */
export async function measure(): Promise<readonly Measured[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "overprint-bench-"));
  const config = readConfig({
    OVERPRINT_DATA_DIR: dataDir,
    OVERPRINT_LOG_LEVEL: "silent",
    OVERPRINT_SIMULATOR_PRODUCTS: String(products),
  });
  const server = await takePort(0, "127.0.0.1");
  const application = await openApplication(config, { withSimulator: true });
  try {
    const { overprint } = application;
    const slugs = await stock(overprint);
    server.answerWith(createHost({ overprint, ...(await openPages({ isDevelopment: false })) }).fetch);
    let turn = 0;
    const next = () => slugs[(turn++ * 37) % slugs.length] as string;
    const page = (slug: string) => fetch(`http://127.0.0.1:${server.port}/p/${slug}`).then(readWhole);
    for (const slug of slugs) await overprint.shelf.product(slug);
    const warm = await medianMilliseconds(() => page(next()), 301);
    const data = await medianMilliseconds(() => overprint.shelf.product(next()), 301);
    const uncached = await medianMilliseconds(() => fromRows(overprint, next()), 101);
    return [
      measured(`front store product page over HTTP, ${slugs.length} products published`, warm, "ms", {
        budget: 20,
      }),
      measured("data of a product page: price book kept in memory", data, "ms", { baseline: uncached }),
    ];
  } finally {
    await server.close();
    await application.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Syncs the whole catalogue and publishes all of it in the built-in store. */
async function stock(overprint: Overprint): Promise<readonly string[]> {
  const { catalogue, products: all, db, openStore } = overprint;
  await db.execute(
    "insert into stores (id, kind, name, currency) values ('built-in', 'built-in', 'Front store', 'USD') on conflict do nothing",
  );
  const run = await catalogue.startSync({ kind: "everything" }, "bench");
  if (!run.ok) throw new Error(JSON.stringify(run.problem));
  await catalogue.workOn(run.value.id);
  await followCatalogue(all, { ...overprint, currency: "USD" });
  const everything = {
    search: "",
    categoryId: null,
    origin: null,
    published: null,
    changed: null,
    discontinued: null,
  };
  const ids = await all.listIds({
    ...everything,
    sort: "sku",
    descending: false,
    offset: 0,
    limit: products,
  });
  const store = await openStore("built-in");
  if (!store.ok) throw new Error(store.problem.reason);
  await store.value.publish(await store.value.planPublish(ids));
  return (await all.findMany(ids)).map(({ slug }) => slug);
}

async function readWhole(response: Response): Promise<void> {
  const text = await response.text();
  if (response.status !== 200) throw new Error(`the page answers ${response.status}: ${text.slice(0, 200)}`);
}

/** What the page would do without a price book: load the product's rows and work its prices out, each time. */
async function fromRows({ products: all, catalogue }: Overprint, slug: string): Promise<void> {
  const { compile, markupRules } = await import("@overprint/core/pricing");
  const { configuratorFor } = await import("@overprint/core/configurator");
  const product = await all.findBySlug(slug);
  const trade =
    product?.tradeProductId && (await catalogue.products.loadTradeProduct(product.tradeProductId));
  if (!trade) throw new Error(`${slug} is a synced product`);
  const book = compile(trade);
  const rule = markupRules([]).ruleFor({
    productId: trade.id,
    categoryIds: trade.categoryIds,
    customerGroupId: null,
    currency: book.currency,
  });
  configuratorFor(product.id, book, rule);
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followCatalogue } from "@overprint/core/products";
import { openPages } from "../apps/overprint/cli/pages.ts";
import { openApplication } from "../apps/overprint/server/application.ts";
import { readConfig } from "../apps/overprint/server/config/config.ts";
import { createHost } from "../apps/overprint/server/http/host.ts";
import { type Measured, measured, median } from "./report.ts";

/** How many products the printer has; the whole catalogue of the budgets is 2,000. */
const products = Number(process.env.BENCH_PRODUCTS ?? 2_000);
const visits = 200;

/**
 * Server time of a product page, from the request to the last byte of HTML, with the whole catalogue synced, published and
 * in the embedded database: first visits of 200 products, then the same again.
 */
export async function measure(): Promise<readonly Measured[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "overprint-bench-"));
  const config = readConfig({
    ...process.env,
    DATABASE_URL: "",
    OVERPRINT_DATA_DIR: dataDir,
    OVERPRINT_SIMULATOR_PRODUCTS: String(products),
    OVERPRINT_LOG_LEVEL: "silent",
  });
  const application = await openApplication(config, { withSimulator: true });
  try {
    const paths = await stockedShelves(application.overprint);
    const { fetch } = createHost({
      overprint: application.overprint,
      ...(await openPages({ isDevelopment: false })),
    });
    const visit = async (path: string) => {
      const start = process.hrtime.bigint();
      const answer = await fetch(new Request(`http://localhost${path}`, { headers: { Host: "localhost" } }));
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    // Modules are loaded and compiled by the first pages of a process.
    for (let i = 0; i < 20; i += 1) await visit("/");
    const [warm = "/"] = paths;
    for (let i = 0; i < 20; i += 1) await visit(warm);
    const first = await eachOf(paths, visit);
    const again = await eachOf(paths, visit);
    const budget = 20;
    return [
      measured(`product page, first visit, ${products} products`, median(first), "ms", { budget }),
      measured(`product page, ${products} products`, median(again), "ms", { budget }),
    ];
  } finally {
    await application.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function eachOf(paths: readonly string[], visit: (path: string) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) times.push(await visit(path));
  return times;
}

type Overprint = Awaited<ReturnType<typeof openApplication>>["overprint"];

/** Syncs and publishes everything; returns the pages of products spread over the whole catalogue. */
async function stockedShelves(overprint: Overprint): Promise<readonly string[]> {
  const started = await overprint.catalogue.startSync({ kind: "everything" }, "bench");
  if (!started.ok) throw new Error("the sync starts on an empty database");
  const outcome = await overprint.catalogue.workOn(started.value.id);
  if (outcome?.fault) throw outcome.fault;
  await followCatalogue(overprint.products, { ...overprint, currency: "USD" });
  const store = await overprint.openStore("built-in");
  if (!store.ok) throw new Error(store.problem.reason);
  const { products: synced } = await overprint.products.forFollowing();
  await store.value.publish(await store.value.planPublish(synced.map(({ id }) => id)));
  const step = Math.max(1, Math.floor(synced.length / visits));
  return synced
    .filter((_, index) => index % step === 0)
    .slice(0, visits)
    .map(({ slug }) => `/p/${slug}`);
}

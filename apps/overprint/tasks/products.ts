import type { StoreId, StoreProductId } from "@overprint/core/orders";
import { isFault } from "@overprint/core/outcome";
import { verifyPrices } from "@overprint/core/pricing";
import type { OpenProblem } from "@overprint/core/problems";
import { followCatalogue, refreshPrices, verificationSampleSetting } from "@overprint/core/products";
import type { PublishResult, Store } from "@overprint/core/stores";
import { z } from "zod";
import type { Overprint } from "#server/wiring/index.ts";
import { builtInStoreId } from "#server/wiring/storefront.ts";
import { defineTask } from "./task.ts";

/**
 * After the catalogue has changed: the store's products follow it, discontinued ones leave every store, prices and their
 * history are worked out anew, and a sample is compared with the printer's quotes. Enqueue it in the transaction that
 * approves or takes back a change set.
 *
 * If it throws, it is tried again; if the process dies, another runs it from the start; twice writes nothing more.
 */
export const followCatalogueTask = defineTask({
  name: "products.follow-catalogue",
  title: "Products follow the catalogue",
  payload: z.record(z.string(), z.never()),
  policy: { pileUp: "one-waiting", timeoutSeconds: 1_800 },
  handler: async (_payload, overprint, signal) => {
    const { products, newId, clock, db, tasks } = overprint;
    const plan = await followCatalogue(products, { newId, clock, currency: "USD" });
    await unpublishEverywhere(overprint, plan.discontinued);
    await refreshEverything(overprint, signal);
    await tasks.enqueue(db, verifyPricesTask, { seed: Math.floor(clock.now().getTime() / 1_000) });
  },
});

/**
 * After a markup rule has changed: "from" prices in the lists and the price history are worked out anew. Product pages,
 * carts and checkout do not wait for it: they price by the new rules at once.
 *
 * If it throws or the process dies it runs again from the start; twice writes nothing more.
 */
export const refreshPricesTask = defineTask({
  name: "products.refresh-prices",
  title: "Prices after a markup change",
  payload: z.record(z.string(), z.never()),
  policy: { pileUp: "one-waiting", timeoutSeconds: 1_800 },
  handler: (_payload, overprint, signal) => refreshEverything(overprint, signal),
});

/**
 * Compares a seeded sample of combinations with the printer's own quotes and opens a problem for each product that differs.
 *
 * If it throws (the printer cannot be reached) it is tried again with the same seed, so with the same sample; if the
 * process dies likewise. It only reads from the printer.
 */
export const verifyPricesTask = defineTask({
  name: "products.verify-prices",
  title: "Prices compared with 4over's quotes",
  payload: z.object({ seed: z.number().int().nonnegative(), count: z.number().int().positive().optional() }),
  policy: { pileUp: "one-waiting" },
  handler: async ({ seed, count }, { catalogue, printer, priceBooks, problems, settings, log }, signal) => {
    const access = await printer();
    const sample = count ?? (await settings.get(verificationSampleSetting));
    if (!access.ok || sample === 0) return;
    const { compared, differences } = await verifyPrices(
      {
        fetchQuote: access.value.fetchQuote,
        problems,
        listProductIds: () => catalogue.products.idsOnSale(),
        loadPriceBook: async (id) => (await priceBooks.find(id))?.book ?? null,
      },
      { seed, count: sample },
      { signal },
    );
    log.info({ compared, differences: differences.length, seed }, "prices were compared with quotes");
  },
});

/**
 * Publishes many products in one store. What the store refuses is one problem with each product and its reason.
 *
 * If it throws (the store cannot be reached) it is tried again; if the process dies it runs from the start: a store leaves
 * alone what is already published as it is, so twice is once.
 */
export const publishTask = defineTask({
  name: "products.publish",
  title: "Products are published",
  payload: z.object({ storeId: z.string(), ids: z.array(z.string()) }),
  policy: { timeoutSeconds: 3_600 },
  handler: async ({ storeId, ids }, { openStore, problems, log }) => {
    const store = await openStore(storeId);
    const key = `publishing-failed:${storeId}`;
    if (!store.ok) {
      const { reason, doNext } = store.problem;
      await problems.open({ ...notPublished(key, storeId, ids.length), what: reason, doNext });
      return;
    }
    const { publish, planPublish } = store.value;
    const { done, failed } = await publish(await planPublish(ids as StoreProductId[]));
    log.info({ storeId, done: done.length, failed: failed.length }, "products were published");
    if (failed.length === 0) return problems.clear(key, "published");
    const subjects = failed.map(({ productId, reason }) => ({
      kind: "product" as const,
      id: productId,
      label: reason.slice(0, 200),
    }));
    await problems.open({ ...notPublished(key, storeId, failed.length), subjects });
  },
});

const notPublished = (key: string, storeId: string, count: number): OpenProblem => ({
  key,
  code: "products/not-published",
  severity: "needs-a-decision",
  subjects: [{ kind: "store", id: storeId, label: storeId }],
  what: `${count} products could not be published.`,
  meaning: "They are in the store as they were before, or not at all; everything else was published.",
  doNext: "Open each product for its reason, correct it and publish again.",
  link: "/admin/products",
});

export const productTasks = [followCatalogueTask, refreshPricesTask, verifyPricesTask, publishTask];

async function refreshEverything(overprint: Overprint, signal: AbortSignal): Promise<void> {
  const { products, priceHistory: history, publications, retail, clock, catalogue, groupOfStore } = overprint;
  const ids = await catalogue.products.idsOnSale();
  const customerGroup = () => groupOfStore(builtInStoreId);
  const ports = { products, history, publications, retail, clock, builtInStoreId, customerGroup };
  await refreshPrices(ports, ids, signal);
}

/** A store that cannot be reached keeps its problem for itself: the other stores go on. */
async function unpublishEverywhere(
  { publications, openStore, problems }: Overprint,
  ids: readonly StoreProductId[],
): Promise<void> {
  const byStore = new Map<StoreId, StoreProductId[]>();
  for (const id of ids)
    for (const { storeId, state } of await publications.ofProduct(id))
      if (state === "published") byStore.set(storeId, [...(byStore.get(storeId) ?? []), id]);
  for (const [storeId, gone] of byStore) {
    const store = await openStore(storeId);
    const left = store.ok ? await notTaken(store.value, gone) : unreached(gone, "not connected");
    if (left.length > 0) await problems.open(stillPublished(storeId, left));
    else await problems.clear(`discontinued-published:${storeId}`, "unpublished");
  }
}

const unreached = (ids: readonly StoreProductId[], reason: string): PublishResult["failed"] =>
  ids.map((productId) => ({ productId, reason }));

/** What a store did not take off sale; all of it when the store does not answer. */
async function notTaken(
  store: Pick<Store, "unpublish">,
  ids: readonly StoreProductId[],
): Promise<PublishResult["failed"]> {
  try {
    return (await store.unpublish(ids)).failed;
  } catch (error) {
    if (!isFault(error)) throw error;
    return unreached(ids, error.message);
  }
}

const stillPublished = (
  storeId: StoreId,
  left: readonly { readonly productId: StoreProductId; readonly reason: string }[],
) => ({
  key: `discontinued-published:${storeId}`,
  code: "products/discontinued-still-published",
  severity: "needs-a-decision" as const,
  subjects: left.map(({ productId }) => ({ kind: "product" as const, id: productId, label: productId })),
  what: `${left.length} discontinued products could not be taken out of a store: ${left[0]?.reason}`,
  meaning: "Customers can still order what 4over no longer makes; such orders cannot be transferred.",
  doNext: "Open Products, filter by Discontinued, and unpublish them; check the store's connection first.",
  link: "/admin/products?discontinued=yes&published=yes",
});

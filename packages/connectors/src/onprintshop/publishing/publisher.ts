import type { StoreProductId } from "@overprint/core/orders";
import { isFault } from "@overprint/core/outcome";
import {
  type PublishableProduct,
  type PublishChange,
  type PublishPlan,
  type PublishResult,
  refusedIn,
} from "@overprint/core/stores";
import { planPrices } from "../pricing/plan-prices.ts";
import type { PublishContext } from "./context.ts";
import { isUpToDate, publishProduct } from "./publish-product.ts";
import { readBack } from "./read-back.ts";
import { type WantedRecords, wantedRecords } from "./wanted.ts";

const notInCatalogue =
  "This product cannot be priced: it is not in the catalogue any more, or its category was never synced.";

type Load = (ids: readonly StoreProductId[]) => Promise<readonly PublishableProduct[]>;

/** Says what publishing would do, product by product, and finds what was deleted or edited by hand. Writes nothing. */
export async function planPublish(
  context: PublishContext,
  load: Load,
  ids: readonly StoreProductId[],
): Promise<PublishPlan> {
  const products = await load(ids);
  const changes: PublishChange[] = [];
  for (const id of ids) {
    const product = products.find((one) => one.id === id);
    changes.push(
      product
        ? await planOne(context, product)
        : { productId: id, action: "refuse", summary: notInCatalogue },
    );
  }
  return { changes };
}

async function planOne(context: PublishContext, product: PublishableProduct): Promise<PublishChange> {
  const planned = planPrices(product, context.addsSurchargesExactly);
  const change = (action: PublishChange["action"], summary: string): PublishChange => ({
    productId: product.id,
    action,
    summary,
  });
  if (!planned.ok) return change("refuse", `${planned.problem.reason} ${planned.problem.doNext}`);
  const wanted = wantedRecords(product, planned.value);
  const size = `${wanted.prices.length + wanted.surcharges.length} prices for ${planned.value.combinations} combinations`;
  const known = await context.links.find("product", product.id, "product");
  if (!known?.externalId) return change("create", `New in the store: ${product.internalTitle}, ${size}.`);
  const there = await context.client.products.find(known.externalId);
  if (!there)
    return change(
      "create",
      `${product.internalTitle} was deleted by hand in OnPrintShop and will be created again, with ${size}.`,
    );
  const edited = await editedByHand(context, product, known.externalId, wanted);
  if (edited) return change("update", edited);
  if ((await isUpToDate(context.links, product.id, wanted)) && there.status === "1")
    return change("nothing", "Already as it should be.");
  return change("update", `${product.internalTitle}: ${size}; only what differs is written.`);
}

/** A sentence about rows that no longer hold what was written last; `null` when they all do. */
async function editedByHand(
  { client, links, addsSurchargesExactly }: PublishContext,
  product: PublishableProduct,
  externalId: number,
  wanted: WantedRecords,
): Promise<string | null> {
  const planned = planPrices(product, addsSurchargesExactly);
  const all = await links.ofOwner(product.id);
  if (!planned.ok || !all.some(({ kind }) => kind === "price")) return null;
  const idOf = (wantedKind: string) => (key: string) =>
    all.find(({ kind, key: own }) => kind === wantedKind && own === key)?.externalId ?? 0;
  const { mismatches, strangers } = await readBack(
    client,
    externalId,
    planned.value,
    wanted,
    idOf("size"),
    idOf("attribute"),
  );
  const written = new Map(all.map((link) => [`${link.kind} ${link.key}`, link.value.retailMinor]));
  const edited = mismatches.filter(({ kind, key, foundMinor }) => {
    const last = written.get(`${kind} ${key}`);
    return last !== undefined && last !== foundMinor;
  });
  const [first] = edited;
  if (first)
    return `${edited.length} prices of ${product.internalTitle} were edited by hand in OnPrintShop, the first for ${first.pieces} pieces (${first.foundMinor === null ? "removed" : (first.foundMinor / 100).toFixed(2)} instead of ${(first.wantedMinor / 100).toFixed(2)}). Publishing puts our prices back.`;
  return strangers.length > 0
    ? `A price for ${strangers[0]} pieces was added by hand to ${product.internalTitle} in OnPrintShop. Delete it there before you publish.`
    : null;
}

/** Publishes what the plan says, one product after the other; a product that fails leaves the others alone. */
export async function publish(
  context: PublishContext,
  load: Load,
  plan: PublishPlan,
  onProgress?: (done: number, total: number) => void,
): Promise<PublishResult> {
  const due = plan.changes.filter(({ action }) => action === "create" || action === "update");
  const products = await load(due.map(({ productId }) => productId));
  const done: { productId: StoreProductId; externalId: string | null }[] = [];
  const failed = [...refusedIn(plan)];
  for (const [index, { productId }] of due.entries()) {
    const product = products.find(({ id }) => id === productId);
    const outcome = product
      ? await publishProduct(context, product).catch(reasonOf)
      : { ok: false as const, reason: notInCatalogue };
    if (outcome.ok) done.push({ productId, externalId: String(outcome.externalId) });
    else failed.push({ productId, reason: outcome.reason });
    onProgress?.(index + 1, due.length);
  }
  return { done, failed };
}

/** A fault of one product's writes is its reason; a fault that concerns the whole store ends the run. */
function reasonOf(error: unknown): { readonly ok: false; readonly reason: string } {
  if (
    isFault(error) &&
    (error.recovery.kind === "fix-input" ||
      error.recovery.kind === "reconcile" ||
      error.recovery.kind === "report")
  )
    return { ok: false, reason: `${error.message}. Publish again: what is there will be found first.` };
  throw error;
}

/** Takes products off sale: hidden, not deleted, so that old orders keep their product. */
export async function unpublish(
  context: PublishContext,
  ids: readonly StoreProductId[],
): Promise<PublishResult> {
  const done: { productId: StoreProductId; externalId: string | null }[] = [];
  const failed: { productId: StoreProductId; reason: string }[] = [];
  for (const productId of ids) {
    const link = await context.links.find("product", productId, "product");
    const there = link?.externalId ? await context.client.products.find(link.externalId) : null;
    if (!link?.externalId || !there) {
      done.push({ productId, externalId: null });
      continue;
    }
    const hidden = {
      products_id: link.externalId,
      products_title: there.product_name,
      predefined_product_type: "0",
      price_defining_method: "0",
      measurement_unit_id: 1,
      product_service_type: "1",
      category_id: there.default_category_id,
      visible: 0,
    };
    const [reply] = await context.client.products.setProducts([hidden]);
    if (reply?.ok) {
      await context.links.save([{ ...link, value: { ...link.value, isShown: false } }]);
      done.push({ productId, externalId: String(link.externalId) });
    } else failed.push({ productId, reason: reply?.reason ?? "no answer" });
  }
  return { done, failed };
}

import type { PublishableProduct, StoreLinks } from "@overprint/core/stores";
import { type OnPrintShop, OnPrintShopOutcomeUnknownError } from "@overprint/onprintshop";
import { planPrices } from "../pricing/plan-prices.ts";
import type { PricePlan } from "../pricing/price-plan.ts";
import { verifyCharges } from "../pricing/verify-charges.ts";
import { categoryId } from "./category.ts";
import type { PublishContext } from "./context.ts";
import { type Mismatch, readBack } from "./read-back.ts";
import { ruleStep } from "./rule-step.ts";
import {
  attributeStep,
  type Ids,
  optionStep,
  pageStep,
  priceStep,
  sizeStep,
  surchargeStep,
} from "./steps.ts";
import { isSame, syncRows } from "./sync-rows.ts";
import { type WantedProduct, type WantedRecords, wantedRecords } from "./wanted.ts";

export type Published =
  | { readonly ok: true; readonly externalId: number }
  /** The product stays hidden in OnPrintShop, or as it was when nothing had been written. */
  | { readonly ok: false; readonly reason: string };

/**
 * Publishes one product: hidden first, every record written, every price read back and recomputed, then shown. Run
 * again after any interruption it finds what is there and goes on.
 */
export async function publishProduct(
  context: PublishContext,
  product: PublishableProduct,
): Promise<Published> {
  const planned = planPrices(product, context.addsSurchargesExactly);
  if (!planned.ok) return failed([`${planned.problem.reason} ${planned.problem.doNext}`]);
  const wanted = wantedRecords(product, planned.value);
  const category = await categoryId(context, product.category);
  if ("failure" in category) return failed([category.failure]);
  const head = await hiddenProduct(context, product.id, wanted, category.id);
  if ("failure" in head) return failed([head.failure]);
  const failures = await writeRecords(context, product.id, head, wanted);
  if (failures.length > 0) return failed(failures);
  const wrong = await provePrices(context, product, head, planned.value, wanted);
  if (wrong.length > 0) return failed(wrong);
  return show(context, product.id, wanted.product, category.id, head.id);
}

type Head = { readonly id: number; readonly wasThere: boolean };

const failed = (reasons: readonly string[]): Published => {
  const shown = reasons.slice(0, 5).join(" ");
  return { ok: false, reason: reasons.length > 5 ? `${shown} And ${reasons.length - 5} more.` : shown };
};

/** The product's own record, hidden while prices change. One that was deleted by hand is made again. */
async function hiddenProduct(
  { client, links, findByReference }: PublishContext,
  owner: string,
  { product }: WantedRecords,
  category: number,
): Promise<Head | { readonly failure: string }> {
  const known = await links.find("product", owner, "product");
  const there = known?.externalId ? await client.products.find(known.externalId) : null;
  if (known && !there)
    await links.remove((await links.ofOwner(owner)).filter(({ kind }) => kind !== "shipment"));
  const id = there?.product_id ?? (await findByReference(product.reference));
  if (id) {
    await rememberProduct(links, owner, id, product);
    await writeProduct(client, product, category, id, false);
    return { id, wasThere: true };
  }
  try {
    const made = await writeProduct(client, product, category, 0, false);
    if (!made?.ok) return { failure: `product: ${made?.reason ?? "no answer"}` };
    await rememberProduct(links, owner, made.id, product);
    return { id: made.id, wasThere: false };
  } catch (error) {
    if (!(error instanceof OnPrintShopOutcomeUnknownError)) throw error;
    const found = await findByReference(product.reference);
    if (!found)
      return {
        failure: "The answer to creating the product was lost and it could not be found. Publish again.",
      };
    await rememberProduct(links, owner, found, product);
    return { id: found, wasThere: true };
  }
}

const rememberProduct = (links: StoreLinks, owner: string, externalId: number, product: WantedProduct) =>
  links.save([{ kind: "product", key: "product", owner, externalId, value: { ...product, isShown: false } }]);

async function writeProduct(
  client: OnPrintShop,
  product: WantedProduct,
  category: number,
  id: number,
  isShown: boolean,
) {
  const [reply] = await client.products.setProducts([
    {
      products_id: id,
      products_title: product.title,
      products_internal_title: product.internalTitle,
      category_id: category,
      main_sku: product.sku,
      products_draw_cutting_margins: Array(4).fill(product.bleedIn).join(","),
      external_ref: product.reference,
      long_description: product.description,
      predefined_product_type: "0",
      price_defining_method: "0",
      measurement_unit_id: 1,
      product_service_type: "1",
      enable_stock_management: "0",
      product_type: "2,15",
      visible: isShown ? 1 : 0,
    },
  ]);
  return reply;
}

async function idsOf(
  links: StoreLinks,
  owner: string,
): Promise<{ readonly sizeId: Ids; readonly optionId: Ids; readonly attributeId: Ids }> {
  const all = await links.ofOwner(owner);
  const of = (wantedKind: string): Ids => {
    const ids = new Map(
      all.filter(({ kind }) => kind === wantedKind).map(({ key, externalId }) => [key, externalId ?? 0]),
    );
    return (key) => ids.get(key) ?? 0;
  };
  return { sizeId: of("size"), optionId: of("option"), attributeId: of("attribute") };
}

/** Every record in the order in which OnPrintShop wants them; stops where the next ones would hang on nothing. */
async function writeRecords(
  { client, links }: PublishContext,
  owner: string,
  { id, wasThere }: Head,
  wanted: WantedRecords,
): Promise<readonly string[]> {
  const heads = [
    ...(await syncRows(links, owner, sizeStep(client, id, wanted.sizes), wasThere)),
    ...(await syncRows(links, owner, pageStep(client, id, wanted.pages), wasThere)),
    ...(await syncRows(links, owner, optionStep(client, id, wanted.options), wasThere)),
  ];
  if (heads.length > 0) return heads;
  const { sizeId, optionId } = await idsOf(links, owner);
  const rows = [
    ...(await syncRows(links, owner, priceStep(client, id, sizeId, wanted.prices), wasThere)),
    ...(await syncRows(links, owner, attributeStep(client, optionId, wanted.attributes), wasThere)),
  ];
  if (rows.length > 0) return rows;
  const { attributeId } = await idsOf(links, owner);
  return [
    ...(await syncRows(links, owner, surchargeStep(client, attributeId, wanted.surcharges), wasThere)),
    ...(await syncRows(links, owner, ruleStep(client, attributeId, wanted.rules), wasThere)),
  ];
}

/** Reads the prices back; rows that differ (edited by hand, or dropped in silence) are written once more and read again. */
async function provePrices(
  context: PublishContext,
  product: PublishableProduct,
  head: Head,
  plan: PricePlan,
  wanted: WantedRecords,
): Promise<readonly string[]> {
  const { client, links } = context;
  const { sizeId, attributeId } = await idsOf(links, product.id);
  const read = () => readBack(client, head.id, plan, wanted, sizeId, attributeId);
  let seen = await read();
  if (seen.mismatches.length > 0) {
    await forgetValues(links, product.id, seen.mismatches);
    const failures = await writeRecords(context, product.id, head, wanted);
    if (failures.length > 0) return failures;
    seen = await read();
  }
  const strangers = seen.strangers.map(
    (pieces) =>
      `OnPrintShop sells ${pieces} pieces at a price that was added by hand. Delete that price row there, then publish again.`,
  );
  const mismatches = seen.mismatches.map(
    ({ kind, pieces, wantedMinor, foundMinor }) =>
      `The ${kind} for ${pieces} pieces should be ${(wantedMinor / 100).toFixed(2)} and OnPrintShop ${foundMinor === null ? "does not have it" : `shows ${(foundMinor / 100).toFixed(2)}`}.`,
  );
  if (strangers.length + mismatches.length > 0) return [...strangers, ...mismatches];
  const charged = verifyCharges(product, seen.plan);
  return charged.ok ? [] : [`${charged.problem.reason} ${charged.problem.doNext}`];
}

/** What was written last is no longer true of these rows, so that they are written again. */
async function forgetValues(
  links: StoreLinks,
  owner: string,
  mismatches: readonly Mismatch[],
): Promise<void> {
  const keys = new Set(mismatches.map(({ kind, key }) => `${kind} ${key}`));
  const all = await links.ofOwner(owner);
  const there = all.filter(({ kind, key }) => keys.has(`${kind} ${key}`));
  const gone = new Set(
    mismatches.filter(({ foundMinor }) => foundMinor === null).map(({ kind, key }) => `${kind} ${key}`),
  );
  await links.remove(there.filter(({ kind, key }) => gone.has(`${kind} ${key}`)));
  await links.save(
    there.filter(({ kind, key }) => !gone.has(`${kind} ${key}`)).map((link) => ({ ...link, value: {} })),
  );
}

async function show(
  { client, links }: PublishContext,
  owner: string,
  product: WantedProduct,
  category: number,
  id: number,
): Promise<Published> {
  const shown = await writeProduct(client, product, category, id, true);
  if (!shown?.ok)
    return failed([`The product is complete but stays hidden: ${shown?.reason ?? "no answer"}`]);
  const seen = await client.products.find(id);
  if (seen?.status !== "1")
    return failed(["OnPrintShop answered success but the product stays hidden. Publish again."]);
  await links.save([
    { kind: "product", key: "product", owner, externalId: id, value: { ...product, isShown: true } },
  ]);
  return { ok: true, externalId: id };
}

/** Whether everything in OnPrintShop is as it was written last, by our own table: nothing to publish. */
export async function isUpToDate(links: StoreLinks, owner: string, wanted: WantedRecords): Promise<boolean> {
  const all = await links.ofOwner(owner);
  const known = new Map(all.map((link) => [`${link.kind} ${link.key}`, link.value]));
  const rows = (
    ["sizes", "prices", "options", "attributes", "surcharges", "rules", "pages"] as const
  ).flatMap((group) =>
    wanted[group].map(({ key, value }) => ({
      key: `${group === "pages" ? "page" : group.slice(0, -1)} ${key}`,
      value,
    })),
  );
  const hasAll = rows.every(({ key, value }) => isSame(known.get(key), value));
  const expected = all.filter(({ kind }) => kind !== "shipment" && kind !== "product").length;
  return (
    hasAll &&
    expected === rows.length &&
    isSame(known.get("product product"), { ...wanted.product, isShown: true })
  );
}

import { formatMoney, money } from "@overprint/core/money";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import {
  checkMarkupRule,
  describeMarkup,
  type Markup,
  type MarkupRule,
  readMarkup,
  retailSteps,
  ruleForProduct,
} from "@overprint/core/pricing";
import { cheapestLine, type PricedProduct } from "@overprint/core/products";
import type { SignedIn } from "#server/contexts.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { publishTask, refreshPricesTask } from "#tasks/products.ts";
import { done, type Notice, notDone } from "../../components/notice.tsx";
import { readProductQuery } from "./product-list.server.ts";

/** What a bulk action would do, shown before it is confirmed. */
export type BulkPlan = {
  readonly title: string;
  readonly lines: readonly string[];
  /** How many more lines there are than are shown. */
  readonly more: number;
  /** The words of the button; `null` when there is nothing to do. */
  readonly confirm: string | null;
  readonly isDangerous: boolean;
};

export type BulkAnswer = { readonly plan?: BulkPlan; readonly notice?: Notice };

const shown = 12;
/** More than this is published by a task, so that the page does not wait for it. */
const atOnce = 200;
const mostAtOnce = 20_000;

/** One bulk action of the products list: plans it, or does it. */
export async function bulkAction(overprint: Overprint, form: FormData, who: SignedIn): Promise<BulkAnswer> {
  const ids = await selectedIds(overprint, form);
  if (ids.length === 0) return notDone("No product is selected", "Tick products in the list first.");
  const storeId = String(form.get("store") ?? "built-in") as StoreId;
  switch (form.get("intent")) {
    case "plan-publish":
      return planPublish(overprint, storeId, ids);
    case "publish":
      return publish(overprint, storeId, ids, who);
    case "plan-unpublish":
      return planUnpublish(overprint, storeId, ids);
    case "unpublish":
      return unpublish(overprint, storeId, ids, who);
    case "plan-markup":
      return planMarkup(overprint, ids, form);
    case "markup":
      return setMarkup(overprint, ids, form, who);
    default:
      return notDone("This action is not known", "Reload the page and try again.");
  }
}

/** The ticked products, or everything that the list's search and filters find. */
async function selectedIds({ products }: Overprint, form: FormData): Promise<readonly StoreProductId[]> {
  if (form.get("everything") !== "yes") return form.getAll("id").map(String) as StoreProductId[];
  const { query } = readProductQuery(new URLSearchParams(String(form.get("search") ?? "")));
  return products.listIds({ ...query, offset: 0, limit: mostAtOnce });
}

async function planPublish(
  { openStore }: Overprint,
  storeId: StoreId,
  ids: readonly StoreProductId[],
): Promise<BulkAnswer> {
  const store = await openStore(storeId);
  if (!store.ok) return notDone(store.problem.reason, store.problem.doNext);
  const { changes } = await store.value.planPublish(ids);
  const effective = changes.filter(({ action }) => action !== "nothing" && action !== "refuse");
  const count = (action: string) => changes.filter((change) => change.action === action).length;
  const ordered = [
    ...changes.filter(({ action }) => action === "refuse"),
    ...effective,
    ...changes.filter(({ action }) => action === "nothing"),
  ];
  return {
    plan: {
      title: `Publish ${ids.length.toLocaleString("en-US")} ${products(ids.length)}`,
      lines: [
        `${count("create")} published for the first time, ${count("update")} brought up to date, ${count("unpublish")} taken out, ${count("nothing")} left as they are${count("refuse") > 0 ? `, ${count("refuse")} cannot be published` : ""}.`,
        ...ordered.slice(0, shown).map(({ summary }) => summary),
      ],
      more: Math.max(0, ordered.length - shown),
      confirm: effective.length === 0 ? null : `Publish ${effective.length.toLocaleString("en-US")}`,
      isDangerous: false,
    },
  };
}

async function publish(
  overprint: Overprint,
  storeId: StoreId,
  ids: readonly StoreProductId[],
  who: SignedIn,
): Promise<BulkAnswer> {
  const { openStore, tasks, db, audit } = overprint;
  await audit.record(db, {
    actor: who.actor,
    action: "products.published",
    subject: { kind: "store", id: storeId },
    after: { products: ids.length },
  });
  if (storeId !== "built-in" || ids.length > atOnce) {
    await tasks.enqueue(db, publishTask, { storeId, ids: [...ids] });
    return done(
      "Publishing has started",
      `${ids.length.toLocaleString("en-US")} ${products(ids.length)} are being published. What fails is listed on the dashboard.`,
    );
  }
  const store = await openStore(storeId);
  if (!store.ok) return notDone(store.problem.reason, store.problem.doNext);
  const result = await store.value.publish(await store.value.planPublish(ids));
  return result.failed.length > 0
    ? notDone(`${result.failed.length} could not be published`, result.failed[0]?.reason)
    : done(`${result.done.length} ${products(result.done.length)} published`);
}

async function planUnpublish(
  { publications, products: all }: Overprint,
  storeId: StoreId,
  ids: readonly StoreProductId[],
): Promise<BulkAnswer> {
  const published = (await publications.of(storeId, ids)).filter(({ state }) => state === "published");
  const some = await all.findMany(published.slice(0, shown).map(({ productId }) => productId));
  return {
    plan: {
      title: `Unpublish ${ids.length.toLocaleString("en-US")} ${products(ids.length)}`,
      lines: [
        `${published.length} leave the store; customers can no longer order them. ${ids.length - published.length} are not published there.`,
        "Nothing is deleted: texts, markup and mapping stay, and they can be published again.",
        ...some.map(({ title }) => title),
      ],
      more: Math.max(0, published.length - shown),
      confirm: published.length === 0 ? null : `Unpublish ${published.length}`,
      isDangerous: true,
    },
  };
}

async function unpublish(
  { openStore, audit, db }: Overprint,
  storeId: StoreId,
  ids: readonly StoreProductId[],
  who: SignedIn,
): Promise<BulkAnswer> {
  const store = await openStore(storeId);
  if (!store.ok) return notDone(store.problem.reason, store.problem.doNext);
  const result = await store.value.unpublish(ids);
  await audit.record(db, {
    actor: who.actor,
    action: "products.unpublished",
    subject: { kind: "store", id: storeId },
    after: { products: ids.length },
  });
  return result.failed.length > 0
    ? notDone(`${result.failed.length} could not be unpublished`, result.failed[0]?.reason)
    : done(`${result.done.length} ${products(result.done.length)} unpublished`);
}

type MarkupChange = { readonly priced: PricedProduct; readonly rule: MarkupRule };

async function markupChanges(
  { products: all, retail }: Overprint,
  ids: readonly StoreProductId[],
  markup: Markup,
): Promise<readonly MarkupChange[]> {
  const changes: MarkupChange[] = [];
  for (let from = 0; from < ids.length; from += 200) {
    const found = await all.findMany(ids.slice(from, from + 200));
    for (const priced of (await retail.priceMany(found)).values()) {
      const { trade, rule, product } = priced;
      if (trade && rule)
        changes.push({
          priced,
          rule: ruleForProduct({ id: trade.product.id, title: product.title }, rule, markup),
        });
    }
  }
  return changes;
}

async function planMarkup(
  overprint: Overprint,
  ids: readonly StoreProductId[],
  form: FormData,
): Promise<BulkAnswer> {
  const markup = typedMarkup(form);
  if (!markup) return unreadable();
  const changes = await markupChanges(overprint, ids, markup);
  const [first] = changes;
  const findings = first ? checkMarkupRule(first.rule) : [];
  const error = findings.find(({ severity }) => severity === "error");
  if (error) return notDone("This markup cannot be used", error.message);
  return {
    plan: {
      title: `Markup for ${changes.length.toLocaleString("en-US")} ${products(changes.length)}`,
      lines: [
        ...findings.map(({ message }) => `Check: ${message}`),
        `${first ? describeMarkup(first.rule) : ""} for each of them, before any rule of its category or the default. Minimums and rounding stay as they are.`,
        ...changes.slice(0, shown).map(describeChange),
      ],
      more: Math.max(0, changes.length - shown),
      confirm: changes.length === 0 ? null : `Set the markup of ${changes.length.toLocaleString("en-US")}`,
      isDangerous: findings.length > 0,
    },
  };
}

function describeChange({ priced, rule }: MarkupChange): string {
  const line = cheapestLine(priced);
  if (!line) return `${priced.product.title}: no price`;
  const { currency } = priced.product;
  const after = retailSteps(line.tradeMinor, rule).retailMinor;
  return `${priced.product.title}: from ${formatMoney(money(line.retailMinor, currency))} to ${formatMoney(money(after, currency))} (cost ${formatMoney(money(line.tradeMinor, currency))})`;
}

async function setMarkup(
  overprint: Overprint,
  ids: readonly StoreProductId[],
  form: FormData,
  who: SignedIn,
): Promise<BulkAnswer> {
  const markup = typedMarkup(form);
  if (!markup) return unreadable();
  const changes = await markupChanges(overprint, ids, markup);
  const error = changes
    .flatMap(({ rule }) => checkMarkupRule(rule))
    .find(({ severity }) => severity === "error");
  if (error) return notDone("This markup cannot be used", error.message);
  const { markupRules, audit, db, tasks } = overprint;
  await markupRules.save(changes.map(({ rule }) => rule));
  await audit.record(db, {
    actor: who.actor,
    action: "markup.products-set",
    subject: { kind: "settings", id: "markup" },
    after: { markup, products: changes.length },
  });
  await tasks.enqueue(db, refreshPricesTask, {});
  return done(`The markup of ${changes.length} ${products(changes.length)} is set`);
}

const typedMarkup = (form: FormData) =>
  readMarkup(String(form.get("kind") ?? "percent"), String(form.get("value") ?? ""));
const unreadable = () =>
  notDone("The markup cannot be read", "Enter a percentage like 40 or 37.5, or an amount like 5.00.");
const products = (count: number) => (count === 1 ? "product" : "products");

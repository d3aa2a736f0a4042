import { formatMoney, money } from "@overprint/core/money";
import type { StoreId, StoreProductId } from "@overprint/core/orders";
import { describeEnding, describeMarkup, describeShare, type MarkupRule } from "@overprint/core/pricing";
import {
  detailGrid,
  detailOptions,
  detailRange,
  editTexts,
  giveBack,
  internalTitle,
  type OwnField,
  ownFields,
  type PricedProduct,
  priceListText,
  readPriceList,
  type StoreProduct,
  sizeOf,
  slugOf,
  titleFrom,
} from "@overprint/core/products";
import { data, redirect } from "react-router";
import type { SignedIn } from "#server/contexts.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { done, type Notice, notDone } from "../../components/notice.tsx";

/** Everything that View Details shows of one product. */
export async function productView(overprint: Overprint, id: string) {
  const { products, retail, publications, priceHistory, catalogue, sellingStores } = overprint;
  const product = await products.find(id as StoreProductId);
  if (!product) throw noSuchProduct();
  const [priced, published, categories, stores, history, facts] = await Promise.all([
    retail.price(product),
    publications.ofProduct(product.id),
    products.categories(),
    sellingStores(),
    product.tradeProductId ? priceHistory.of(product.tradeProductId) : [],
    product.tradeProductId ? catalogue.products.facts([product.tradeProductId]) : [],
  ]);
  return {
    id: product.id,
    title: internalTitle(product),
    origin: product.origin,
    sku: product.sku,
    isDiscontinued: product.isDiscontinued,
    currency: product.currency,
    texts: textsOf(product, priced),
    categories: categories.map((category) => ({ value: category.id, label: category.name })),
    ownPrices: product.ownPrices ? priceListText(product.ownPrices) : null,
    stores: stores.map(({ id: storeId, name }) => {
      const one = published.find((publication) => publication.storeId === storeId);
      return {
        id: storeId,
        name,
        state: one?.state ?? null,
        at: one?.publishedAt ?? null,
        reason: one?.reason ?? null,
      };
    }),
    specification: specificationOf(priced),
    oddities: [...(facts[0]?.oddities ?? []), ...(priced?.trade?.book.oddities ?? [])],
    changedAt: facts[0]?.changedAt ?? null,
    rule: priced?.rule ? ruleOf(priced.rule) : null,
    prices: pricesOf(priced),
    history: history.map((point) => ({
      at: point.at.slice(0, 10),
      "Lowest trade": point.lowestMinor / 100,
      "Highest trade": point.highestMinor / 100,
      "Lowest retail": point.lowestRetailMinor / 100,
    })),
  };
}

export const noSuchProduct = () =>
  data(
    {
      what: "There is no such product",
      meaning: "The address is mistyped, or the product belongs to another installation.",
      doNext: "Search for it in Products.",
    },
    { status: 404 },
  );

/** Each text with what the printer says; `isOwn` where a person has taken it over. */
function textsOf(product: StoreProduct, priced: PricedProduct | null) {
  const printers = printersTexts(product, priced);
  return ownFields.map((field) => ({
    field,
    value: (field === "category" ? product.categoryId : product[field]) ?? "",
    printers: printers ? ((field === "category" ? printers.categoryId : printers[field]) ?? "") : null,
    isOwn: product.origin === "synced" && product.ownFields.includes(field),
  }));
}

function printersTexts(product: StoreProduct, priced: PricedProduct | null) {
  const trade = priced?.trade?.product;
  if (!trade) return null;
  const title = titleFrom(trade);
  return { title, description: "", slug: slugOf(title), categoryId: product.categoryId };
}

function specificationOf(priced: PricedProduct | null) {
  const trade = priced?.trade?.product;
  if (!trade) return [];
  const groups = trade.optionGroups.filter((group) => group.options.length > 0);
  const size = sizeOf(trade);
  return [
    { label: "4over code", value: trade.code },
    { label: "4over description", value: trade.description },
    ...(size ? [{ label: "Finished size", value: size.title }] : []),
    ...groups
      .filter((group) => group.kind !== "size" && group.min > 0 && group.options.length === 1)
      .map((group) => ({ label: group.name, value: group.options[0]?.name ?? "" })),
    {
      label: "Run sizes",
      value: priced.trade?.book.runSizes.map(({ pieces }) => pieces.toLocaleString("en-US")).join(", ") ?? "",
    },
    { label: "Color specs", value: trade.colorSpecs.map(({ name }) => name).join(", ") },
    {
      label: "Turnarounds",
      value: trade.turnarounds.map(({ label }) => label).join(", ") || "none to choose",
    },
    { label: "4over identifier", value: trade.id },
  ];
}

function ruleOf(rule: MarkupRule) {
  const minimums = [
    ...(rule.minimumMarkupMinor > 0
      ? [`at least ${formatMoney(money(rule.minimumMarkupMinor, rule.currency))}`]
      : []),
    ...(rule.minimumMarginBps > 0 ? [`margin at least ${describeShare(rule.minimumMarginBps)}`] : []),
  ];
  return {
    id: rule.id,
    name: rule.name,
    words: [describeMarkup(rule), ...minimums, describeEnding(rule.rounding)].join(", "),
  };
}

function pricesOf(priced: PricedProduct | null) {
  if (!priced?.trade || !priced.rule) return null;
  const { book } = priced.trade;
  const { rule } = priced;
  const grid = detailGrid(book, rule);
  return {
    runSizes: book.runSizes.map(({ id, pieces }) => ({ id, pieces })),
    colorSpecs: book.colorSpecs.map(({ id, name }) => ({ id, name })),
    turnarounds: book.turnarounds.map(({ id, label }) => ({ id, label })),
    grid,
    range: detailRange(grid),
    optionsByColor: book.colorSpecs.map((_, c) => detailOptions(book, rule, c)),
  };
}

export type ProductView = Awaited<ReturnType<typeof productView>>;
export type ProductAnswer = {
  readonly notice?: Notice;
  readonly problems?: Readonly<Record<string, string>>;
};

/** What can be done on View Details. */
export async function productAction(
  overprint: Overprint,
  id: string,
  form: FormData,
  who: SignedIn,
): Promise<ProductAnswer> {
  const product = await overprint.products.find(id as StoreProductId);
  if (!product) throw noSuchProduct();
  switch (form.get("intent")) {
    case "texts":
      return saveTexts(overprint, product, form, who);
    case "give-back":
      return takePrinters(overprint, product, String(form.get("field")) as OwnField, who);
    case "own-prices":
      return savePrices(overprint, product, form, who);
    case "publish":
    case "unpublish":
      return publishOne(
        overprint,
        product,
        String(form.get("store")) as StoreId,
        form.get("intent") === "publish",
        who,
      );
    default:
      return notDone("This action is not known", "Reload the page and try again.");
  }
}

async function saveTexts(
  overprint: Overprint,
  product: StoreProduct,
  form: FormData,
  who: SignedIn,
): Promise<ProductAnswer> {
  const text = (name: string) => (form.has(name) ? { [name]: String(form.get(name)) } : {});
  const category = form.has("category") ? { categoryId: String(form.get("category")) || null } : {};
  const edited = editTexts(
    product,
    { ...text("title"), ...text("description"), ...text("slug"), ...category },
    overprint.clock.now().toISOString(),
  );
  if (!edited.ok)
    return { problems: Object.fromEntries(edited.problem.map(({ field, reason }) => [field, reason])) };
  const { slug, id } = edited.value;
  if (slug !== product.slug && (await overprint.products.isSlugTaken(slug, id)))
    return { problems: { slug: "Another product has this address. Choose another." } };
  await save(overprint, product, edited.value, who, "product.texts-changed");
  return done("Saved", edited.value === product ? "Nothing had changed." : "Customers see it at once.");
}

async function takePrinters(
  overprint: Overprint,
  product: StoreProduct,
  field: OwnField,
  who: SignedIn,
): Promise<ProductAnswer> {
  const printers = printersTexts(product, await overprint.retail.price(product));
  if (!printers) return notDone("4over's text is not known", "Sync the product's category, then try again.");
  const categoryId = await printersCategory(overprint, product);
  const slug = (await overprint.products.isSlugTaken(printers.slug, product.id))
    ? `${printers.slug}-${product.sku.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`
    : printers.slug;
  const after = giveBack(
    product,
    field,
    { ...printers, slug, categoryId },
    overprint.clock.now().toISOString(),
  );
  await save(overprint, product, after, who, "product.field-given-back");
  return done("4over's again", "From now on this field follows the catalogue.");
}

async function printersCategory({ products, priceBooks }: Overprint, product: StoreProduct) {
  const compiled = product.tradeProductId && (await priceBooks.find(product.tradeProductId));
  const wanted = new Set<string>(compiled ? compiled.product.categoryIds : []);
  const known = await products.categories();
  return known.find(({ tradeCategoryId }) => tradeCategoryId && wanted.has(tradeCategoryId))?.id ?? null;
}

async function savePrices(
  overprint: Overprint,
  product: StoreProduct,
  form: FormData,
  who: SignedIn,
): Promise<ProductAnswer> {
  const read = readPriceList(String(form.get("prices") ?? ""), product.currency);
  if (!read.ok) return { problems: { prices: `Line ${read.problem.line}: ${read.problem.reason}` } };
  const updatedAt = overprint.clock.now().toISOString();
  await save(
    overprint,
    product,
    { ...product, ownPrices: read.value, updatedAt },
    who,
    "product.prices-changed",
  );
  return done("Prices saved", "Customers see them at once.");
}

async function publishOne(
  { openStore, audit, db }: Overprint,
  product: StoreProduct,
  storeId: StoreId,
  isPublishing: boolean,
  who: SignedIn,
): Promise<ProductAnswer> {
  const store = await openStore(storeId);
  if (!store.ok) return notDone(store.problem.reason, store.problem.doNext);
  const result = isPublishing
    ? await store.value.publish(await store.value.planPublish([product.id]))
    : await store.value.unpublish([product.id]);
  await audit.record(db, {
    actor: who.actor,
    action: isPublishing ? "products.published" : "products.unpublished",
    subject: { kind: "product", id: product.id },
    after: { store: storeId },
  });
  const [failed] = result.failed;
  if (failed) return notDone(isPublishing ? "Not published" : "Not unpublished", failed.reason);
  return done(
    isPublishing ? "Published" : "Unpublished",
    isPublishing ? "Customers can order it now." : "Customers no longer see it.",
  );
}

async function save(
  { products, audit, db }: Overprint,
  before: StoreProduct,
  after: StoreProduct,
  who: SignedIn,
  action: string,
): Promise<void> {
  if (after === before) return;
  await products.save(after);
  await audit.record(db, {
    actor: who.actor,
    action,
    subject: { kind: "product", id: before.id },
    before,
    after,
  });
}

/** Creates a product of the shop's own, and goes to it. */
export async function createProduct(overprint: Overprint, form: FormData, who: SignedIn) {
  const { products, newId, clock, audit, db } = overprint;
  const title = String(form.get("title") ?? "").trim();
  const prices = readPriceList(String(form.get("prices") ?? ""), "USD");
  const id = newId() as StoreProductId;
  const wanted = slugOf(title);
  const draft: StoreProduct = {
    id,
    origin: "own",
    tradeProductId: null,
    sku: String(form.get("sku") ?? "").trim() || wanted.toUpperCase(),
    title: "",
    description: "",
    categoryId: null,
    slug: (await products.isSlugTaken(wanted, id)) ? `${wanted}-${id.slice(0, 6)}` : wanted,
    ownFields: [],
    ownPrices: prices.ok ? prices.value : null,
    ownSides: form.get("sides") === "1" ? 1 : 2,
    currency: "USD",
    isDiscontinued: false,
    updatedAt: clock.now().toISOString(),
  };
  const read = editTexts(
    draft,
    {
      title,
      description: String(form.get("description") ?? ""),
      categoryId: String(form.get("category") ?? "") || null,
    },
    draft.updatedAt,
  );
  const problems = {
    ...(read.ok ? {} : Object.fromEntries(read.problem.map(({ field, reason }) => [field, reason]))),
    ...(title === "" ? { title: "A product needs a title that customers can read." } : {}),
    ...(prices.ok ? {} : { prices: `Line ${prices.problem.line}: ${prices.problem.reason}` }),
  };
  if (!read.ok || Object.keys(problems).length > 0) return { problems };
  const product = { ...read.value, ownFields: [] };
  await products.save(product);
  await audit.record(db, {
    actor: who.actor,
    action: "product.created",
    subject: { kind: "product", id },
    after: product,
  });
  throw redirect(`/admin/products/${id}`);
}

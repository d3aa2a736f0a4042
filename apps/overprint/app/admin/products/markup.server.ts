import type { TradeCategoryId } from "@overprint/core/catalogue";
import type { StoreId } from "@overprint/core/orders";
import {
  byPriority,
  checkMarkupRule,
  completeChoice,
  describeCombination,
  describeEnding,
  describeMarkup,
  describeShare,
  markupRules as indexRules,
  jobTradeMinor,
  type MarkupFinding,
  type MarkupRule,
  type MarkupRuleId,
  type MarkupScope,
  type PreviewLine,
  type PreviewSample,
  previewMarkup,
  priceGrid,
  specificity,
  startingMarkupRule,
} from "@overprint/core/pricing";
import {
  printDefaultsSetting,
  storeGroupsSetting,
  verificationSampleSetting,
} from "@overprint/core/products";
import type { SignedIn } from "#server/contexts.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { refreshPricesTask } from "#tasks/products.ts";
import { done, type Notice, notDone } from "../../components/notice.tsx";
import { draftOf, type RuleDraft, readDraft, ruleDraft } from "./rule-draft.ts";

/** Everything that Settings > Markup shows. */
export async function markupPage({ markupRules, settings, products, catalogue, sellingStores }: Overprint) {
  const [stored, groups, categories, stores] = await Promise.all([
    markupRules.list(),
    markupRules.groups(),
    catalogue.products.categories(),
    sellingStores(),
  ]);
  const rules = withDefault(stored);
  const productIds = rules.flatMap(({ scope }) => (scope.kind === "product" ? [scope.productId] : []));
  const named = new Map((await products.findByTradeIds(productIds)).map((one) => [one.tradeProductId, one]));
  const categoryNames = new Map<string, string>(categories.map(({ id, name }) => [id, name]));
  return {
    rules: rules.map((rule, index) => {
      const { scope } = rule;
      const product = scope.kind === "product" ? named.get(scope.productId) : undefined;
      const scopeId = scope.kind === "category" ? scope.categoryId : (product?.sku ?? "");
      const above = rules[index - 1];
      return {
        id: rule.id,
        name: rule.name,
        products: scopeWords(scope, categoryNames, product?.title),
        customers: groups.find(({ id }) => id === rule.customerGroupId)?.name ?? "Everyone",
        markup: describeMarkup(rule),
        minimums: minimumWords(rule),
        rounding: describeEnding(rule.rounding),
        isActive: rule.isActive,
        isStored: stored.includes(rule),
        canMoveUp: above !== undefined && specificity(above) === specificity(rule) && stored.includes(rule),
        draft: draftOf(rule, scopeId),
      };
    }),
    groups: groups.map(({ id, name }) => ({ value: id as string, label: name })),
    categories: categories.map(({ id, name }) => ({ value: id as string, label: name })),
    stores: stores.map(({ id, name }) => ({ id, name })),
    storeGroups: await settings.get(storeGroupsSetting),
    printDefaults: await settings.get(printDefaultsSetting),
    verificationSample: await settings.get(verificationSampleSetting),
  };
}
export type MarkupPage = Awaited<ReturnType<typeof markupPage>>;

/** The stored rules, and the starting default while the shop has none of its own for everything and everyone. */
function withDefault(stored: readonly MarkupRule[]): readonly MarkupRule[] {
  const hasOwn = stored.some(
    ({ scope, customerGroupId }) => scope.kind === "all" && customerGroupId === null,
  );
  return (hasOwn ? stored : [...stored, startingMarkupRule]).toSorted(byPriority);
}

function scopeWords(
  scope: MarkupScope,
  categories: ReadonlyMap<string, string>,
  title: string | undefined,
): string {
  switch (scope.kind) {
    case "all":
      return "All products";
    case "category":
      return `Category ${categories.get(scope.categoryId) ?? "that 4over no longer lists"}`;
    case "product":
      return title ?? "A product that is gone";
    default:
      return scope satisfies never;
  }
}

function minimumWords({ minimumMarkupMinor, minimumMarginBps }: MarkupRule): string {
  const words = [
    ...(minimumMarkupMinor > 0 ? [`$${(minimumMarkupMinor / 100).toFixed(2)}`] : []),
    ...(minimumMarginBps > 0 ? [`margin ${describeShare(minimumMarginBps)}`] : []),
  ];
  return words.join(", ") || "none";
}

export type MarkupAnswer = {
  readonly notice?: Notice;
  readonly findings?: readonly MarkupFinding[];
  readonly preview?: readonly PreviewLine[];
  readonly saved?: boolean;
};

/** What can be done on Settings > Markup. */
export async function markupAction(
  overprint: Overprint,
  form: FormData,
  who: SignedIn,
): Promise<MarkupAnswer> {
  switch (form.get("intent")) {
    case "preview":
      return preview(overprint, form);
    case "save":
      return save(overprint, form, who);
    case "remove":
      return remove(overprint, String(form.get("id")) as MarkupRuleId, who);
    case "move-up":
      return moveUp(overprint, String(form.get("id")) as MarkupRuleId, who);
    case "add-group":
      return addGroup(overprint, String(form.get("name") ?? "").trim());
    case "store-groups":
      return saveStoreGroups(overprint, form, who);
    case "print-defaults":
      return savePrintDefaults(overprint, form, who);
    default:
      return notDone("This action is not known", "Reload the page and try again.");
  }
}

type Read =
  | { readonly ok: true; readonly rule: MarkupRule; readonly findings: readonly MarkupFinding[] }
  | { readonly ok: false; readonly findings: readonly MarkupFinding[] };

/** The editor's fields as a rule, with everything that is wrong or doubtful about it. */
async function readRule(overprint: Overprint, form: FormData): Promise<Read> {
  const draft = ruleDraft.safeParse(JSON.parse(String(form.get("draft") ?? "null")));
  if (!draft.success)
    return {
      ok: false,
      findings: [finding("name", "The form is incomplete. Reload the page and try again.")],
    };
  const read = readDraft(draft.data);
  const scope = await scopeOf(overprint, draft.data);
  if (!read.ok || "message" in scope)
    return {
      ok: false,
      findings: [...(read.ok ? [] : read.findings), ...("message" in scope ? [scope] : [])],
    };
  const position = await positionOf(overprint, read.rule.id);
  const rule: MarkupRule = { ...read.rule, scope, position };
  const findings = checkMarkupRule(rule);
  return findings.some(({ severity }) => severity === "error")
    ? { ok: false, findings }
    : { ok: true, rule, findings };
}

const finding = (field: MarkupFinding["field"], message: string): MarkupFinding => ({
  severity: "error",
  field,
  message,
});

async function scopeOf({ products }: Overprint, draft: RuleDraft): Promise<MarkupScope | MarkupFinding> {
  if (draft.scope === "all") return { kind: "all" };
  if (draft.scope === "category")
    return draft.scopeId === ""
      ? finding("name", "Choose the category that the rule is for.")
      : { kind: "category", categoryId: draft.scopeId as TradeCategoryId };
  const { rows } = await products.list({
    search: draft.scopeId,
    categoryId: null,
    origin: "synced",
    published: null,
    changed: null,
    discontinued: null,
    sort: "sku",
    descending: false,
    offset: 0,
    limit: 20,
  });
  const product = rows.find(({ sku }) => sku.toLowerCase() === draft.scopeId.trim().toLowerCase());
  return product?.tradeProductId
    ? { kind: "product", productId: product.tradeProductId }
    : finding("name", "Enter the SKU of a synced product, as the Products list shows it.");
}

async function positionOf({ markupRules }: Overprint, id: MarkupRuleId): Promise<number> {
  const all = await markupRules.list();
  return all.find((rule) => rule.id === id)?.position ?? Math.max(0, ...all.map((rule) => rule.position)) + 1;
}

async function preview(overprint: Overprint, form: FormData): Promise<MarkupAnswer> {
  const read = await readRule(overprint, form);
  if (!read.ok) return { findings: read.findings };
  const others = (await overprint.markupRules.list()).filter(({ id }) => id !== read.rule.id);
  const samples = await realPrices(overprint, read.rule);
  return { findings: read.findings, preview: previewMarkup(samples, indexRules([read.rule, ...others])) };
}

const sampleSize = 10;

/** Ten real prices that the rule is for, from cheap to dear: of ten products, or of one where it is for one. */
async function realPrices(
  { catalogue, priceBooks }: Overprint,
  { scope, customerGroupId, currency }: MarkupRule,
): Promise<readonly PreviewSample[]> {
  const { idsOnSale } = catalogue.products;
  const inScope =
    scope.kind === "product"
      ? [scope.productId]
      : await idsOnSale(scope.kind === "category" ? scope.categoryId : undefined);
  const chosen = spread(inScope, sampleSize);
  const books = await priceBooks.findMany(chosen);
  const perBook = Math.ceil(sampleSize / Math.max(1, books.size));
  const samples = [...books.values()].flatMap(({ book, product }, place) => {
    const grid = priceGrid(book).toSorted((a, b) => a.tradeMinor - b.tradeMinor);
    const cells =
      perBook > 1
        ? spread(grid, perBook)
        : grid.slice(Math.floor((place / sampleSize) * grid.length)).slice(0, 1);
    return cells.flatMap(({ r, c, t }): readonly PreviewSample[] => {
      const choice = completeChoice(book, {
        runSizeId: book.runSizes[r]?.id,
        colorSpecId: book.colorSpecs[c]?.id,
        turnaroundId: book.turnarounds[t]?.id ?? null,
      });
      if (!choice) return [];
      const cell = r * book.colorSpecs.length + c;
      const base = book.base[cell] ?? 0;
      const turnaround = book.turnaround[cell * Math.max(1, book.turnarounds.length) + t] ?? 0;
      return [
        {
          label: `${product.code}: ${describeCombination(book, { ...choice, optionIds: [] })}`,
          tradeMinor: jobTradeMinor(book, r, base, turnaround),
          subject: { productId: product.id, categoryIds: product.categoryIds, customerGroupId, currency },
        },
      ];
    });
  });
  return samples.toSorted((a, b) => a.tradeMinor - b.tradeMinor).slice(0, sampleSize);
}

/** Up to `count` members, evenly spread over the list. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * (all.length - 1)) / (count - 1))] as T);
}

async function save(overprint: Overprint, form: FormData, who: SignedIn): Promise<MarkupAnswer> {
  const read = await readRule(overprint, form);
  if (!read.ok) return { findings: read.findings };
  if (read.findings.length > 0 && form.get("confirmed") !== "yes") return { findings: read.findings };
  const { newId, markupRules } = overprint;
  const rule = { ...read.rule, id: (read.rule.id || newId()) as MarkupRuleId };
  const before = (await markupRules.list()).find(({ id }) => id === rule.id) ?? null;
  await markupRules.save([rule]);
  await changed(overprint, who, "markup.rule-saved", before, rule);
  return {
    saved: true,
    ...done("Markup rule saved", await whereItHolds(overprint)),
  };
}

/** The built-in store asks for the price of now; other stores keep what was published. */
async function whereItHolds({ sellingStores }: Overprint): Promise<string> {
  const others = (await sellingStores()).filter(({ kind }) => kind !== "built-in").map(({ name }) => name);
  const here = "Product pages, carts and checkout price by it at once.";
  return others.length === 0 ? here : `${here} Publish again to bring it to ${others.join(", ")}.`;
}

async function remove(overprint: Overprint, id: MarkupRuleId, who: SignedIn): Promise<MarkupAnswer> {
  const before = (await overprint.markupRules.list()).find((rule) => rule.id === id);
  if (!before) return notDone("This rule is gone already", "The table shows the rules as they are now.");
  await overprint.markupRules.remove(id);
  await changed(overprint, who, "markup.rule-removed", before, null);
  return done("Markup rule removed", "The next rule in the table prices what it priced.");
}

/** Swaps places with the rule above, where both are equally specific. */
async function moveUp(overprint: Overprint, id: MarkupRuleId, who: SignedIn): Promise<MarkupAnswer> {
  const all = await overprint.markupRules.list();
  const place = all.findIndex((rule) => rule.id === id);
  const [rule, above] = [all[place], all[place - 1]];
  if (!rule || !above || specificity(rule) !== specificity(above))
    return notDone("It cannot go higher", "A more specific rule stands above it and always wins.");
  const swapped = all.toSpliced(place - 1, 2, rule, above).map((one, position) => ({ ...one, position }));
  await overprint.markupRules.save(swapped);
  await changed(overprint, who, "markup.rule-moved", { position: place }, { position: place - 1, id });
  return done("Moved up");
}

async function changed(
  { audit, db, tasks }: Overprint,
  { actor }: SignedIn,
  action: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  await audit.record(db, { actor, action, subject: { kind: "settings", id: "markup" }, before, after });
  await tasks.enqueue(db, refreshPricesTask, {});
}

async function addGroup({ markupRules, newId }: Overprint, name: string): Promise<MarkupAnswer> {
  if (name === "" || name.length > 60)
    return notDone("Not added", "Give the group a name of up to 60 characters.");
  const known = await markupRules.groups();
  if (known.some((group) => group.name.toLowerCase() === name.toLowerCase()))
    return notDone("Not added", "There is a group of this name.");
  await markupRules.saveGroup({ id: newId() as (typeof known)[number]["id"], name });
  return done(
    `Group ${name} added`,
    "Write a markup rule for it, and say below which store sells at its prices.",
  );
}

async function saveStoreGroups(
  { settings, db, tasks }: Overprint,
  form: FormData,
  who: SignedIn,
): Promise<MarkupAnswer> {
  const chosen = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("store:") && value !== "" ? [[name.slice(6) as StoreId, String(value)] as const] : [],
  );
  await settings.set(storeGroupsSetting, Object.fromEntries(chosen), who.actor);
  await tasks.enqueue(db, refreshPricesTask, {});
  return done("Saved", "Each store sells at the prices of its customer group.");
}

async function savePrintDefaults(
  { settings }: Overprint,
  form: FormData,
  who: SignedIn,
): Promise<MarkupAnswer> {
  const inches = /^\s*(\d(?:\.\d{1,3})?)\s*(?:"|in)?\s*$/.exec(String(form.get("bleed") ?? ""));
  const read = printDefaultsSetting.schema.safeParse({
    bleedThousandths: inches ? Math.round(Number(inches[1]) * 1_000) : -1,
    defaultPrinter: String(form.get("printer") ?? ""),
    showSuffixToCustomers: form.get("suffix") === "on",
  });
  const sample = verificationSampleSetting.schema.safeParse(Number(form.get("sample") ?? 20));
  if (!read.success)
    return notDone(
      "Not saved",
      "The bleed is a number of inches from 0 to 1, like 0.125; the printer needs a name.",
    );
  if (!sample.success) return notDone("Not saved", "The sample is a whole number from 0 to 500.");
  await settings.set(printDefaultsSetting, read.data, who.actor);
  await settings.set(verificationSampleSetting, sample.data, who.actor);
  return done("Saved");
}

import type { Combination, TradeProduct, TradeProductId } from "@overprint/core/catalogue";
import { matchRunSize, suggestMapping } from "@overprint/core/mapping";
import { type Money, timesMoney } from "@overprint/core/money";
import { compile, priceCombination } from "@overprint/core/pricing";
import { marginOf, paidFor } from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import { memoryKey, type Standing } from "./steps.ts";

export type Chosen = {
  readonly productId: string | null;
  readonly runSizeId: string | null;
  readonly colorSpecId: string | null;
  readonly turnaroundId: string | null;
  readonly optionIds: readonly string[] | null;
};

/** Reads the calculator's choice from an address or a form. */
export const readChosen = (from: {
  get(name: string): unknown;
  getAll(name: string): unknown[];
}): Chosen => ({
  productId: text(from.get("product")),
  runSizeId: text(from.get("run")),
  colorSpecId: text(from.get("color")),
  turnaroundId: text(from.get("turn")),
  optionIds: from.get("product") ? from.getAll("opt").map(String).filter(Boolean) : null,
});
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

export type Calculation = {
  readonly product: Pick<
    TradeProduct,
    "id" | "code" | "description" | "runSizes" | "colorSpecs" | "turnarounds"
  > & {
    readonly optionGroups: readonly {
      readonly id: string;
      readonly name: string;
      readonly min: number;
      readonly max: number;
      readonly options: readonly { readonly id: string; readonly name: string }[];
    }[];
  };
  readonly combination: Combination;
  readonly trade: Money | null;
  readonly goods: Money | null;
  readonly refusal: string | null;
  readonly runSizeProblem: string | null;
  readonly paid: Money;
  /** Of the goods alone, before freight. */
  readonly marginBps: number | null;
};

/** What the price calculator shows: the choice, completed where only one thing fits, and what it costs. */
export async function calculate(
  { catalogue }: Overprint,
  { order, item, record, source }: Standing,
  chosen: Chosen,
): Promise<Calculation | null> {
  const saved = record.mapping?.combination ?? item.combination;
  const productId = chosen.productId ?? saved?.productId ?? source?.id ?? null;
  const product = productId ? await catalogue.products.loadTradeProduct(productId as TradeProductId) : null;
  if (!product) return null;
  const combination = complete(product, chosen, productId === saved?.productId ? saved : null, item.quantity);
  const run = matchRunSize(item.quantity, product.runSizes);
  const priced = priceCombination(compile(product), combination);
  const trade = priced.ok ? priced.value.total : null;
  const goods = trade ? timesMoney(trade, item.sets) : null;
  const paid = paidFor(order, item);
  const none = { minor: 0, currency: goods?.currency ?? paid.currency };
  return {
    product: {
      id: product.id,
      code: product.code,
      description: product.description,
      runSizes: product.runSizes.toSorted((a, b) => a.pieces - b.pieces),
      colorSpecs: product.colorSpecs,
      turnarounds: product.turnarounds,
      optionGroups: product.optionGroups.map(({ id, name, min, max, options }) => ({
        id,
        name,
        min,
        max,
        options: options.map((option) => ({ id: option.id, name: option.name })),
      })),
    },
    combination,
    trade,
    goods,
    refusal: priced.ok ? null : wordsOf(priced.problem),
    runSizeProblem: run.ok ? null : run.problem.what,
    paid,
    marginBps:
      goods && goods.currency === item.price.currency
        ? marginOf(item.price, { goods, shipping: none, tax: none }).bps
        : null,
  };
}

function wordsOf(problem: {
  readonly kind: string;
  readonly detail?: string;
  readonly groupName?: string;
}): string {
  if (problem.detail) return `4over does not offer it: ${problem.detail}.`;
  if (problem.groupName) return `Choose one of ${problem.groupName}.`;
  return "4over does not offer this combination.";
}

/** The choice with what is given: the saved one, the ordered run size, the only option of a group. */
function complete(
  product: TradeProduct,
  chosen: Chosen,
  saved: Combination | null,
  quantity: number,
): Combination {
  const run =
    product.runSizes.find((one) => one.id === (chosen.runSizeId ?? saved?.runSizeId)) ??
    product.runSizes.find((one) => one.pieces === quantity) ??
    product.runSizes[0];
  const prices = product.basePrices.filter((row) => row.runSizeId === run?.id);
  const wanted = chosen.colorSpecId ?? saved?.colorSpecId;
  const colorSpecId = prices.find((row) => row.colorSpecId === wanted)?.colorSpecId ?? prices[0]?.colorSpecId;
  const rows = product.turnaroundRows.filter(
    (row) => row.runSizeId === run?.id && row.colorSpecId === colorSpecId,
  );
  const turn = chosen.turnaroundId ?? saved?.turnaroundId;
  const turnaround = rows.find((row) => row.turnaroundId === turn) ?? rows[0];
  const asked = new Set<string>(chosen.optionIds ?? saved?.optionIds ?? []);
  const optionIds = product.optionGroups.flatMap((group) => {
    const own = group.options.filter(({ id }) => asked.has(id)).slice(0, Math.max(1, group.max));
    if (own.length > 0 || group.min === 0) return own.map(({ id }) => id);
    return group.options.slice(0, 1).map(({ id }) => id);
  });
  return {
    productId: product.id,
    runSizeId: run?.id ?? ("" as Combination["runSizeId"]),
    colorSpecId: colorSpecId ?? ("" as Combination["colorSpecId"]),
    turnaroundId: turnaround?.turnaroundId ?? null,
    optionIds,
  };
}

/** What was published, remembered mappings, the SKU and the words of the title, best first. */
export async function suggestionsFor({ transfer }: Overprint, { item, source }: Standing) {
  const remembered = await transfer.memory.recall(memoryKey(item));
  const candidates = await transfer.memory.candidates({ search: "", categoryId: null, limit: 5_000 });
  return suggestMapping(item, candidates, remembered, source?.id ?? null);
}

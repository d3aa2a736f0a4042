import type { RunSize } from "@overprint/core/catalogue";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { PublishableProduct } from "@overprint/core/stores";
import { type Axis, type Choice, crossAxes, optionAxes, printingAxis } from "./choice.ts";
import { everyCombination } from "./every-combination.ts";
import { independentOf } from "./independent.ts";
import type {
  PlannedAttribute,
  PlannedOption,
  PricePlan,
  PricePlanRefusal,
  QuantityPrice,
} from "./price-plan.ts";
import { pricedWith, priceOf } from "./retail.ts";
import { tooManyChoices, verifyCharges } from "./verify-charges.ts";

/** The longest drop-down we ask a customer to read. */
const mostChoices = 300;

/**
 * Lays a product's prices out so that OnPrintShop charges our retail price for every combination, never less.
 *
 * Options whose surcharge does not depend on the other choices get their own drop-down; the rest are folded into one
 * list of whole choices. With `canAddSurcharges` false every price is written out, one size for each choice.
 */
export function planPrices(
  product: PublishableProduct,
  canAddSurcharges: boolean,
): Outcome<PricePlan, PricePlanRefusal> {
  const options = optionAxes(product);
  const printing = offeredOnly(product, printingAxis(product), options);
  if (printing.choices.length === 0) return refused(nothingOffered(product));
  if (!canAddSurcharges) return planSizes(product, foldAll(product, printing, options, []));
  const apart = options.filter((axis) => independentOf(product, printing, axis));
  const folded = options.filter((axis) => !apart.includes(axis));
  const plan = planSurcharges(product, foldAll(product, printing, folded, apart), apart);
  if (plan.ok ? plan.value.dearer.count === 0 : plan.problem.kind !== "below-retail") return plan;
  // Options that are each independent may still not add up together (a cents ending does that): fold them all.
  return planSurcharges(product, foldAll(product, printing, options, []), []);
}

function foldAll(
  product: PublishableProduct,
  printing: Axis,
  folded: readonly Axis[],
  apart: readonly Axis[],
): Axis {
  return offeredOnly(product, folded.reduce(crossAxes, printing), apart);
}

/** Without the choices that the printer sells at no run size, whatever is chosen in the other drop-downs. */
function offeredOnly(product: PublishableProduct, axis: Axis, others: readonly Axis[]): Axis {
  const sold = (choice: Choice) => {
    for (const { runSize, choices } of everyCombination(others, product.runSizes))
      if (pricedWith(product, runSize, [choice, ...choices])) return true;
    return false;
  };
  return { ...axis, choices: axis.choices.filter(sold) };
}

function planSizes(product: PublishableProduct, axis: Axis): Outcome<PricePlan, PricePlanRefusal> {
  if (axis.choices.length > mostChoices) return refused(tooManyChoices(product, axis.choices.length));
  const sizes = axis.choices.map((choice) => ({
    key: choice.key,
    title: titleOf(product, choice.label),
    choice,
    prices: product.runSizes.flatMap((runSize) => {
      const price = priceOf(product, runSize, [choice.parts]);
      return price ? [{ pieces: runSize.pieces, ...price }] : [];
    }),
  }));
  return verified(product, { way: "sizes", sizes, options: [], fixed: null });
}

const titleOf = ({ size }: PublishableProduct, label: string) => (size ? `${size.title}, ${label}` : label);

function planSurcharges(
  product: PublishableProduct,
  printing: Axis,
  apart: readonly Axis[],
): Outcome<PricePlan, PricePlanRefusal> {
  if (printing.choices.length === 0) return refused(nothingOffered(product));
  if (printing.choices.length > mostChoices) return refused(tooManyChoices(product, printing.choices.length));
  const taken = apart.flatMap(({ isOptional, choices }) => (isOptional ? [] : choices.slice(0, 1)));
  const cheapest = new Map<number, QuantityPrice>();
  for (const runSize of product.runSizes) {
    const prices = printing.choices.flatMap(
      (choice) => pricedWith(product, runSize, [choice, ...taken]) ?? [],
    );
    const [least] = prices.toSorted((a, b) => a.retailMinor - b.retailMinor);
    if (least) cheapest.set(runSize.pieces, { pieces: runSize.pieces, ...least });
  }
  const sold = product.runSizes.filter(({ pieces }) => cheapest.has(pieces));
  const [only] = printing.choices;
  const isOnly = printing.choices.length === 1;
  const options = [
    ...(isOnly
      ? []
      : [
          plannedOption(
            printing,
            sold,
            (runSize, choice) => pricedWith(product, runSize, [choice, ...taken]),
            cheapest,
          ),
        ]),
    ...apart.map((axis) => apartOption(product, axis, sold, printing, taken)),
  ];
  const size = {
    key: "size",
    title: product.size?.title ?? product.title,
    choice: null,
    prices: [...cheapest.values()],
  };
  return verified(product, {
    way: "surcharges",
    sizes: [size],
    options,
    fixed: isOnly ? (only ?? null) : null,
  });
}

/** A drop-down of its own: its surcharge over the choice that is taken when a customer leaves it alone. */
function apartOption(
  product: PublishableProduct,
  axis: Axis,
  sold: readonly RunSize[],
  printing: Axis,
  taken: readonly Choice[],
): PlannedOption {
  const others = taken.filter((choice) => !axis.choices.includes(choice));
  const reference = (runSize: RunSize) =>
    printing.choices.find((choice) => pricedWith(product, runSize, [choice, ...taken]) !== null);
  const base = new Map(
    sold.flatMap((runSize) => {
      const printed = reference(runSize);
      const price = printed ? pricedWith(product, runSize, [printed, ...taken]) : null;
      return price ? [[runSize.pieces, { pieces: runSize.pieces, ...price }] as const] : [];
    }),
  );
  const priced = (runSize: RunSize, choice: Choice) => {
    const printed = reference(runSize);
    return printed ? pricedWith(product, runSize, [printed, choice, ...others]) : null;
  };
  return plannedOption(axis, sold, priced, base);
}

function plannedOption(
  { key, title, isOptional, choices }: Axis,
  sold: readonly RunSize[],
  priced: (runSize: RunSize, choice: Choice) => { retailMinor: number; tradeMinor: number } | null,
  base: ReadonlyMap<number, QuantityPrice>,
): PlannedOption {
  const attributes = choices.map((choice): PlannedAttribute => {
    const rows = sold.map((runSize) => ({ pieces: runSize.pieces, price: priced(runSize, choice) }));
    return {
      choice,
      hiddenAt: rows.filter(({ price }) => price === null).map(({ pieces }) => pieces),
      surcharges: rows.flatMap(({ pieces, price }) => {
        const from = base.get(pieces);
        if (!price || !from) return [];
        const retailMinor = Math.max(0, price.retailMinor - from.retailMinor);
        const tradeMinor = Math.min(retailMinor, Math.max(0, price.tradeMinor - from.tradeMinor));
        return retailMinor > 0 ? [{ pieces, retailMinor, tradeMinor }] : [];
      }),
    };
  });
  return { key, title, isOptional, attributes };
}

const nothingOffered = (product: PublishableProduct): PricePlanRefusal => ({
  kind: "nothing-offered",
  reason: `The printer offers no combination of ${product.title}.`,
  doNext: "Sync the product again, or take it out of this store.",
});

function verified(
  product: PublishableProduct,
  drafted: Omit<PricePlan, "combinations" | "dearer">,
): Outcome<PricePlan, PricePlanRefusal> {
  const plan: PricePlan = { ...drafted, combinations: 0, dearer: { count: 0, mostMinor: 0 } };
  const checked = verifyCharges(product, plan);
  return checked.ok ? ok({ ...plan, ...checked.value }) : checked;
}

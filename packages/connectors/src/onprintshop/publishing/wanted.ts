import type { PublishableProduct } from "@overprint/core/stores";
import type { ChoiceParts } from "../pricing/choice.ts";
import type { PricePlan } from "../pricing/price-plan.ts";

/** A record that should be in OnPrintShop. `value` is all that is written of it: unlike what was written last = write. */
export type Wanted<V> = { readonly key: string; readonly value: V };

export type WantedProduct = {
  readonly title: string;
  readonly internalTitle: string;
  readonly sku: string;
  readonly description: string;
  /** On every side, in inches. */
  readonly bleedIn: number;
  readonly reference: string;
  readonly tradeProductId: string;
  readonly runSizes: readonly { readonly id: string; readonly pieces: number }[];
  /** What is chosen by itself because there is nothing to choose. */
  readonly fixed: ChoiceParts | null;
};
export type WantedSize = {
  readonly title: string;
  readonly widthIn: number;
  readonly heightIn: number;
  readonly parts: ChoiceParts | null;
};
export type WantedPrice = {
  readonly size: string;
  readonly pieces: number;
  readonly retailMinor: number;
  readonly tradeMinor: number;
};
export type WantedOption = {
  readonly title: string;
  readonly isOptional: boolean;
  readonly position: number;
};
export type WantedAttribute = {
  readonly option: string;
  readonly label: string;
  readonly parts: ChoiceParts;
  readonly position: number;
};
export type WantedSurcharge = {
  readonly attribute: string;
  readonly pieces: number;
  readonly retailMinor: number;
  readonly tradeMinor: number;
};
export type WantedRule = {
  readonly name: string;
  readonly pieces: number;
  readonly attributes: readonly string[];
};

/** Everything that should be in OnPrintShop for one product. */
export type WantedRecords = {
  readonly product: WantedProduct;
  readonly sizes: readonly Wanted<WantedSize>[];
  readonly pages: readonly Wanted<{ readonly title: string; readonly position: number }>[];
  readonly prices: readonly Wanted<WantedPrice>[];
  readonly options: readonly Wanted<WantedOption>[];
  readonly attributes: readonly Wanted<WantedAttribute>[];
  readonly surcharges: readonly Wanted<WantedSurcharge>[];
  readonly rules: readonly Wanted<WantedRule>[];
};

/** OnPrintShop's back-reference to us: found again by paging, when our own table has lost it. */
export const productReference = (id: string): string => `overprint:product:${id}`;
export const categoryReference = (id: string): string => `overprint:category:${id}`;

export function wantedRecords(product: PublishableProduct, plan: PricePlan): WantedRecords {
  const attributes = plan.options.flatMap((option) =>
    option.attributes.map((attribute, position) => ({ option: option.key, attribute, position })),
  );
  const sides = product.colorSpecs.some(({ name }) => !name.endsWith("/0")) ? ["Front", "Back"] : ["Front"];
  return {
    product: {
      title: product.title,
      internalTitle: product.internalTitle,
      sku: product.sku,
      description: product.description,
      bleedIn: product.bleedIn,
      reference: productReference(product.id),
      tradeProductId: product.tradeProductId,
      runSizes: product.runSizes,
      fixed: plan.fixed?.parts ?? null,
    },
    sizes: plan.sizes.map(({ key, title, choice }) => ({
      key,
      value: {
        title,
        widthIn: product.size?.widthIn ?? 0,
        heightIn: product.size?.heightIn ?? 0,
        parts: choice?.parts ?? null,
      },
    })),
    pages: sides.map((title, position) => ({ key: title, value: { title, position } })),
    prices: plan.sizes.flatMap(({ key: size, prices }) =>
      prices.map((price) => ({ key: `${size}@${price.pieces}`, value: { size, ...price } })),
    ),
    options: plan.options.map(({ key, title, isOptional }, position) => ({
      key,
      value: { title, isOptional, position },
    })),
    attributes: attributes.map(({ option, attribute, position }) => ({
      key: attribute.choice.key,
      value: { option, label: attribute.choice.label, parts: attribute.choice.parts, position },
    })),
    surcharges: attributes.flatMap(({ attribute: { choice, surcharges } }) =>
      surcharges.map((price) => ({
        key: `${choice.key}@${price.pieces}`,
        value: { attribute: choice.key, ...price },
      })),
    ),
    rules: rulesOf(product, plan),
  };
}

/** One rule a quantity: hides what the printer does not sell then. */
function rulesOf(product: PublishableProduct, { options }: PricePlan): readonly Wanted<WantedRule>[] {
  return product.runSizes.flatMap(({ pieces }) => {
    const attributes = options
      .flatMap((option) => option.attributes)
      .filter(({ hiddenAt }) => hiddenAt.includes(pieces))
      .map(({ choice }) => choice.key);
    const name = `Overprint ${product.sku} not offered at ${pieces}`;
    return attributes.length > 0 ? [{ key: `hide@${pieces}`, value: { name, pieces, attributes } }] : [];
  });
}

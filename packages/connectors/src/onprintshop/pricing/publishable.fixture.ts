import type { Combination, OptionId, TradeProductId } from "@overprint/core/catalogue";
import type { StoreProductId } from "@overprint/core/orders";
import { ok, refused } from "@overprint/core/outcome";
import type { PublishableOptionGroup, PublishableProduct } from "@overprint/core/stores";

type Group = {
  readonly name: string;
  readonly min?: 0 | 1;
  readonly max?: number;
  /** Retail cents by option: flat, or by what else is chosen. `null` = not offered. */
  readonly options: Readonly<Record<string, number | ((printing: string, pieces: number) => number | null)>>;
};
type Table = {
  readonly title?: string;
  /** Retail cents by run size, then by `"4/4 2-4 days"`. */
  readonly prices: Readonly<Record<number, Readonly<Record<string, number>>>>;
  readonly groups?: readonly Group[];
  /** Applied to the sum: a cents ending. */
  readonly ending?: (minor: number) => number;
};

/** A product to publish, written as a table: identifiers are names, trade price is three fifths of retail. */
export function aProduct({
  title = "Business Cards 14pt",
  prices,
  groups = [],
  ending = (m) => m,
}: Table): PublishableProduct {
  const printings = [...new Set(Object.values(prices).flatMap((row) => Object.keys(row)))];
  const [colors, times] = [0, 1].map((part) => [
    ...new Set(printings.map((name) => name.split(" ")[part] ?? "")),
  ]) as [string[], string[]];
  const optionGroups: PublishableOptionGroup[] = groups.map(({ name, min = 0, max = 1, options }) => ({
    id: name as PublishableOptionGroup["id"],
    name,
    kind: "finishing",
    min,
    max,
    options: Object.keys(options).map((option) => ({ id: option as OptionId, name: option })),
  }));
  const retail = (combination: Combination): number | null => {
    const printing = `${combination.colorSpecId} ${combination.turnaroundId}`;
    const pieces = Number(combination.runSizeId);
    let sum = prices[pieces]?.[printing] ?? null;
    for (const { min = 0, max = 1, options } of groups) {
      const chosen = Object.entries(options).filter(([name]) =>
        combination.optionIds.includes(name as OptionId),
      );
      if (chosen.length < min || chosen.length > max) return null;
      for (const [, price] of chosen) {
        const amount = typeof price === "number" ? price : price(printing, pieces);
        sum = sum === null || amount === null ? null : sum + amount;
      }
    }
    return sum === null ? null : ending(sum);
  };
  return {
    id: `store ${title}` as StoreProductId,
    tradeProductId: `trade ${title}` as TradeProductId,
    title,
    internalTitle: `${title} (4over)`,
    sku: "14PT-BC",
    description: "",
    category: { id: "business-cards", name: "Business Cards" },
    size: { title: '2" x 3.5"', widthIn: 3.5, heightIn: 2 },
    bleedIn: 0.125,
    currency: "USD",
    runSizes: Object.keys(prices).map((pieces) => ({
      id: pieces as Combination["runSizeId"],
      pieces: Number(pieces),
    })),
    colorSpecs: colors.map((name) => ({ id: name as Combination["colorSpecId"], name })),
    turnarounds: times.map((label) => ({
      id: label as NonNullable<Combination["turnaroundId"]>,
      code: label,
      label,
    })),
    optionGroups,
    price: (combination) => {
      const minor = retail(combination);
      return minor === null
        ? refused({ kind: "combination-not-offered", detail: "" })
        : ok({
            retail: { minor, currency: "USD" },
            trade: { minor: Math.floor((minor * 3) / 5), currency: "USD" },
          });
    },
  };
}

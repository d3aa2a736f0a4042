import type {
  BasePriceRow,
  OptionPriceRow,
  TradeCategoryId,
  TradeProduct,
  TradeProductId,
  TurnaroundRow,
} from "@overprint/core/catalogue";
import { type Currency, money } from "@overprint/core/money";
import type {
  tradeBasePrices,
  tradeOptionPrices,
  tradeTurnaroundPrices,
  VersionStructure,
} from "#schema/index.ts";

export type BaseRow = Omit<typeof tradeBasePrices.$inferSelect, "versionId">;
export type TurnaroundPriceRow = Omit<typeof tradeTurnaroundPrices.$inferSelect, "versionId">;
export type OptionRow = Omit<typeof tradeOptionPrices.$inferSelect, "versionId">;
export type VersionPrices = {
  readonly base: readonly BaseRow[];
  readonly turnarounds: readonly TurnaroundPriceRow[];
  readonly options: readonly OptionRow[];
};

/** A product as its structure and its price rows, which name positions in the structure. */
export function toRows(product: TradeProduct): {
  readonly structure: VersionStructure;
  readonly currency: Currency;
  readonly prices: VersionPrices;
} {
  const runSize = positions(product.runSizes);
  const colorSpec = positions(product.colorSpecs);
  const turnaround = positions(product.turnarounds);
  const at = (row: Pick<BasePriceRow, "runSizeId" | "colorSpecId">) => ({
    runSize: runSize(row.runSizeId),
    colorSpec: colorSpec(row.colorSpecId),
  });
  const options = product.optionGroups.flatMap((group) => group.options);
  return {
    structure: {
      runSizes: product.runSizes,
      colorSpecs: product.colorSpecs,
      turnarounds: product.turnarounds,
      optionGroups: product.optionGroups.map((group) => ({ ...group, options: group.options.length })),
      options: options.map(({ prices: _prices, ...option }) => option),
    },
    currency: product.basePrices[0]?.price.currency ?? "USD",
    prices: {
      base: product.basePrices.map((row) => ({
        ...at(row),
        priceMinor: row.price.minor,
        canGroupShip: row.canGroupShip,
      })),
      turnarounds: product.turnaroundRows.map((row) => ({
        turnaround: turnaround(row.turnaroundId),
        ...at(row),
        priceMinor: row.price.minor,
      })),
      options: options.flatMap(({ prices }, option) =>
        prices.map((row, position) => ({ option, position, ...optionColumns(row) })),
      ),
    },
  };
}

function positions<Id extends string>(list: readonly { readonly id: Id }[]): (id: Id) => number {
  const byId = new Map(list.map((one, position) => [one.id, position]));
  return (id) => {
    const position = byId.get(id);
    if (position === undefined) throw new Error(`a price row names ${id}, which the product does not list`);
    return position;
  };
}

function optionColumns(row: OptionPriceRow): Omit<OptionRow, "option" | "position"> {
  const range = { fromPieces: row.fromPieces, toPieces: row.toPieces };
  if (row.kind === "share")
    return {
      ...range,
      priceMinor: 0,
      perQtyMicros: 0,
      perPieces: 0,
      isFlatFee: false,
      shareMillionths: row.shareMillionths,
    };
  const { priceMinor, perQtyMicros, perPieces, isFlatFee } = row;
  return { ...range, priceMinor, perQtyMicros, perPieces, isFlatFee, shareMillionths: null };
}

export type VersionHead = {
  readonly productId: string;
  readonly code: string;
  readonly description: string;
  readonly categoryIds: readonly string[];
  readonly structure: VersionStructure;
  readonly currency: Currency;
  readonly updatedAt: string | null;
};

/** The product that was stored as these rows. */
export function fromRows(head: VersionHead, prices: VersionPrices): TradeProduct {
  const { structure, currency } = head;
  const placed = (row: { readonly runSize: number; readonly colorSpec: number }) => ({
    runSizeId: listed(structure.runSizes, row.runSize).id,
    colorSpecId: listed(structure.colorSpecs, row.colorSpec).id,
  });
  const optionPrices = new Map<number, OptionPriceRow[]>();
  for (const row of prices.options)
    optionPrices.set(row.option, [...(optionPrices.get(row.option) ?? []), optionPrice(row)]);
  let next = 0;
  return {
    id: head.productId as TradeProductId,
    code: head.code,
    description: head.description,
    categoryIds: head.categoryIds as readonly TradeCategoryId[],
    runSizes: structure.runSizes,
    colorSpecs: structure.colorSpecs,
    turnarounds: structure.turnarounds,
    basePrices: prices.base.map(
      (row): BasePriceRow => ({
        ...placed(row),
        price: money(row.priceMinor, currency),
        canGroupShip: row.canGroupShip,
      }),
    ),
    turnaroundRows: prices.turnarounds.map(
      (row): TurnaroundRow => ({
        turnaroundId: listed(structure.turnarounds, row.turnaround).id,
        ...placed(row),
        price: money(row.priceMinor, currency),
      }),
    ),
    optionGroups: structure.optionGroups.map((group) => {
      const from = next;
      next += group.options;
      const options = structure.options.slice(from, next);
      return {
        ...group,
        options: options.map((option, index) => ({
          ...option,
          prices: optionPrices.get(from + index) ?? [],
        })),
      };
    }),
    updatedAt: head.updatedAt,
  };
}

function listed<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) throw new Error(`a stored price row names position ${position} of ${list.length}`);
  return found;
}

function optionPrice(row: OptionRow): OptionPriceRow {
  const range = { fromPieces: row.fromPieces, toPieces: row.toPieces };
  if (row.shareMillionths !== null) return { kind: "share", ...range, shareMillionths: row.shareMillionths };
  const { priceMinor, perQtyMicros, perPieces, isFlatFee } = row;
  return { kind: "amount", ...range, priceMinor, perQtyMicros, perPieces, isFlatFee };
}

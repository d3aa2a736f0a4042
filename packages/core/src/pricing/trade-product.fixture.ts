import type {
  ColorSpecId,
  OptionGroup,
  OptionGroupId,
  OptionId,
  OptionPriceRow,
  RunSizeId,
  TradeProduct,
  TradeProductId,
  TurnaroundId,
} from "#catalogue/index.ts";
import { money } from "#money/index.ts";

/** Test products, written as tables: every identifier is the name of the thing. */
export const runSizeId = (pieces: number) => String(pieces) as RunSizeId;
export const colorSpecId = (name: string) => name as ColorSpecId;
export const turnaroundId = (label: string) => label as TurnaroundId;
export const optionId = (name: string) => name as OptionId;

type Table = {
  readonly code?: string;
  /** Cents by run size and color spec. */
  readonly base: Readonly<Record<number, Readonly<Record<string, number>>>>;
  /** Cents by turnaround, the same for every base price; or only where listed, by `"250 4/4"`. */
  readonly turnarounds?: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly groups?: readonly OptionGroup[];
};

export function aTradeProduct({ code = "14PT-BCMATT-2X3.5", base, turnarounds = {}, groups = [] }: Table) {
  const runs = Object.keys(base).map(Number);
  const colors = [...new Set(Object.values(base).flatMap((row) => Object.keys(row)))];
  const basePrices = runs.flatMap((pieces) =>
    Object.entries(base[pieces] ?? {}).map(([color, minor]) => ({
      runSizeId: runSizeId(pieces),
      colorSpecId: colorSpecId(color),
      price: money(minor, "USD"),
      canGroupShip: false,
    })),
  );
  const turnaroundRows = Object.entries(turnarounds).flatMap(([label, prices]) =>
    basePrices.flatMap((row) => {
      const minor = typeof prices === "number" ? prices : prices[`${row.runSizeId} ${row.colorSpecId}`];
      return minor === undefined
        ? []
        : [{ ...row, turnaroundId: turnaroundId(label), price: money(minor, "USD") }];
    }),
  );
  const product: TradeProduct = {
    id: `product ${code}` as TradeProductId,
    code,
    description: code,
    categoryIds: [],
    runSizes: runs.map((pieces) => ({ id: runSizeId(pieces), pieces })),
    colorSpecs: colors.map((name) => ({ id: colorSpecId(name), name })),
    turnarounds: Object.keys(turnarounds).map((label) => ({ id: turnaroundId(label), code: label, label })),
    basePrices,
    turnaroundRows,
    optionGroups: groups,
    updatedAt: null,
  };
  return product;
}

export function aGroup(
  name: string,
  occurs: readonly [min: number, max: number],
  options: Readonly<Record<string, readonly OptionPriceRow[]>>,
): OptionGroup {
  return {
    id: name as OptionGroupId,
    name,
    kind: "finishing",
    min: occurs[0],
    max: occurs[1],
    options: Object.entries(options).map(([option, prices]) => ({
      id: optionId(option),
      name: option,
      description: "",
      prices,
    })),
  };
}

/** A fee in cents over a range of pieces. */
export const fee = (priceMinor: number, fromPieces = 1, toPieces = 100_000): OptionPriceRow => ({
  kind: "amount",
  fromPieces,
  toPieces,
  priceMinor,
  perQtyMicros: 0,
  perPieces: 0,
  isFlatFee: true,
});

/** A fee in cents plus millionths of a dollar for every so many pieces. */
export const perPieces = (priceMinor: number, perQtyMicros: number, each: number): OptionPriceRow => ({
  kind: "amount",
  fromPieces: 1,
  toPieces: 100_000,
  priceMinor,
  perQtyMicros,
  perPieces: each,
  isFlatFee: false,
});

/** A share of the base price, in millionths. */
export const share = (shareMillionths: number): OptionPriceRow => ({
  kind: "share",
  fromPieces: 1,
  toPieces: 100_000,
  shareMillionths,
});

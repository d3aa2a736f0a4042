import { rowUuids, shareOf } from "../random.ts";
import { colorUuid, type ProductDefinition, runSizeUuid } from "./definitions.ts";
import { dollars, type WireBasePrice } from "./wire.ts";

/** Tables of a product's rows, for their identifiers. */
export const rowTable = { base: 1, turnaround: 2, option: 3 } as const;

/** A row's number among those of its run size and color. */
export const rowNumber = (table: number, color: number, pieces: number): number =>
  (table * 16 + color) * 1_000_000 + pieces;

/** Cents for one set, growing more slowly than the run size. `percent` is the price change commanded so far. */
export function baseCents(
  product: ProductDefinition,
  pieces: number,
  color: string,
  percent: number,
): number {
  const { setupCents, pieceCents } = product.family;
  const inks = color === "4/4" ? 1.12 : color === "4/1" ? 1.05 : 1;
  const run = setupCents + pieceCents * product.squareInches ** 0.55 * pieces ** 0.78;
  return Math.round(run * product.factor * inks * (1 + percent / 100));
}

/** Which combinations are really made: rushed large runs and one-ink backs on small runs are not. */
export function isOffered(
  product: ProductDefinition,
  pieces: number,
  color: string,
  turnaround: string,
): boolean {
  if (isRush(turnaround) && (pieces > 5000 || color === "4/1")) return false;
  if (turnaround === "224" && pieces > 15_000) return false;
  if (!isPrinted(pieces, color)) return false;
  return turnaround === "527" || shareOf(`${product.code} ${pieces} ${color} ${turnaround}`) > 0.02;
}

const isRush = (turnaround: string) => turnaround === "1NB" || turnaround === "1N1";
const isPrinted = (pieces: number, color: string) => color !== "4/1" || pieces >= 250;

export function wireBasePrices(product: ProductDefinition, percent: number): readonly WireBasePrice[] {
  const idOf = rowUuids(product.uuid);
  return product.family.colors.flatMap((color, index) =>
    product.family.runSizes
      .filter((pieces) => isPrinted(pieces, color))
      .map((pieces) => ({
        base_price_uuid: idOf(rowTable.base, rowNumber(0, index, pieces)),
        product_baseprice: dollars(baseCents(product, pieces, color, percent)),
        runsize_uuid: runSizeUuid(pieces),
        runsize: String(pieces),
        colorspec_uuid: colorUuid(color),
        colorspec: color,
        product_uuid: product.uuid,
        can_group_ship: pieces <= 1000,
      })),
  );
}

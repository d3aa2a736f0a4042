import type { ColorSpec, RunSize, TradeProduct, Turnaround } from "#catalogue/index.ts";
import type { Currency } from "#money/index.ts";
import { compileOptions } from "./compile-options.ts";
import { notOffered, type PriceBook } from "./price-book.ts";

const dearestMinor = 2_000_000_000;

/** Writes a price into a table; where the printer names two, the dearer counts. */
type Table = { readonly cells: Int32Array; readonly put: (at: number, minor: number, what: string) => void };

/**
 * Compiles a product's trade prices into a price book.
 *
 * Never fails: rows that cannot be right are left out and named in `oddities`, so that one odd row neither stops the
 * product nor sells it too cheaply. Where the printer names two prices for one thing, the dearer counts.
 */
export function compile(product: TradeProduct): PriceBook {
  const oddities: string[] = [];
  const currency = product.basePrices[0]?.price.currency ?? "USD";
  const runSizes = unique(product.runSizes, (one) => `run size ${one.pieces}`, oddities).toSorted(
    (a, b) => a.pieces - b.pieces,
  );
  const colorSpecs = unique(product.colorSpecs, (one) => `color spec ${one.name}`, oddities);
  const turnarounds = unique(product.turnarounds, (one) => `turnaround ${one.label}`, oddities);
  const runSizeIndex = numbered(runSizes);
  const colorSpecIndex = numbered(colorSpecs);
  const turnaroundIndex = numbered(turnarounds);
  const options = compileOptions(product.optionGroups, runSizes, oddities);
  const base = baseTable(product, currency, runSizeIndex, colorSpecIndex, oddities);
  return {
    productId: product.id,
    code: product.code,
    currency,
    runSizes,
    colorSpecs,
    turnarounds,
    groups: options.groups,
    options: options.options,
    base,
    turnaround: turnaroundTable(
      product,
      currency,
      base,
      runSizeIndex,
      colorSpecIndex,
      turnaroundIndex,
      oddities,
    ),
    amounts: options.amounts,
    shares: options.shares,
    indexOf: {
      runSize: runSizeIndex,
      colorSpec: colorSpecIndex,
      turnaround: turnaroundIndex,
      option: options.index,
    },
    oddities,
  };
}

function baseTable(
  product: TradeProduct,
  currency: Currency,
  runSizes: ReadonlyMap<RunSize["id"], number>,
  colorSpecs: ReadonlyMap<ColorSpec["id"], number>,
  oddities: string[],
): Int32Array {
  const table = priceTable(runSizes.size * colorSpecs.size, oddities);
  for (const row of product.basePrices) {
    const r = runSizes.get(row.runSizeId);
    const c = colorSpecs.get(row.colorSpecId);
    if (r === undefined || c === undefined)
      oddities.push(
        `A base price names a run size or color spec that ${product.code} does not list; left out.`,
      );
    else if (row.price.currency !== currency)
      oddities.push(`A base price is in ${row.price.currency}, the others in ${currency}; left out.`);
    else table.put(r * colorSpecs.size + c, row.price.minor, "base price");
  }
  if (product.basePrices.length === 0)
    oddities.push(`${product.code} has no base prices and cannot be sold.`);
  return table.cells;
}

function turnaroundTable(
  product: TradeProduct,
  currency: Currency,
  base: Int32Array,
  runSizes: ReadonlyMap<RunSize["id"], number>,
  colorSpecs: ReadonlyMap<ColorSpec["id"], number>,
  turnarounds: ReadonlyMap<Turnaround["id"], number>,
  oddities: string[],
): Int32Array {
  if (turnarounds.size === 0) return base.map((price) => (price === notOffered ? notOffered : 0));
  const table = priceTable(base.length * turnarounds.size, oddities);
  for (const row of product.turnaroundRows) {
    const r = runSizes.get(row.runSizeId);
    const c = colorSpecs.get(row.colorSpecId);
    const t = turnarounds.get(row.turnaroundId);
    if (r === undefined || c === undefined || t === undefined)
      oddities.push(`A turnaround row names something that ${product.code} does not list; left out.`);
    else if (row.price.currency !== currency)
      oddities.push(`A turnaround price is in ${row.price.currency}, the others in ${currency}; left out.`);
    // A turnaround for something without a base price cannot be priced, so it is not offered.
    else if (base[r * colorSpecs.size + c] !== notOffered)
      table.put((r * colorSpecs.size + c) * turnarounds.size + t, row.price.minor, "turnaround price");
  }
  return table.cells;
}

function priceTable(size: number, oddities: string[]): Table {
  const cells = new Int32Array(size).fill(notOffered);
  const put = (at: number, minor: number, what: string) => {
    if (!Number.isInteger(minor) || minor < 0 || minor > dearestMinor) {
      oddities.push(`A ${what} of ${minor} cents cannot be right; left out.`);
      return;
    }
    const before = cells[at] as number;
    if (before !== notOffered && before !== minor)
      oddities.push(
        `Two different ${what}s for one combination (${before} and ${minor} cents); the dearer counts.`,
      );
    cells[at] = Math.max(before, minor);
  };
  return { cells, put };
}

function unique<T extends { readonly id: string }>(
  all: readonly T[],
  name: (one: T) => string,
  oddities: string[],
): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    if (seen.has(one.id)) oddities.push(`The ${name(one)} is listed twice; counted once.`);
    return !seen.has(one.id) && seen.add(one.id);
  });
}

const numbered = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<T["id"], number> =>
  new Map(all.map((one, index) => [one.id, index]));

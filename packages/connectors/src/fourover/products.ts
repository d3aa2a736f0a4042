import type { TradeCategoryId, TradeProductId } from "@overprint/core/catalogue";
import type { FetchedProduct, ProductFailure } from "@overprint/core/printer";
import { type BasePrice, type Product, readProduct } from "@overprint/fourover";
import { readBasePrices } from "./base-prices.ts";
import { Oddities } from "./oddities.ts";
import { readOptionGroups } from "./option-groups.ts";
import { readTurnarounds } from "./turnarounds.ts";
import { readWireTime } from "./wire-time.ts";

/**
 * One product of the feed with its base prices, as the domain knows it. What cannot be sold correctly is left out with
 * an oddity; a product of which nothing could be sold is a failure.
 *
 * @param row - as it came in the feed, unread
 * @source "Products feed" page 98: base prices are not in it
 */
export function readTradeProduct(
  row: unknown,
  prices: readonly BasePrice[],
): FetchedProduct | ProductFailure {
  const read = readProduct(row);
  if ("unreadable" in read) return failureOf(row, `4over's answer cannot be read (${read.unreadable})`);
  const { product } = read;
  const oddities = new Oddities();
  const base = readBasePrices(prices, oddities);
  const fail = (why: string) => failureOf(row, `${[why, ...oddities.sentences()].join(" ")}`);
  if (base.rows.length === 0) return fail("It has no base price, so nothing of it can be priced.");
  const optionGroups = readOptionGroups(product.product_option_groups, oddities);
  if (typeof optionGroups === "string") return fail(`It cannot be ordered: ${optionGroups}.`);
  const turnaround = readTurnarounds(product.product_option_groups, base, oddities);
  if (turnaround.rows.length === 0 && hasTurnarounds(product))
    return fail("None of its turnarounds can be priced.");
  return {
    product: {
      id: product.product_uuid as TradeProductId,
      code: product.product_code,
      description: product.product_description,
      categoryIds: [...new Set(product.categories.map((one) => one.category_uuid as TradeCategoryId))],
      runSizes: base.runSizes,
      colorSpecs: base.colorSpecs,
      turnarounds: turnaround.turnarounds,
      basePrices: base.rows,
      turnaroundRows: turnaround.rows,
      optionGroups,
      updatedAt: readWireTime(product.last_updated_at),
    },
    raw: { product: row, baseprices: prices },
    oddities: oddities.sentences(),
  };
}

const hasTurnarounds = (product: Product) =>
  product.product_option_groups.some((group) => group.options.some((option) => option.runsize_uuid));

/** The failure of a product of which at least the identifier is known. */
export function failureOf(row: unknown, reason: string): ProductFailure {
  const { product_uuid, product_code } = row as { product_uuid?: unknown; product_code?: unknown };
  return {
    id: typeof product_uuid === "string" ? product_uuid : "unknown",
    code: typeof product_code === "string" ? product_code : "unknown",
    reason,
  };
}

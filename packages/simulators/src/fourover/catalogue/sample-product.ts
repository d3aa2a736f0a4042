import { readFileSync } from "node:fs";
import { uuidOf } from "../random.ts";
import type { CatalogueProduct } from "./catalogue-product.ts";
import { dollars, type WireCategory, type WireGroup } from "./wire.ts";

type Sample = {
  readonly product_uuid: string;
  readonly product_code: string;
  readonly product_description: string;
  readonly categories: readonly WireCategory[];
  readonly product_option_groups: readonly WireGroup[];
};
const sampleFile = new URL("../samples/productsfeed-16PT-ACAKFOSPUVBK.json", import.meta.url);

/**
 * The one whole product that 4over has published, verbatim. Its base prices are not in the feed: ours, believable, one
 * per (run size, color) that it sells.
 *
 * @source 4over "Products feed" page (PDF pp. 71-78)
 */
export function sampleProduct(updatedAt: Date): CatalogueProduct {
  const { entities } = JSON.parse(readFileSync(sampleFile, "utf8")) as { entities: readonly [Sample] };
  const [sample] = entities;
  const basePrices = soldPairs(sample).map((option) => ({
    base_price_uuid: uuidOf(`base ${sample.product_uuid} ${option.runsize_uuid} ${option.colorspec_uuid}`),
    product_baseprice: dollars(
      9_000 +
        Math.round(Number(option.runsize) ** 0.8 * 38) +
        (String(option.colorspec).startsWith("5/4") ? 1_500 : 0),
    ),
    runsize_uuid: String(option.runsize_uuid),
    runsize: String(option.runsize),
    colorspec_uuid: String(option.colorspec_uuid),
    colorspec: String(option.colorspec),
    product_uuid: sample.product_uuid,
    can_group_ship: false,
  }));
  return {
    uuid: sample.product_uuid,
    code: sample.product_code,
    description: sample.product_description,
    categories: sample.categories,
    updatedAt,
    groups: () => sample.product_option_groups,
    basePrices: () => basePrices,
  };
}

/** One turnaround row of each (run size, color) pair that the sample sells. */
function soldPairs(sample: Sample) {
  const rows = sample.product_option_groups
    .filter((group) => /^turn/i.test(group.product_option_group_name))
    .flatMap((group) => group.options);
  return [...new Map(rows.map((row) => [`${row.runsize_uuid} ${row.colorspec_uuid}`, row])).values()];
}

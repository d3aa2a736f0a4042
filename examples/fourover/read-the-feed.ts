// The whole catalogue, several pages in flight: the client keeps them inside the limits of the account.
import { readProduct } from "@overprint/fourover";
import { connect } from "./connect.ts";

const fourover = connect();
const first = await fourover.products.feedPage(0);
const total = first.announced ?? first.rows.length;
const offsets = Array.from({ length: Math.ceil(total / 20) }, (_, page) => page * 20);
const pages = await Promise.all(offsets.map((offset) => fourover.products.feedPage(offset)));

const products = new Set<string>();
let priceRows = 0;
for (const row of pages.flatMap((page) => page.rows)) {
  const read = readProduct(row);
  if ("unreadable" in read) {
    console.log(`left out ${row.product_uuid}: ${read.unreadable}`);
    continue;
  }
  products.add(read.product.product_uuid);
  for (const group of read.product.product_option_groups)
    for (const option of group.options) priceRows += option.option_prices_list.length;
}
console.log(`${products.size} products with ${priceRows} option prices.`);

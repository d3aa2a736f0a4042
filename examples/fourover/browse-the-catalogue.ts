// Categories, the products of one, and what a product costs.
import { connect } from "./connect.ts";

const fourover = connect();
const names: string[] = [];
for await (const category of fourover.categories.list()) names.push(category.category_name);
console.log(`${names.length} categories, such as ${names.slice(0, 3).join(", ")}.`);

for await (const category of fourover.categories.list()) {
  if (category.category_name !== "Business Cards") continue;
  for await (const product of fourover.categories.products(category.category_uuid)) {
    const prices: string[] = [];
    for await (const row of fourover.products.basePrices(product.product_uuid))
      if (row.colorspec === "4/4") prices.push(`${row.runsize} for $${row.product_baseprice}`);
    console.log(`${product.product_code}: ${prices.slice(0, 3).join(", ")}`);
    break;
  }
}

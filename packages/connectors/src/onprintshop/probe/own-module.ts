import type { Order, Product } from "@overprint/onprintshop";
import { ourKey, readExtraInfo } from "../orders/extra-info.ts";

/**
 * Signs that OnPrintShop's own 4over module is at work: products with its suffix that are not ours, or its traces in
 * an order product. Both together could send the same job twice.
 */
export function tracesOfOwnModule(products: readonly Product[], orders: readonly Order[]): readonly string[] {
  const foreign = products.filter(
    ({ product_name: name, external_ref: reference }) =>
      /\(4over\)\s*$/i.test(name ?? "") && !reference?.startsWith("overprint:"),
  );
  const marked = orders.flatMap(({ product, order_number: number }) =>
    product
      .filter(({ item_extra_info_json: info }) => {
        const { [ourKey]: _ours, ...others } = readExtraInfo(info);
        return /tp_?4over/i.test(JSON.stringify(others));
      })
      .map(() => number ?? ""),
  );
  return [
    ...(foreign.length > 0
      ? [
          `${foreign.length === 1 ? "a product ends" : `${foreign.length} products end`} in "(4over)" that Overprint did not publish, such as "${foreign[0]?.product_name}"`,
        ]
      : []),
    ...(marked.length > 0 ? [`order ${marked[0]} carries a mark of that module`] : []),
  ];
}

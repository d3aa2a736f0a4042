import type { ColorSpecId, RunSizeId, TradeProductId } from "@overprint/core/catalogue";
import { type QuantityDiscount, readSetRange } from "@overprint/core/pricing";
import type { FetchOptions } from "@overprint/core/printer";
import { type FourOver, readDecimal, type QuantityDiscount as WireDiscount } from "@overprint/fourover";

/** What several sets alike cost less. A row that cannot be read takes nothing off. @source PDF p. 40 */
export async function fetchQuantityDiscounts(
  client: FourOver,
  id: TradeProductId,
  options: FetchOptions = {},
): Promise<readonly QuantityDiscount[]> {
  const discounts: QuantityDiscount[] = [];
  for await (const row of client.products.quantityDiscounts(id, {}, options)) {
    const discount = readDiscount(row);
    if (discount) discounts.push(discount);
  }
  return discounts;
}

function readDiscount(row: WireDiscount): QuantityDiscount | null {
  const range = readSetRange(row.quantity);
  const shareMillionths = readDecimal(row.quantity_discount_percentage, 6);
  if (range === null || shareMillionths === null || shareMillionths < 0) return null;
  return {
    ...range,
    shareMillionths,
    runSizeId: (row.runsizeid ?? null) as RunSizeId | null,
    colorSpecId: (row.colorspec_uuid ?? null) as ColorSpecId | null,
  };
}

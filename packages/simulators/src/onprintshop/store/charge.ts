import type { SimStore } from "./state.ts";

/**
 * What the store charges for a size, a quantity and chosen attributes: the quantity's base row plus each attribute's
 * surcharge for that quantity. `null` when the quantity has no price or a rule hides a chosen attribute.
 */
export function charge(
  store: SimStore,
  productId: number,
  sizeId: number,
  quantity: number,
  attributeIds: readonly number[],
): number | null {
  const { prices, surcharges, rules } = store.data;
  const base = prices.find(
    (row) =>
      row.products_id === productId &&
      row.size_id === sizeId &&
      row.qty_from <= quantity &&
      quantity <= row.qty_to,
  );
  if (!base) return null;
  const hidden = rules
    .filter(
      (rule) => rule.status === "1" && rule.rules_quantity <= quantity && quantity <= rule.rules_quantity_to,
    )
    .flatMap((rule) => rule.hide_option_attribute_ids.split(",").map(Number));
  if (attributeIds.some((id) => hidden.includes(id))) return null;
  const extra = attributeIds.map((id) => {
    const row = surcharges.find(
      ({ attribute_id, qty, qty_to }) => attribute_id === id && qty <= quantity && quantity <= qty_to,
    );
    return (row?.attribute_price ?? 0) * (store.surchargePer === "piece" ? quantity : 1);
  });
  return Math.round((base.price + extra.reduce((sum, amount) => sum + amount, 0)) * 100) / 100;
}

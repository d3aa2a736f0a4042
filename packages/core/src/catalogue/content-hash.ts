import { createHash } from "node:crypto";
import type { TradeProduct } from "./trade-product.ts";

/**
 * The fingerprint of what a product is and costs: equal exactly when nothing that we sell by differs. The order in
 * which the printer lists things and its own time stamp do not count.
 */
export function contentHash(product: TradeProduct): string {
  const { updatedAt: _when, ...content } = product;
  return createHash("sha256").update(canonical(content)).digest("hex").slice(0, 32);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${name}:${canonical(field)}`).join(",")}}`;
}

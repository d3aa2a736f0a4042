import { createHash } from "node:crypto";

/** The same uuid for the same record of the same store, so that reading an order twice gives one order. */
export function identityOf(storeId: string, kind: "order" | "item", externalId: number): string {
  const hex = createHash("sha256").update(`${storeId} ${kind} ${externalId}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

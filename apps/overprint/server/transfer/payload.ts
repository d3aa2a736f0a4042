import { wireOrder } from "@overprint/connectors/fourover";
import { type TransferPlan, tradeOrderOf } from "@overprint/core/transfer";

/** What goes on the wire, word for word, but for the payment token. */
export const wirePreview = (plan: TransferPlan): string =>
  JSON.stringify({ ...wireOrder(tradeOrderOf(plan, "[hidden]")) }, null, 2);

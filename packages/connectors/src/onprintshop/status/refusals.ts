import { refused } from "@overprint/core/outcome";
import type { StoreRefusal } from "@overprint/core/stores";
import { OnPrintShopGraphQLError, OnPrintShopRequestError } from "@overprint/onprintshop";

export const refuse = (kind: StoreRefusal["kind"], reason: string, doNext: string) =>
  refused<StoreRefusal>({ kind, reason, doNext });

export const orderMissing = (id: string) =>
  refuse(
    "order-missing",
    `OnPrintShop has no order ${id} any more.`,
    "Nothing is lost here; tell the customer by hand if the order still matters.",
  );

/** The store's own refusal in words; anything else is a fault and stays one. */
export function asRefusal(error: unknown, doNext: string) {
  if (error instanceof OnPrintShopRequestError)
    return refuse("store-refused", `OnPrintShop refused it: ${error.reason}.`, doNext);
  if (error instanceof OnPrintShopGraphQLError && error.recovery.kind === "fix-input")
    return refuse(
      "store-refused",
      `OnPrintShop refused it: ${error.errors[0]?.message ?? "no reason given"}.`,
      doNext,
    );
  throw error;
}

import { type Outcome, ok } from "@overprint/core/outcome";
import type { StoreRefusal } from "@overprint/core/stores";
import { OnPrintShopOutcomeUnknownError } from "@overprint/onprintshop";
import { ourJobIds, withJobIds } from "../orders/extra-info.ts";
import type { StatusContext } from "./context.ts";
import { asRefusal, orderMissing, refuse } from "./refusals.ts";

/** Writes the job ids into an order product's extra information: read, merge, write, read again. */
export async function recordJobIds(
  { client }: Pick<StatusContext, "client">,
  orderId: string,
  itemId: string,
  jobIds: readonly string[],
): Promise<Outcome<{ readonly recorded: true }, StoreRefusal>> {
  const line = async () =>
    (await client.orders.find(Number(orderId)))?.product.find(
      ({ orders_products_id }) => orders_products_id === Number(itemId),
    );
  const before = await line();
  if (!before) return orderMissing(orderId);
  const has = (ids: readonly string[]) => jobIds.every((id) => ids.includes(id));
  if (has(ourJobIds(before.item_extra_info_json))) return ok({ recorded: true });
  const ids = [...ourJobIds(before.item_extra_info_json), ...jobIds];
  try {
    await client.orders.setExtraInfo(Number(itemId), withJobIds(before.item_extra_info_json, ids));
  } catch (error) {
    if (!(error instanceof OnPrintShopOutcomeUnknownError))
      return asRefusal(
        error,
        "The job id is kept here; copy it into OnPrintShop by hand if your staff look for it there.",
      );
  }
  if (has(ourJobIds((await line())?.item_extra_info_json))) return ok({ recorded: true });
  return refuse(
    "store-refused",
    "OnPrintShop answered success, but the job id does not show on the order product.",
    "The job id is kept here; copy it into OnPrintShop by hand if your staff look for it there.",
  );
}

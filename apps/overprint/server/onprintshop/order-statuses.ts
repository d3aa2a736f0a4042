import { isFault } from "@overprint/core/outcome";
import type { KnownStore } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { clientSecretName, connectionSchema } from "./connection.ts";

/** The order statuses a store offers, to choose the one for completed orders; none while it cannot be asked. */
export async function orderStatusesOf(
  { onPrintShop, secrets }: Pick<Overprint, "onPrintShop" | "secrets">,
  known: KnownStore,
): Promise<readonly { readonly id: number; readonly title: string }[]> {
  const connection = connectionSchema.safeParse(known.connection);
  const clientSecret = await secrets.get(clientSecretName(known.id));
  if (!connection.success || !clientSecret || !known.isActive) return [];
  const { baseUrl, clientId } = connection.data;
  const found: { id: number; title: string }[] = [];
  try {
    for await (const status of onPrintShop.clients
      .of(known.id, { baseUrl, clientId, clientSecret })
      .orders.statuses())
      if (status.process_status_id !== null && /^order/i.test(status.status_type ?? "order"))
        found.push({ id: status.process_status_id, title: status.process_status_title ?? "" });
    return found;
  } catch (error) {
    if (isFault(error)) return [];
    throw error;
  }
}

import { isFault } from "@overprint/core/outcome";
import type { KnownStore } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { clientSecretName, connectionSchema } from "./connection.ts";

export type OrderStatusChoice = { readonly id: number; readonly title: string };

type Ports = {
  readonly onPrintShop: Pick<Overprint["onPrintShop"], "clients">;
  readonly secrets: Pick<Overprint["secrets"], "get">;
};

/** How long a page that is shown already waits for a store to name its statuses. */
const patienceMs = 4_000;

/**
 * The order statuses a store offers, to choose the one for completed orders; `null` when the store did not say in time.
 * Urgent: it goes before whatever is being published.
 */
export async function orderStatusesOf(
  { onPrintShop, secrets }: Ports,
  known: KnownStore,
  signal: AbortSignal = AbortSignal.timeout(patienceMs),
): Promise<readonly OrderStatusChoice[] | null> {
  const connection = connectionSchema.safeParse(known.connection);
  const clientSecret = await secrets.get(clientSecretName(known.id));
  if (!connection.success || !clientSecret || !known.isActive) return null;
  const client = onPrintShop.clients.of(known.id, { ...connection.data, clientSecret });
  const found: OrderStatusChoice[] = [];
  try {
    for await (const status of client.orders.statuses({ signal }))
      if (status.process_status_id !== null && /^order/i.test(status.status_type ?? "order"))
        found.push({ id: status.process_status_id, title: status.process_status_title ?? "" });
    return found;
  } catch (error) {
    if (isFault(error) || signal.aborted) return null;
    throw error;
  }
}

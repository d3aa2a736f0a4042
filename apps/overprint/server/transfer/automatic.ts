import { printDefaultsSetting } from "@overprint/core/products";
import {
  automaticSetting,
  checkTransfer,
  decideAutomatic,
  marginSetting,
  requote,
  sendTransfer,
  withoutToken,
} from "@overprint/core/transfer";
import { listTransfers } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";

/** One round: every waiting order product is checked, its window noted, and sent when it has passed it. */
export async function transferByItself(overprint: Overprint, signal: AbortSignal): Promise<number> {
  const { db, settings, clock, transfer, orders, mode } = overprint;
  const ports = await transfer.ports();
  if (!ports.ok) return 0;
  const rules = await settings.get(automaticSetting);
  const limits = await settings.get(marginSetting);
  const { defaultPrinter: printerName } = await settings.get(printDefaultsSetting);
  const now = clock.now();
  const profiles = (await ports.value.printer.fetchPaymentProfiles()).map(withoutToken);
  const terms = { mode: await mode(), limits, profiles, printerName, today: now.toISOString().slice(0, 10) };
  const query = {
    tab: "to-transfer",
    search: "",
    storeId: null,
    mapped: "yes",
    sort: "order",
    descending: false,
  } as const;
  const { rows } = await listTransfers(db, { ...query, offset: 0, limit: 200 });
  let sent = 0;
  for (const row of rows) {
    if (signal.aborted) break;
    const order = await orders.find(row.orderId);
    const item = order?.items.find((one) => one.id === row.itemId);
    if (!order || !item || row.copy > 0) continue;
    const record = await transfer.records.load(row.itemId);
    const quoted = await requote(ports.value.printer, record, item.sets);
    const checks = checkTransfer(order, item, record, quoted, terms);
    const decision = decideAutomatic(
      {
        state: record.state,
        productId: item.storeProductId,
        customerEmail: order.customer.email,
        checks,
        readySince: record.readySince,
        wasAttempted: record.jobs.length > 0,
      },
      rules,
      now,
    );
    if (decision.kind === "not-automatic") {
      if (record.readySince) await transfer.records.setReadySince(row.itemId, 0, null);
    } else if (decision.kind === "wait") {
      if (!record.readySince) await transfer.records.setReadySince(row.itemId, 0, now.toISOString());
    } else {
      const by = { actor: "automatic transfer", requestId: null };
      const result = await sendTransfer(ports.value, [{ itemId: row.itemId, copy: 0 }], by);
      sent += result.ok ? 1 : 0;
    }
  }
  return sent;
}

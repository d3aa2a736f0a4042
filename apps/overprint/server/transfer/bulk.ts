import { formatMoney } from "@overprint/core/money";
import type { StoreOrderItemId } from "@overprint/core/orders";
import {
  type Actor,
  prepareTransfer,
  sendTransfer,
  summarizePlan,
  type TransferTarget,
} from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import { saveMapping, standingOf } from "./steps.ts";

/** `"item-1:0"`, as the list posts its chosen rows. */
export function readTargets(chosen: readonly string[]): readonly TransferTarget[] {
  return chosen.slice(0, 200).flatMap((text) => {
    const [itemId, copy] = text.split(/:(?=\d+$)/);
    return itemId ? [{ itemId: itemId as StoreOrderItemId, copy: Number(copy ?? 0) }] : [];
  });
}

export type BulkLine = { readonly order: string; readonly text: string; readonly sends: number };

/** Order products of one order go together; orders go one after another. */
async function byOrder(overprint: Overprint, targets: readonly TransferTarget[]) {
  const groups = new Map<string, { number: string; targets: TransferTarget[] }>();
  for (const target of targets) {
    const order = await overprint.orders.findByItem(target.itemId);
    if (!order) continue;
    const group = groups.get(order.id) ?? { number: order.number, targets: [] };
    group.targets.push(target);
    groups.set(order.id, group);
  }
  return [...groups.values()];
}

/** What a transfer of the chosen rows would do, a line an order. Nothing is sent. */
export async function planBulk(
  overprint: Overprint,
  targets: readonly TransferTarget[],
): Promise<readonly BulkLine[]> {
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return [{ order: "", text: `${ports.problem.reason} ${ports.problem.doNext}`, sends: 0 }];
  const lines: BulkLine[] = [];
  for (const { number, targets: own } of await byOrder(overprint, targets)) {
    const prepared = await prepareTransfer(ports.value, own);
    lines.push(
      prepared.ok
        ? {
            order: number,
            text: summarizePlan(prepared.value.plan, formatMoney),
            sends: prepared.value.plan.jobs.reduce((sum, job) => sum + job.sets.length, 0),
          }
        : { order: number, text: `${prepared.problem.what} ${prepared.problem.doNext}`, sends: 0 },
    );
  }
  return lines;
}

/** Confirms step 1 of the chosen rows again, unchanged but for the printer's price of today. Nothing is sent. */
export async function confirmTodaysPrices(
  overprint: Overprint,
  targets: readonly TransferTarget[],
  by: Actor,
): Promise<{ readonly confirmed: number; readonly refused: readonly string[] }> {
  const refused: string[] = [];
  let confirmed = 0;
  for (const { itemId, copy } of targets) {
    const standing = await standingOf(overprint, itemId, copy);
    const mapping = standing?.record.mapping;
    if (!standing || !mapping) continue;
    const { combination, runSizeReason, origin } = mapping;
    const saved = await saveMapping(overprint, standing, { combination, runSizeReason, origin }, by);
    if (saved.ok) confirmed += 1;
    else refused.push(`${standing.order.number}: ${saved.problem.what} ${saved.problem.doNext}`);
  }
  return { confirmed, refused };
}

/** Sends the chosen rows that pass every check, an order at a time; the others are held with their reasons. */
export async function transferBulk(
  overprint: Overprint,
  targets: readonly TransferTarget[],
  by: Actor,
): Promise<readonly BulkLine[]> {
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return [{ order: "", text: `${ports.problem.reason} ${ports.problem.doNext}`, sends: 0 }];
  const lines: BulkLine[] = [];
  for (const { number, targets: own } of await byOrder(overprint, targets)) {
    const sent = await sendTransfer(ports.value, own, by);
    if (!sent.ok) {
      lines.push({ order: number, text: `${sent.problem.what} ${sent.problem.doNext}`, sends: 0 });
      continue;
    }
    const count = (kind: string) => sent.value.outcomes.filter((outcome) => outcome.kind === kind).length;
    const said =
      sent.value.kind === "never-sent"
        ? [`Nothing was sent: ${sent.value.words}. It may be sent again at once.`]
        : [
            `${count("placed")} at 4over`,
            ...(count("refused") ? [`${count("refused")} refused`] : []),
            ...(count("in-doubt") ? [`${count("in-doubt")} in doubt`] : []),
            ...(sent.value.plan.held.length ? [`${sent.value.plan.held.length} held`] : []),
          ];
    lines.push({ order: number, text: said.join(", "), sends: count("placed") + count("in-doubt") });
  }
  return lines;
}

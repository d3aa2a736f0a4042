import type { StoreOrder } from "#orders/index.ts";
import { filesMissingCode } from "./attach-files.ts";
import { doubtIncident, incidentOf, refusalIncident, type Stopped } from "./incidents.ts";
import { paymentLabel } from "./payment.ts";
import type { PreparedTransfer } from "./prepare-transfer.ts";
import type { Actor, TransferRecord } from "./repository.ts";
import type { TransferResult } from "./submit-transfer.ts";
import type { TransferPorts } from "./transfer-ports.ts";

/** Holds what failed a check, each with its reason, and opens the incident that they share. */
export async function holdFailing(
  ports: TransferPorts,
  { order, records, plan }: PreparedTransfer,
  by: Actor,
): Promise<void> {
  for (const held of plan.held) {
    const record = records.find((one) => one.itemId === held.itemId);
    const [first] = held.failing;
    if (!record || !first) continue;
    if (record.copy === 0) await ports.transfers.setHeld(held.itemId, first.what, by);
    await ports.problems.open(incidentOf(stoppedOf(order, record, held.title), first));
  }
}

const stoppedOf = (order: StoreOrder, record: TransferRecord, title: string): Stopped => {
  const payment = record.shipping?.payment;
  return {
    itemId: record.itemId,
    orderNumber: order.number,
    title,
    productCode: record.mapping?.productCode ?? null,
    paymentLabel: payment ? paymentLabel(payment) : null,
  };
};

/** Opens what a person must know, and clears what is settled. */
export async function tellProblems(
  ports: TransferPorts,
  { order, records, plan }: PreparedTransfer,
  result: TransferResult,
): Promise<void> {
  for (const job of plan.jobs) {
    const record = records.find((one) => one.itemId === job.itemId && one.copy === job.copy);
    if (!record) continue;
    const stopped = stoppedOf(order, record, job.title);
    const names = new Set(job.sets.map(({ jobName }) => jobName));
    const outcomes = result.outcomes.filter((outcome) => names.has(outcome.jobName));
    const refusal = outcomes.find((outcome) => outcome.kind === "refused");
    const doubt = outcomes.find((outcome) => outcome.kind === "in-doubt");
    if (result.kind !== "never-sent") await clearSettled(ports, stopped.itemId);
    if (refusal?.kind === "refused") await ports.problems.open(refusalIncident(stopped, refusal.reason));
    if (doubt?.kind === "in-doubt") await ports.problems.open(doubtIncident(stopped, doubt.why));
  }
}

/**
 * Takes an order product out of every open problem about its transfer. Files that the printer waits for are a matter of one
 * job, not of the transfer: that problem ends when they are attached.
 */
export async function clearSettled(
  ports: Pick<TransferPorts, "problems">,
  itemId: string,
  by = "transfer",
): Promise<void> {
  const open = await ports.problems.listOpen();
  for (const problem of open)
    if (
      problem.code.startsWith("transfer/") &&
      problem.code !== filesMissingCode &&
      problem.subjects.some(({ id }) => id === itemId)
    )
      await ports.problems.clearSubject(problem.key, itemId, by);
}

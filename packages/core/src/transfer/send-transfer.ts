import { type Outcome, ok, refused } from "#outcome/index.ts";
import { attachFilesOf } from "./attach-files.ts";
import {
  type PreparedTransfer,
  prepareTransfer,
  type TransferRefusal,
  type TransferTarget,
} from "./prepare-transfer.ts";
import type { Actor, TransferJob } from "./repository.ts";
import { recordUntilDone, submitTransfer, type TransferResult } from "./submit-transfer.ts";
import { holdFailing, tellProblems } from "./tell-problems.ts";
import type { TransferPorts } from "./transfer-ports.ts";

/**
 * Sends order products of one store order to the printer, once. The intent is claimed in the database before the call;
 * the call is made once; an answer that is lost leaves the jobs in doubt, and nothing sends them again until evidence
 * or a person has said what happened. Order products that fail a check are held with the reason.
 */
export async function sendTransfer(
  ports: TransferPorts,
  targets: readonly TransferTarget[],
  by: Actor,
): Promise<Outcome<TransferResult, TransferRefusal>> {
  const prepared = await prepareTransfer(ports, targets);
  if (!prepared.ok) return prepared;
  const { plan, order, attemptId, attemptNumber, mode, paymentToken } = prepared.value;
  await holdFailing(ports, prepared.value, by);
  if (plan.jobs.length === 0 || paymentToken === null)
    return refused({
      kind: "all-held",
      what: plan.held[0]?.failing[0]?.what ?? "Nothing can be sent.",
      doNext: plan.held[0]?.failing[0]?.doNext ?? "Open the order product.",
      plan,
    });
  const claimed = await ports.transfers.claim(
    { attemptId, orderId: order.id, attemptNumber, plan, mode },
    by,
  );
  if (!claimed.ok) return claimed;
  const result = await submitTransfer(ports, plan, paymentToken);
  await recordUntilDone(ports, attemptId, result, by);
  await tellProblems(ports, prepared.value, result);
  await attachFilesOf(ports, await newlyPlaced(ports, prepared.value, attemptId), plan, by);
  return ok(result);
}

async function newlyPlaced(
  ports: TransferPorts,
  { order }: PreparedTransfer,
  attemptId: string,
): Promise<readonly TransferJob[]> {
  const records = await ports.transfers.loadOrder(order.id);
  return records
    .flatMap((record) => record.jobs)
    .filter((job) => job.attemptId === attemptId && job.state === "placed");
}

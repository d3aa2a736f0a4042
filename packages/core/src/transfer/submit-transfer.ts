import { readSubmitFault } from "./fault.ts";
import { type JobOutcome, settlePlacement } from "./placement.ts";
import { type TransferPlan, tradeOrderOf } from "./plan-transfer.ts";
import type { Actor } from "./repository.ts";
import type { TransferPorts } from "./transfer-ports.ts";

/** How an attempt ended, as far as is known. `never-sent` leaves everything as it was before. */
export type TransferResult = {
  readonly kind: "answered" | "answer-lost" | "never-sent";
  readonly reference: string;
  readonly plan: TransferPlan;
  readonly outcomes: readonly JobOutcome[];
  readonly words: string;
};

/** The one call. Whatever comes back, or does not, is turned into what is known of each job. */
export async function submitTransfer(
  ports: TransferPorts,
  plan: TransferPlan,
  paymentToken: string,
): Promise<TransferResult> {
  const sent = plan.jobs.flatMap((job, group) => job.sets.map(({ jobName }) => ({ jobName, group })));
  const all = (outcome: (jobName: string) => JobOutcome) => sent.map(({ jobName }) => outcome(jobName));
  const base = { reference: plan.reference, plan };
  try {
    const answer = await ports.printer.placeOrder(tradeOrderOf(plan, paymentToken));
    if (!answer.ok) {
      const { reason } = answer.problem;
      const outcomes = all((jobName) => ({ kind: "refused", jobName, reason }));
      return { ...base, kind: "answered", words: reason, outcomes };
    }
    const { outcomes, strangers } = settlePlacement(sent, answer.value);
    const odd = strangers.length > 0 ? ` Job ids that were not asked for: ${strangers.join(", ")}.` : "";
    return { ...base, kind: "answered", words: `${answer.value.answer}.${odd}`, outcomes };
  } catch (error) {
    const fault = readSubmitFault(error);
    if (fault.kind === "never-sent")
      return { ...base, kind: "never-sent", words: fault.message, outcomes: [] };
    const why = `no usable answer came (${fault.message}).`;
    return {
      ...base,
      kind: "answer-lost",
      words: fault.message,
      outcomes: all((jobName) => ({ kind: "in-doubt", jobName, why })),
    };
  }
}

const recordWaitsMs = [100, 500, 2_000, 5_000, 10_000] as const;

/**
 * The answer is in our hands and nowhere else: a database that is away for some seconds must not cost it. When it stays
 * away the claim stands and becomes in doubt, so that nothing is sent twice.
 */
export async function recordUntilDone(
  ports: TransferPorts,
  attemptId: string,
  result: TransferResult,
  by: Actor,
): Promise<void> {
  for (const waitMs of recordWaitsMs) {
    try {
      return await ports.transfers.recordAnswer(attemptId, result, by);
    } catch {
      await ports.wait(waitMs);
    }
  }
  await ports.transfers.recordAnswer(attemptId, result, by);
}

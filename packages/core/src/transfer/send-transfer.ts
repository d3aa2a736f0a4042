import type { StoreOrder, StoreOrderItemId } from "#orders/index.ts";
import { type Outcome, ok, refused } from "#outcome/index.ts";
import { attachFilesOf, withPrinterFiles } from "./attach-files.ts";
import type { TransferCheck } from "./checks.ts";
import { readSubmitFault } from "./fault.ts";
import { doubtIncident, incidentOf, refusalIncident, type Stopped } from "./incidents.ts";
import { findPayment, withoutToken } from "./payment.ts";
import { type JobOutcome, settlePlacement } from "./placement.ts";
import { planTransfer, type TransferChoice, type TransferPlan, tradeOrderOf } from "./plan-transfer.ts";
import type { Actor, ClaimRefusal, TransferJob, TransferRecord } from "./repository.ts";
import { requote } from "./requote.ts";
import { allows } from "./states.ts";
import type { TransferPorts } from "./transfer-ports.ts";

export type TransferTarget = { readonly itemId: StoreOrderItemId; readonly copy: number };

export type TransferRefusal =
  | ClaimRefusal
  | { readonly kind: "order-missing"; readonly what: string; readonly doNext: string }
  | { readonly kind: "cannot-be-transferred"; readonly what: string; readonly doNext: string }
  | {
      readonly kind: "all-held";
      readonly what: string;
      readonly doNext: string;
      readonly plan: TransferPlan;
    };

/** How an attempt ended, as far as is known. `never-sent` leaves everything as it was before. */
export type TransferResult = {
  readonly kind: "answered" | "answer-lost" | "never-sent";
  readonly reference: string;
  readonly plan: TransferPlan;
  readonly outcomes: readonly JobOutcome[];
  readonly words: string;
};

type Prepared = {
  readonly order: StoreOrder;
  readonly records: readonly TransferRecord[];
  readonly plan: TransferPlan;
  readonly attemptId: string;
  readonly attemptNumber: number;
  /** The chosen profile's, of today: kept nowhere. */
  readonly paymentToken: string | null;
};

/** Plans the transfer of order products of one store order at today's prices. Nothing is sent and nothing is claimed. */
export async function prepareTransfer(
  ports: TransferPorts,
  targets: readonly TransferTarget[],
): Promise<Outcome<Prepared, TransferRefusal>> {
  const [first] = targets;
  const order = first ? await ports.orders.findByItem(first.itemId) : null;
  if (!order || targets.some(({ itemId }) => order.items.every((item) => item.id !== itemId)))
    return refused({
      kind: "order-missing",
      what: "These order products are not in one store order.",
      doNext: "Open the list again and choose them anew.",
    });
  const records = await Promise.all(targets.map(({ itemId, copy }) => ports.transfers.load(itemId, copy)));
  const stuck = records.find((record) => !allows(record.state, "transfer"));
  if (stuck) return refused(cannotBeTransferred(stuck));
  const conditions = await ports.conditions();
  const attemptId = ports.newId();
  const attemptNumber = await ports.transfers.nextAttempt(order.id);
  const choices: TransferChoice[] = [];
  for (const record of records) choices.push(await choiceOf(ports, order, record));
  const profiles = await ports.printer.fetchPaymentProfiles();
  const plan = planTransfer(order, choices, {
    ...conditions,
    profiles: profiles.map(withoutToken),
    today: ports.clock.now().toISOString().slice(0, 10),
    naming: { orderNumber: order.number, attemptId, attemptNumber },
  });
  const profile = plan.payment ? findPayment(profiles, plan.payment) : undefined;
  return ok({ order, records, plan, attemptId, attemptNumber, paymentToken: profile?.token ?? null });
}

function cannotBeTransferred({ state }: TransferRecord): TransferRefusal {
  return {
    kind: "cannot-be-transferred",
    what:
      state === "in-doubt"
        ? "It is not known whether 4over has it already: it is not sent again by itself."
        : state === "claimed"
          ? "It is being sent at this moment."
          : `It is ${state}.`,
    doNext:
      state === "in-doubt"
        ? "Say first whether it is there, on the screen of the order product in doubt."
        : "Open it to see where it stands.",
  };
}

/** The sets that are still to be sent: all, or what was refused, never sent or found not to be there. */
async function choiceOf(
  ports: TransferPorts,
  order: StoreOrder,
  record: TransferRecord,
): Promise<TransferChoice> {
  const sets = order.items.find((item) => item.id === record.itemId)?.sets ?? 1;
  const newest = new Map(record.jobs.map((job) => [job.set, job.state]));
  const open = Array.from({ length: sets }, (_, index) => index + 1).filter((set) => {
    const state = newest.get(set);
    return state === undefined || state === "refused" || state === "not-sent" || state === "not-there";
  });
  const draft = await withPrinterFiles(ports, record);
  return { draft, requote: await requote(ports.printer, draft, sets), sets: open };
}

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
  const { plan, order, attemptId, attemptNumber, paymentToken } = prepared.value;
  await holdFailing(ports, prepared.value, by);
  if (plan.jobs.length === 0 || paymentToken === null)
    return refused({
      kind: "all-held",
      what: plan.held[0]?.failing[0]?.what ?? "Nothing can be sent.",
      doNext: plan.held[0]?.failing[0]?.doNext ?? "Open the order product.",
      plan,
    });
  const { mode } = await ports.conditions();
  const claimed = await ports.transfers.claim(
    { attemptId, orderId: order.id, attemptNumber, plan, mode },
    by,
  );
  if (!claimed.ok) return claimed;
  const result = await submit(ports, plan, paymentToken);
  await recordUntilDone(ports, attemptId, result, by);
  await tellProblems(ports, prepared.value, result);
  await attachFilesOf(ports, await newlyPlaced(ports, prepared.value, attemptId), plan, by);
  return ok(result);
}

async function newlyPlaced(
  ports: TransferPorts,
  { order }: Prepared,
  attemptId: string,
): Promise<readonly TransferJob[]> {
  const records = await ports.transfers.loadOrder(order.id);
  return records
    .flatMap((record) => record.jobs)
    .filter((job) => job.attemptId === attemptId && job.state === "placed");
}

/** The one call. Whatever comes back, or does not, is turned into what is known of each job. */
async function submit(
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
async function recordUntilDone(
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

async function holdFailing(
  ports: TransferPorts,
  { order, records, plan }: Prepared,
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
    paymentLabel: payment ? `${payment.kind} ending in ${payment.lastFour}` : null,
  };
};

/** Opens what a person must know, and clears what is settled. */
async function tellProblems(
  ports: TransferPorts,
  { order, records, plan }: Prepared,
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

/** Takes an order product out of every open problem about its transfer. */
export async function clearSettled(
  ports: Pick<TransferPorts, "problems">,
  itemId: string,
  by = "transfer",
): Promise<void> {
  const open = await ports.problems.listOpen();
  for (const problem of open)
    if (problem.code.startsWith("transfer/") && problem.subjects.some(({ id }) => id === itemId))
      await ports.problems.clearSubject(problem.key, itemId, by);
}

/** Checks that did not pass, by order product: what a list shows without asking the printer. */
export type FailingChecks = ReadonlyMap<string, readonly TransferCheck[]>;

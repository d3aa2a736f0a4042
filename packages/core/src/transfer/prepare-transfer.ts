import type { StoreOrder, StoreOrderItemId } from "#orders/index.ts";
import { type Outcome, ok, refused } from "#outcome/index.ts";
import type { Mode } from "#settings/index.ts";
import { withPrinterFiles } from "./attach-files.ts";
import { findPayment, withoutToken } from "./payment.ts";
import { planTransfer, type TransferChoice, type TransferPlan } from "./plan-transfer.ts";
import type { ClaimRefusal, TransferRecord } from "./repository.ts";
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

/** Everything that a transfer of these order products would be, of this moment. */
export type PreparedTransfer = {
  readonly order: StoreOrder;
  readonly records: readonly TransferRecord[];
  readonly plan: TransferPlan;
  readonly attemptId: string;
  readonly attemptNumber: number;
  readonly mode: Mode;
  /** The chosen profile's, of today: kept nowhere. */
  readonly paymentToken: string | null;
};

/** Plans the transfer of order products of one store order at today's prices. Nothing is sent and nothing is claimed. */
export async function prepareTransfer(
  ports: TransferPorts,
  targets: readonly TransferTarget[],
): Promise<Outcome<PreparedTransfer, TransferRefusal>> {
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
  for (const record of records) choices.push(await choiceOf(ports, order, record, conditions.bleedIn));
  const profiles = await ports.printer.fetchPaymentProfiles();
  const plan = planTransfer(order, choices, {
    ...conditions,
    profiles: profiles.map(withoutToken),
    today: ports.clock.now().toISOString().slice(0, 10),
    naming: { orderNumber: order.number, attemptId, attemptNumber },
  });
  const profile = plan.payment ? findPayment(profiles, plan.payment) : undefined;
  const { mode } = conditions;
  return ok({ order, records, plan, attemptId, attemptNumber, mode, paymentToken: profile?.token ?? null });
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
  bleedIn: number,
): Promise<TransferChoice> {
  const sets = order.items.find((item) => item.id === record.itemId)?.sets ?? 1;
  const newest = new Map(record.jobs.map((job) => [job.set, job.state]));
  const open = Array.from({ length: sets }, (_, index) => index + 1).filter((set) => {
    const state = newest.get(set);
    return state === undefined || state === "refused" || state === "not-sent" || state === "not-there";
  });
  const draft = await withPrinterFiles(ports, record, bleedIn);
  return { draft, requote: await requote(ports.printer, draft, sets), sets: open };
}

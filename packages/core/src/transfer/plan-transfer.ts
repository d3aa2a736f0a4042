import { addMoney, type Money, money } from "#money/index.ts";
import type { StoreOrder, StoreOrderItem, StoreOrderItemId } from "#orders/index.ts";
import type { JobFiles, TradeJob, TradeOrder } from "#printer/index.ts";
import {
  checkTransfer,
  isReady,
  paidFor,
  type Requote,
  type TransferCheck,
  type TransferTerms,
} from "./checks.ts";
import type { CurrentCost, TransferDraft } from "./draft.ts";
import { jobName, type OrderNaming, tradeReference } from "./job-names.ts";
import { type Margin, marginOf } from "./margin-guard.ts";
import { type ChosenPayment, paymentKey } from "./payment.ts";

/** What a person chose for one order product, and what the printer asks for it today. */
export type TransferChoice = {
  readonly draft: TransferDraft;
  readonly requote: Requote;
  /** Sets to send; all of them, or only the refused ones when a part was taken before. */
  readonly sets: readonly number[];
};

export type PlanTerms = TransferTerms & {
  /** Order without files and attach them afterwards, or name them in the order. */
  readonly attachAfterwards: boolean;
  readonly naming: OrderNaming;
};

export type PlannedJob = {
  readonly itemId: StoreOrderItemId;
  readonly copy: number;
  readonly title: string;
  readonly sets: readonly { readonly set: number; readonly jobName: string }[];
  readonly job: TradeJob;
  readonly cost: CurrentCost | null;
  readonly margin: Margin | null;
};

export type HeldItem = {
  readonly itemId: StoreOrderItemId;
  readonly title: string;
  /** The checks that did not pass, never empty. */
  readonly failing: readonly TransferCheck[];
};

/** What a transfer would do, as plain data a person can be shown before anything is sent. */
export type TransferPlan = {
  readonly orderNumber: string;
  readonly reference: string;
  readonly isTest: boolean;
  readonly payment: ChosenPayment | null;
  readonly coupon: string | null;
  readonly jobs: readonly PlannedJob[];
  readonly held: readonly HeldItem[];
  /** Goods, freight and tax of the planned jobs; `null` when a price is not known. */
  readonly cost: (CurrentCost & { readonly total: Money }) | null;
  readonly margin: Margin | null;
};

/**
 * Plans one trade order for the order products that pass every check and share a payment profile and coupon; the others
 * are held, each with its reasons. Nothing is sent.
 */
export function planTransfer(
  order: StoreOrder,
  choices: readonly TransferChoice[],
  terms: PlanTerms,
): TransferPlan {
  const judged = choices.map((choice) => judge(order, choice, terms));
  const lead = judged.find((one) => isReady(one.checks))?.choice.draft.shipping ?? null;
  const isOurs = (one: Judged) =>
    isReady(one.checks) &&
    isSamePayment(one.choice.draft.shipping?.payment, lead?.payment) &&
    one.choice.draft.shipping?.coupon === lead?.coupon;
  const jobs = judged.filter(isOurs).map((one) => planJob(order, one, terms));
  return {
    orderNumber: order.number,
    reference: tradeReference(terms.naming),
    isTest: terms.mode !== "live",
    payment: lead?.payment ?? null,
    coupon: lead?.coupon ?? null,
    jobs,
    held: judged.filter((one) => !isOurs(one)).map(heldItem),
    ...totals(order, jobs),
  };
}

const isSamePayment = (one?: ChosenPayment | null, other?: ChosenPayment | null) =>
  one != null && other != null && paymentKey(one) === paymentKey(other);

type Judged = {
  readonly choice: TransferChoice;
  readonly item: StoreOrderItem;
  readonly line: number;
  readonly checks: readonly TransferCheck[];
};

function judge(order: StoreOrder, choice: TransferChoice, terms: PlanTerms): Judged {
  const index = order.items.findIndex((item) => item.id === choice.draft.itemId);
  const item = order.items[index];
  if (!item) throw new Error(`order ${order.number} has no order product ${choice.draft.itemId}`);
  return {
    choice,
    item,
    line: index + 1,
    checks: checkTransfer(order, item, choice.draft, choice.requote, terms),
  };
}

function heldItem({ item, checks }: Judged): HeldItem {
  const failing = checks.filter((check) => !check.passed);
  const other: TransferCheck = {
    code: "payment-profile",
    step: 3,
    passed: false,
    what: "It is paid with another profile or coupon than the rest of this transfer.",
    doNext: "It goes in a transfer of its own.",
  };
  return { itemId: item.id, title: item.title, failing: failing.length > 0 ? failing : [other] };
}

function planJob(order: StoreOrder, { choice, item, line }: Judged, terms: PlanTerms): PlannedJob {
  const { draft, requote } = choice;
  const { mapping, shipping, artwork } = draft;
  if (!mapping || !shipping?.method) throw new Error("a ready order product has its mapping and its method");
  const sets = choice.sets.map((set) => ({
    set,
    jobName: jobName(terms.naming, line, setLabel(draft, set)),
  }));
  const cost = requote?.kind === "quoted" ? requote.cost : null;
  return {
    itemId: item.id,
    copy: draft.copy,
    title: item.title,
    sets,
    job: {
      combination: mapping.combination,
      sets: sets.map(({ set, jobName }): JobFiles => ({ jobName, files: filesOf(artwork, set) })),
      attachAfterwards: terms.attachAfterwards,
      isDropShipped: shipping.isDropShipped,
      shipTo: shipping.shipTo,
      shipFrom: shipping.isDropShipped ? shipping.shipFrom : null,
      shipping: { code: shipping.method.code, name: shipping.method.name },
      shipFromFacility: shipping.facility,
      bypassAddressValidation: shipping.addressCheck === "bypassed",
    },
    cost,
    margin: cost ? marginOf(paidFor(order, item), cost) : null,
  };
}

/** Reprints count on after the sets of the order, so that no name stands twice. */
const setLabel = (draft: TransferDraft, set: number) => draft.copy * 100 + set;

/** The files of one set: role -> the printer's id of the file, empty while it has none. */
export function filesOf(artwork: TransferDraft["artwork"], set: number): JobFiles["files"] {
  const files = (artwork?.files ?? []).filter((one) => one.set === set);
  return Object.fromEntries(
    files.map(({ reason, file }) => {
      const checked = artwork?.checked.find((one) => one.artworkId === file.id);
      return [reason, checked?.printerFileId ?? ""];
    }),
  );
}

function totals(order: StoreOrder, jobs: readonly PlannedJob[]): Pick<TransferPlan, "cost" | "margin"> {
  const costs = jobs.flatMap((job) => job.cost ?? []);
  const currency = costs[0]?.goods.currency;
  if (costs.length !== jobs.length || !currency) return { cost: null, margin: null };
  const sum = (pick: (cost: CurrentCost) => Money) => addMoney(money(0, currency), ...costs.map(pick));
  const cost = {
    goods: sum((one) => one.goods),
    shipping: sum((one) => one.shipping),
    tax: sum((one) => one.tax),
  };
  const paid = jobs
    .flatMap((job) => order.items.filter((item) => item.id === job.itemId))
    .map((item) => paidFor(order, item))
    .filter((amount) => amount.currency === currency);
  const total = addMoney(cost.goods, cost.shipping, cost.tax);
  return { cost: { ...cost, total }, margin: marginOf(addMoney(money(0, currency), ...paid), cost) };
}

/** The plan as the order that goes to the printer. */
export function tradeOrderOf(plan: TransferPlan, paymentToken: string): TradeOrder {
  return {
    reference: plan.reference,
    isTest: plan.isTest,
    coupon: plan.coupon,
    paymentToken,
    jobs: plan.jobs.map((planned) => planned.job),
  };
}

/** "3 jobs will be sent to 4over for $412.60; 1 is held: artwork missing." */
export function summarizePlan(plan: TransferPlan, formatMoney: (amount: Money) => string): string {
  const names = plan.jobs.reduce((sum, job) => sum + job.sets.length, 0);
  const cost = plan.cost ? ` for ${formatMoney(plan.cost.total)}` : "";
  const sent =
    names === 0
      ? "Nothing will be sent"
      : `${names} job${names === 1 ? "" : "s"} will be sent to 4over${cost}`;
  if (plan.held.length === 0) return `${sent}.`;
  const reasons = [...new Set(plan.held.map((held) => held.failing[0]?.what.replace(/\.$/, "") ?? ""))];
  const isOne = plan.held.length === 1;
  return `${sent}; ${plan.held.length} ${isOne ? "is" : "are"} held: ${reasons.join("; ")}.`;
}

import type { OpenProblem } from "#problems/index.ts";
import type { CheckCode, TransferCheck } from "./checks.ts";

/** What stopped an order product, and the order it belongs to. */
export type Stopped = {
  readonly itemId: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly productCode: string | null;
  readonly paymentLabel: string | null;
};

const subjectOf = (stopped: Stopped) => ({
  kind: "item" as const,
  id: stopped.itemId,
  label: `${stopped.orderNumber}: ${stopped.title}`,
});

/** Checks whose cause is one for many orders, and what they have in common. Others are the order product's own. */
const sharedBy: Readonly<Partial<Record<CheckCode, (stopped: Stopped) => string | null>>> = {
  "combination-offered": (stopped) => stopped.productCode,
  "price-steady": (stopped) => stopped.productCode,
  "payment-profile": (stopped) => stopped.paymentLabel,
  "ship-from": () => "default",
};

const runbooks: Readonly<Partial<Record<CheckCode, string>>> = {
  "combination-offered": "price-drift",
  "price-steady": "price-drift",
  margin: "price-drift",
  "payment-profile": "printer-refused",
};

/** The problem a failed check opens. One cause is one problem over all the order products it stops. */
export function incidentOf(stopped: Stopped, check: TransferCheck): OpenProblem {
  const cause = sharedBy[check.code]?.(stopped) ?? `item ${stopped.itemId}`;
  const runbook = runbooks[check.code];
  return {
    key: `transfer/${check.code}:${cause}`,
    code: `transfer/${check.code}`,
    severity: "stops-an-order",
    subjects: [subjectOf(stopped)],
    what: check.what,
    meaning: "It is held: nothing was sent to 4over for it.",
    doNext: `${check.doNext} Then transfer what is listed here again.${runbook ? ` Runbook: ${runbook}.` : ""}`,
    link: `/admin/transfers/${stopped.itemId}/${["map", "map", "artwork", "shipping"][check.step]}`,
  };
}

/** The printer refused an order or a job. Payment refusals are one cause for all that use the profile. */
export function refusalIncident(stopped: Stopped, reason: string): OpenProblem {
  const isPayment = /card|payment|profile|declin/i.test(reason);
  const cause = isPayment && stopped.paymentLabel ? stopped.paymentLabel : `item ${stopped.itemId}`;
  return {
    key: `transfer/${isPayment ? "payment-refused" : "refused"}:${cause}`,
    code: isPayment ? "transfer/payment-refused" : "transfer/refused",
    severity: "stops-an-order",
    subjects: [subjectOf(stopped)],
    what: `4over refused it: "${reason}".`,
    meaning: isPayment
      ? `Nothing paid with ${stopped.paymentLabel ?? "this profile"} goes out until it is put right.`
      : "Nothing was ordered for it. Jobs that 4over took stay as they are.",
    doNext: isPayment
      ? "Choose another payment profile or renew it on 4over.com, then transfer what is listed here again. Runbook: printer-refused."
      : "Correct it and transfer it again: only this job is sent. Runbook: printer-refused.",
    link: `/admin/transfers/${stopped.itemId}/shipping`,
  };
}

/** The answer was lost: a person or evidence decides, nothing is sent again by itself. */
export function doubtIncident(stopped: Stopped, why: string): OpenProblem {
  return {
    key: `transfer/in-doubt:${stopped.itemId}`,
    code: "transfer/in-doubt",
    severity: "needs-a-decision",
    subjects: [subjectOf(stopped)],
    what: `It is not known whether 4over took this: ${why}`,
    meaning: "It is not sent again by itself, so it cannot be printed and charged twice.",
    doNext:
      "Look for the job name on 4over.com, then say whether it is there. The RSS feed and push notifications may settle it before. Runbook: transfer-in-doubt.",
    link: `/admin/transfers/${stopped.itemId}/resolve`,
  };
}

import { missingFiles } from "#artwork/required-files.ts";
import { addMoney, type Money, timesMoney } from "#money/index.ts";
import type { StoreOrder, StoreOrderItem } from "#orders/index.ts";
import type { Mode } from "#settings/index.ts";
import type { CurrentCost, TransferDraft } from "./draft.ts";
import { guardDrift, guardMargin, type MarginLimits, marginOf, shareFreight } from "./margin-guard.ts";
import { type ChosenPayment, findPayment, paymentLabel } from "./payment.ts";

/** What must be true before anything is sent, in the order in which people look. */
export const checkCodes = [
  "paid",
  "printer",
  "mapped",
  "run-size",
  "artwork-complete",
  "artwork-passed",
  "address",
  "ship-from",
  "shipping-method",
  "payment-profile",
  "combination-offered",
  "method-offered",
  "price-steady",
  "margin",
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** One check. `step` is where it is put right: 0 outside the three steps. */
export type TransferCheck = {
  readonly code: CheckCode;
  readonly step: 0 | 1 | 2 | 3;
  readonly passed: boolean;
  readonly what: string;
  readonly doNext: string;
};

export type TransferTerms = {
  readonly mode: Mode;
  readonly limits: MarginLimits;
  /** The printer that stores assign 4over's order products to. */
  readonly printerName: string;
  /** Today, ISO date: a card that has run out is not offered to the printer. */
  readonly today: string;
  /** The printer's payment profiles of today; `null` = not asked, so nothing is concluded from it. */
  readonly profiles: readonly ChosenPayment[] | null;
};

/** What the printer said when asked again; `null` = not asked yet, so nothing is concluded from it. */
export type Requote =
  | { readonly kind: "quoted"; readonly cost: CurrentCost }
  | { readonly kind: "not-offered"; readonly reason: string }
  /** It can be made, but not shipped by the chosen method to the chosen address. */
  | { readonly kind: "not-shippable"; readonly reason: string }
  | null;

/** Every check of one order product. All passed = it may go. */
export function checkTransfer(
  order: StoreOrder,
  item: StoreOrderItem,
  draft: TransferDraft,
  requote: Requote,
  terms: TransferTerms,
): readonly TransferCheck[] {
  return [
    checkPaid(order),
    checkPrinter(item, terms),
    checkMapped(draft),
    checkRunSize(item, draft),
    checkArtworkComplete(item, draft),
    checkArtworkPassed(draft),
    checkAddress(draft),
    checkShipFrom(draft),
    checkMethod(draft),
    checkPayment(draft, terms),
    ...checkCost(order, item, draft, requote, terms),
  ];
}

export const isReady = (checks: readonly TransferCheck[]): boolean => checks.every((check) => check.passed);

const result = (
  code: CheckCode,
  step: TransferCheck["step"],
  problem: readonly [what: string, doNext: string] | null,
  fine: string,
): TransferCheck => ({
  code,
  step,
  passed: problem === null,
  what: problem?.[0] ?? fine,
  doNext: problem?.[1] ?? "",
});

function checkPaid(order: StoreOrder): TransferCheck {
  const problem =
    order.paymentState === "unpaid"
      ? ([
          `Order ${order.number} is not paid.`,
          "Record the payment on the order, or exclude the order product.",
        ] as const)
      : null;
  return result("paid", 0, problem, order.paymentState === "paid" ? "Paid." : "To be invoiced.");
}

/** What the store has assigned to another printer is being printed there: ordered here too, it would be made twice. */
function checkPrinter({ printerName }: StoreOrderItem, terms: TransferTerms): TransferCheck {
  const assigned = printerName?.trim() ?? "";
  const isOurs = assigned.toLowerCase() === terms.printerName.trim().toLowerCase();
  const problem =
    assigned === "" || isOurs
      ? null
      : ([
          `The store has assigned this order product to ${assigned}, not to ${terms.printerName}.`,
          `Assign it to ${terms.printerName} in the store, exclude it here, or change the default printer in Settings > Markup.`,
        ] as const);
  return result("printer", 0, problem, assigned === "" ? "Assigned to nobody else." : `For ${assigned}.`);
}

function checkMapped({ mapping }: TransferDraft): TransferCheck {
  const problem = mapping
    ? null
    : ([
        "No 4over product is chosen.",
        "Choose product, run size, colors and turnaround in step 1.",
      ] as const);
  return result("mapped", 1, problem, mapping ? `${mapping.productTitle}.` : "");
}

function checkRunSize(item: StoreOrderItem, { mapping }: TransferDraft): TransferCheck {
  const differs = mapping !== null && mapping.runSize !== item.quantity;
  const problem =
    differs && !mapping.runSizeReason
      ? ([
          `The customer ordered ${count(item.quantity)}, the chosen run size is ${count(mapping.runSize)}.`,
          "Choose the ordered run size in step 1, or write down why another one is right.",
        ] as const)
      : null;
  return result(
    "run-size",
    1,
    problem,
    differs ? `Run size changed: ${mapping.runSizeReason}` : "As ordered.",
  );
}

function checkArtworkComplete(item: StoreOrderItem, { artwork }: TransferDraft): TransferCheck {
  if (!artwork)
    return result(
      "artwork-complete",
      2,
      ["The artwork is not confirmed.", "Confirm the files of each set in step 2."],
      "",
    );
  const missing = missingFiles(artwork.required, item.sets, artwork.files);
  const [first] = missing;
  const problem = first
    ? ([
        `${missing.length === 1 ? "A file is" : `${missing.length} files are`} missing: ${missing.map((one) => one.what).join(", ")}.`,
        "Ask the customer, or add the file in step 2.",
      ] as const)
    : null;
  return result("artwork-complete", 2, problem, "Every required file is there.");
}

function checkArtworkPassed({ artwork }: TransferDraft): TransferCheck {
  const failures = (artwork?.checked ?? []).flatMap((file) =>
    file.findings.filter((finding) => finding.severity === "failure"),
  );
  const tampered = (artwork?.checked ?? []).find(
    (file) => file.fetchedSha256 !== null && file.fetchedSha256 !== file.sha256,
  );
  const [first] = failures;
  const problem = tampered
    ? ([
        "4over fetched other bytes than those that were approved.",
        "Upload the file again in step 2 and have it checked.",
      ] as const)
    : first
      ? ([first.what, first.doNext] as const)
      : null;
  return result("artwork-passed", 2, problem, "Preflight passed.");
}

function checkAddress({ shipping }: TransferDraft): TransferCheck {
  if (!shipping)
    return result(
      "address",
      3,
      ["The ship-to address is not confirmed.", "Check the address in step 3."],
      "",
    );
  const bypassed = shipping.addressCheck === "bypassed";
  const problem =
    shipping.addressCheck === "unchecked"
      ? ([
          "The ship-to address was not validated.",
          "Check it in step 3, or bypass the check with a reason.",
        ] as const)
      : bypassed && !shipping.bypassReason?.trim()
        ? (["The address check was bypassed without a reason.", "Write the reason in step 3."] as const)
        : null;
  return result(
    "address",
    3,
    problem,
    bypassed ? `Check bypassed: ${shipping.bypassReason}` : "Address validated.",
  );
}

function checkShipFrom({ shipping }: TransferDraft): TransferCheck {
  const needs = shipping?.isDropShipped === true && shipping.shipFrom === null;
  const problem = needs
    ? ([
        "A blind shipment needs a sender.",
        "Set the default sender in Settings > Shipping Addresses, or one for this order in step 3.",
      ] as const)
    : null;
  return result(
    "ship-from",
    3,
    problem,
    shipping?.shipFrom ? `Ships from ${shipping.shipFrom.company}.` : "",
  );
}

function checkMethod({ shipping }: TransferDraft): TransferCheck {
  const problem = shipping?.method
    ? null
    : (["No shipping method is chosen.", "Choose one of 4over's live methods in step 3."] as const);
  return result("shipping-method", 3, problem, shipping?.method?.name ?? "");
}

function checkPayment({ shipping }: TransferDraft, { mode, today, profiles }: TransferTerms): TransferCheck {
  const payment = shipping?.payment;
  if (!payment)
    return result(
      "payment-profile",
      3,
      ["No payment profile is chosen.", "Choose it in step 3 or set one in Settings > Payment Profiles."],
      "",
    );
  const label = paymentLabel(payment);
  const problem =
    payment.isDummy && mode === "live"
      ? ([
          `${label} is 4over's test profile and cannot pay a live order.`,
          "Choose a real payment profile in step 3.",
        ] as const)
      : hasRunOut(payment.validThru, today)
        ? ([
            `${label} ran out (${payment.validThru}).`,
            "Add a new card on 4over.com, import it in Settings > Payment Profiles and choose it.",
          ] as const)
        : profiles && !findPayment(profiles, payment)
          ? ([
              `${label} is no longer among 4over's payment profiles.`,
              "Choose another payment profile in step 3.",
            ] as const)
          : null;
  return result("payment-profile", 3, problem, label);
}

/** `"04/29"` holds to the end of April 2029; another form is not judged. */
export function hasRunOut(validThru: string | null, today: string): boolean {
  const parts = /^(\d{2})\/(\d{2}|\d{4})$/.exec(validThru ?? "");
  if (!parts) return false;
  const [, month = "", year = ""] = parts;
  return `${year.length === 2 ? `20${year}` : year}-${month}` < today.slice(0, 7);
}

/** What the customer paid for this order product: its price and its share of the freight. */
export function paidFor(order: StoreOrder, item: StoreOrderItem): Money {
  const freight = order.shippingMethod?.price;
  if (!freight || freight.currency !== item.price.currency) return item.price;
  const index = order.items.findIndex((other) => other.id === item.id);
  const share = shareFreight(
    freight,
    order.items.map((other) => other.price),
  )[index];
  return share ? addMoney(item.price, share) : item.price;
}

function checkCost(
  order: StoreOrder,
  item: StoreOrderItem,
  draft: TransferDraft,
  requote: Requote,
  { limits }: TransferTerms,
): readonly TransferCheck[] {
  if (!requote || !draft.mapping) return [];
  if (requote.kind === "not-offered")
    return [
      result(
        "combination-offered",
        1,
        [
          `4over does not offer this any more: ${draft.mapping.productTitle}, ${count(draft.mapping.runSize)}, ${draft.mapping.colorSpec}, ${draft.mapping.turnaround}.`,
          "Choose another combination in step 1, or exclude the order product and refund it.",
        ],
        "",
      ),
    ];
  const offered = result("combination-offered", 1, null, "4over offers it today.");
  if (requote.kind === "not-shippable")
    return [
      offered,
      result("method-offered", 3, [requote.reason, "Choose one of today's methods in step 3."], ""),
    ];
  const paid = paidFor(order, item);
  const { cost } = requote;
  if (cost.goods.currency !== paid.currency)
    return [
      offered,
      result(
        "margin",
        0,
        [
          `The customer paid in ${paid.currency} and 4over asks ${cost.goods.currency}: the margin cannot be compared.`,
          "Transfer it by hand on 4over.com and enter the job id, or exclude it.",
        ],
        "",
      ),
    ];
  const was = timesMoney(draft.mapping.tradePrice, item.sets);
  const drift = guardDrift(was, cost.goods, limits);
  const margin = guardMargin(marginOf(paid, cost), limits);
  return [
    offered,
    result(
      "price-steady",
      1,
      drift ? [drift.what, "Confirm step 1 again at the new price, or choose another combination."] : null,
      "The price is as it was.",
    ),
    result(
      "margin",
      0,
      margin && !draft.marginReason
        ? [margin.what, "Choose a cheaper method or combination, or transfer it anyway with a reason."]
        : null,
      margin ? `Sent below the limit: ${draft.marginReason}` : "The margin is within the limit.",
    ),
  ];
}

const count = (pieces: number) => `${pieces.toLocaleString("en-US")} pieces`;

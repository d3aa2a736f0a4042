import { expect, test } from "vitest";
import { money } from "#money/index.ts";
import type { StoreOrder, StoreOrderItem } from "#orders/index.ts";
import { checkTransfer, hasRunOut, isReady, paidFor, type Requote, type TransferTerms } from "./checks.ts";
import { emptyDraft, type TransferDraft } from "./draft.ts";
import { aDraft, anItem, anOrder, quoted, terms } from "./order.fixture.ts";

type Case = {
  readonly order?: Partial<StoreOrder>;
  readonly item?: Partial<StoreOrderItem>;
  readonly draft?: (draft: TransferDraft) => TransferDraft;
  readonly requote?: Requote;
  readonly terms?: Partial<TransferTerms>;
};

function failing({ order, item, draft, requote = quoted(2_000), terms: given }: Case): readonly string[] {
  const one = anItem(item);
  const whole = anOrder({ items: [one], ...order });
  const prepared = aDraft({}, one);
  const checks = checkTransfer(whole, one, draft ? draft(prepared) : prepared, requote, terms(given));
  return checks.filter((check) => !check.passed).map((check) => check.code);
}
const shipping = (change: Partial<NonNullable<TransferDraft["shipping"]>>) => (draft: TransferDraft) => ({
  ...draft,
  shipping: draft.shipping && { ...draft.shipping, ...change },
});
const dummy = { lastFour: "1111", kind: "Dummy", isDummy: true, validThru: null };

test.each<[string, Case, readonly string[]]>([
  ["a paid, mapped, complete order product is ready", {}, []],
  ["an unpaid order waits", { order: { paymentState: "unpaid" } }, ["paid"]],
  ["an order on invoice goes", { order: { paymentState: "invoice" } }, []],
  ["what the store assigned to 4over goes", { item: { printerName: "4Over" } }, []],
  [
    "what the store assigned to another printer waits",
    { item: { printerName: "Riverside Press" } },
    ["printer"],
  ],
  [
    "a shop that calls 4over otherwise says so once",
    { item: { printerName: "Trade press" }, terms: { printerName: "Trade press" } },
    [],
  ],
  ["another run size than ordered is never taken silently", { item: { quantity: 300 } }, ["run-size"]],
  [
    "another run size goes with a written reason",
    {
      item: { quantity: 300 },
      draft: (draft) => ({
        ...draft,
        mapping: draft.mapping && { ...draft.mapping, runSizeReason: "customer agreed to 500" },
      }),
    },
    [],
  ],
  [
    "a second set needs its own files",
    { draft: (draft) => draft, item: { sets: 2 }, requote: quoted(4_000), order: { shippingMethod: null } },
    ["margin"],
  ],
  [
    "a missing back is named",
    {
      draft: (draft) => ({
        ...draft,
        artwork: draft.artwork && { ...draft.artwork, files: draft.artwork.files.slice(0, 1) },
      }),
    },
    ["artwork-complete"],
  ],
  [
    "a preflight failure holds, a warning does not",
    {
      draft: (draft) => ({
        ...draft,
        artwork: draft.artwork && {
          ...draft.artwork,
          checked: draft.artwork.checked.map((file, index) => ({
            ...file,
            findings: [
              {
                source: "ours",
                severity: index === 0 ? "failure" : "warning",
                code: "encrypted",
                what: "The PDF is locked.",
                doNext: "Unlock it.",
              },
            ],
          })),
        },
      }),
    },
    ["artwork-passed"],
  ],
  [
    "other bytes than approved hold",
    {
      draft: (draft) => ({
        ...draft,
        artwork: draft.artwork && {
          ...draft.artwork,
          checked: draft.artwork.checked.map((file) => ({ ...file, fetchedSha256: "f".repeat(64) })),
        },
      }),
    },
    ["artwork-passed"],
  ],
  ["an unchecked address holds", { draft: shipping({ addressCheck: "unchecked" }) }, ["address"]],
  ["a bypass without a reason holds", { draft: shipping({ addressCheck: "bypassed" }) }, ["address"]],
  [
    "a bypass with a reason goes",
    { draft: shipping({ addressCheck: "bypassed", bypassReason: "new building" }) },
    [],
  ],
  ["a blind shipment needs a sender", { draft: shipping({ shipFrom: null }) }, ["ship-from"]],
  ["a shipment to the shop needs none", { draft: shipping({ shipFrom: null, isDropShipped: false }) }, []],
  ["no method, no transfer", { draft: shipping({ method: null }) }, ["shipping-method"]],
  ["no payment profile is ever assumed", { draft: shipping({ payment: null }) }, ["payment-profile"]],
  ["the dummy profile pays tests", { draft: shipping({ payment: dummy }) }, []],
  [
    "the dummy profile is refused in Live",
    { draft: shipping({ payment: dummy }), terms: { mode: "live" } },
    ["payment-profile"],
  ],
  [
    "a profile that 4over no longer holds pays nothing",
    { terms: { profiles: [dummy] } },
    ["payment-profile"],
  ],
  [
    "a combination that vanished holds",
    { requote: { kind: "not-offered", reason: "" } },
    ["combination-offered"],
  ],
  ["goods 15 % dearer hold", { requote: quoted(2_300) }, ["price-steady"]],
  ["a job that would cost more than was paid holds", { requote: quoted(2_000, 4_000) }, ["margin"]],
  [
    "a loss goes with a written reason",
    { requote: quoted(2_000, 4_000), draft: (draft) => ({ ...draft, marginReason: "goodwill" }) },
    [],
  ],
  [
    "amounts in two currencies are not compared",
    { item: { price: money(4_000, "CAD") }, order: { shippingMethod: null } },
    ["margin"],
  ],
])("%s", (_title, given, expected) => {
  expect(failing(given)).toEqual(expected);
});

test("an untouched order product names everything that is to do", () => {
  const item = anItem();
  const checks = checkTransfer(anOrder(), item, emptyDraft(item.id), null, terms());
  expect(isReady(checks)).toBe(false);
  expect(checks.filter((check) => !check.passed).map((check) => [check.code, check.step])).toEqual([
    ["mapped", 1],
    ["artwork-complete", 2],
    ["address", 3],
    ["shipping-method", 3],
    ["payment-profile", 3],
  ]);
});

test.each([
  ["04/29", "2029-04-30", false],
  ["04/29", "2029-05-01", true],
  ["01/20", "2026-03-02", true],
  [null, "2026-03-02", false],
  ["soon", "2026-03-02", false],
])("a card valid through %s on %s has run out: %s", (validThru, today, expected) => {
  expect(hasRunOut(validThru, today)).toBe(expected);
});

test("an order product is paid with its price and its share of the freight", () => {
  const items = [anItem(), anItem({ id: "item-2" as StoreOrderItem["id"], price: money(2_000, "USD") })];
  const order = anOrder({ items });
  // $40.00 + two thirds of $12.00, $20.00 + one third
  expect(items.map((item) => paidFor(order, item).minor)).toEqual([4_800, 2_400]);
});

import type { ArtworkFile, ArtworkId } from "#artwork/index.ts";
import type {
  ColorSpecId,
  Combination,
  OptionId,
  RunSizeId,
  TradeProductId,
  TurnaroundId,
} from "#catalogue/index.ts";
import { money } from "#money/index.ts";
import type { StoreId, StoreOrder, StoreOrderId, StoreOrderItem, StoreOrderItemId } from "#orders/index.ts";
import type { Address } from "#shipping/index.ts";
import type { TransferDraft } from "./draft.ts";
import type { PlanTerms } from "./plan-transfer.ts";

export const anAddress = (given: Partial<Address> = {}): Address => ({
  company: "Buyer Ltd",
  firstName: "Ada",
  lastName: "Doe",
  email: "ada@example.com",
  phone: "888-888-8888",
  street: "8900 Executive Park Dr",
  street2: "",
  city: "Knoxville",
  state: "TN",
  postalCode: "37923",
  country: "US",
  ...given,
});

// Identifiers of a test stand for real ones: the casts only name them.
export const aCombination = (given: Partial<Combination> = {}): Combination => ({
  productId: "product-1" as TradeProductId,
  runSizeId: "run-500" as RunSizeId,
  colorSpecId: "color-44" as ColorSpecId,
  turnaroundId: "turn-224" as TurnaroundId,
  optionIds: ["option-1" as OptionId],
  ...given,
});

export const aFile = (id: string): ArtworkFile => ({
  id: id as ArtworkId,
  key: `artwork/${id}.pdf`,
  fileName: `${id}.pdf`,
  type: "application/pdf",
  sizeBytes: 1000,
  sha256: id.padEnd(64, "0"),
});

export const anItem = (given: Partial<StoreOrderItem> = {}): StoreOrderItem => ({
  id: "item-1" as StoreOrderItemId,
  externalId: "11",
  storeProductId: null,
  title: "Business cards",
  sku: null,
  quantity: 500,
  sets: 1,
  combination: null,
  specification: [],
  price: money(4_000, "USD"),
  artwork: [],
  shipTo: null,
  statusTitle: "New",
  ...given,
});

export const anOrder = (given: Partial<StoreOrder> = {}): StoreOrder => ({
  id: "order-1" as StoreOrderId,
  storeId: "built-in" as StoreId,
  externalId: "1042",
  number: "1042",
  placedAt: "2026-03-02T15:00:00.000Z",
  modifiedAt: "2026-03-02T15:00:00.000Z",
  customer: { name: "Ada Doe", email: "ada@example.com", phone: "888-888-8888" },
  shipTo: anAddress(),
  blindShipFrom: null,
  shippingMethod: { code: "ground", name: "Ground", price: money(1_200, "USD") },
  items: [anItem()],
  total: money(5_200, "USD"),
  paymentState: "paid",
  ...given,
});

const said = { confirmedBy: "Ops", confirmedAt: "2026-03-02T16:00:00.000Z" };

/** A draft with all three steps done: 500 business cards, $20.00 trade, front and back, Ground, Visa 4242. */
export function aDraft(given: Partial<TransferDraft> = {}, item: StoreOrderItem = anItem()): TransferDraft {
  const files = Array.from({ length: item.sets }, (_, index) => index + 1).flatMap((set) => [
    { set, reason: "fr" as const, file: aFile(`front-${set}`) },
    { set, reason: "bk" as const, file: aFile(`back-${set}`) },
  ]);
  return {
    itemId: item.id,
    copy: 0,
    mapping: {
      combination: aCombination(),
      origin: "synced",
      productCode: "14PT-BCMATT-2X3.5",
      productTitle: "14PT Matte Business Cards",
      runSize: 500,
      colorSpec: "4/4",
      turnaround: "2-4 Business Days",
      options: [],
      trim: { widthIn: 3.5, heightIn: 2 },
      runSizeReason: null,
      tradePrice: money(2_000, "USD"),
      ...said,
    },
    artwork: {
      required: [
        { reason: "bk", label: "Back" },
        { reason: "fr", label: "Front" },
      ],
      files,
      checked: files.map(({ file }) => ({
        artworkId: file.id,
        sha256: file.sha256,
        fetchedSha256: file.sha256,
        printerFileId: `printer-${file.id}`,
        findings: [],
      })),
      ...said,
    },
    shipping: {
      shipTo: anAddress(),
      addressCheck: "valid",
      bypassReason: null,
      isDropShipped: true,
      shipFrom: anAddress({ company: "Our Print Shop" }),
      method: {
        facilityCode: "DAY",
        code: "03",
        name: "Ground Shipping",
        price: money(1_055, "USD"),
        transitDays: 2,
        inHandDate: "2026-03-09",
        productionDate: "2026-03-06",
      },
      facility: null,
      tax: money(0, "USD"),
      payment: { lastFour: "4242", kind: "Visa", isDummy: false, validThru: "04/29" },
      coupon: null,
      methodReason: null,
      ...said,
    },
    marginReason: null,
    ...given,
  };
}

export const terms = (given: Partial<PlanTerms> = {}): PlanTerms => ({
  mode: "sandbox",
  limits: { leastMarginBps: 1_000, driftBps: 300 },
  today: "2026-03-02",
  profiles: null,
  printerName: "4over",
  attachAfterwards: true,
  naming: { orderNumber: "1042", attemptId: "9f8e7d6c-0000-4000-8000-000000000000", attemptNumber: 1 },
  ...given,
});

export const quoted = (goods: number, shipping = 1_055, tax = 0) => ({
  kind: "quoted" as const,
  cost: { goods: money(goods, "USD"), shipping: money(shipping, "USD"), tax: money(tax, "USD") },
});

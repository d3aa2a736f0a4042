import type { ArtworkFile, ArtworkId } from "@overprint/core/artwork";
import type { Combination, TradeProduct } from "@overprint/core/catalogue";
import { type Money, money } from "@overprint/core/money";
import type { StoreOrder, StoreOrderItem } from "@overprint/core/orders";
import type { TradePrinter } from "@overprint/core/printer";
import type { Address } from "@overprint/core/shipping";
import {
  type ArtworkChoice,
  type MappingChoice,
  type ShippingChoice,
  withoutToken,
} from "@overprint/core/transfer";
import { type Database, orderRepository } from "@overprint/database";
import { stores, transfers } from "@overprint/database/schema";

const address: Address = {
  company: "Juniper Press",
  firstName: "Dana",
  lastName: "Reyes",
  email: null,
  phone: "8185550142",
  street: "5900 San Fernando Rd",
  street2: "",
  city: "Glendale",
  state: "CA",
  postalCode: "91202",
  country: "US",
};

/** What a product of the simulated printer costs, ready to be ordered. */
export type Prepared = {
  readonly mapping: MappingChoice;
  readonly shipping: ShippingChoice;
  readonly artwork: ArtworkChoice;
  readonly goods: Money;
};

const said = { confirmedBy: "bench", confirmedAt: "2026-03-02T16:00:00.000Z" };

/** The first combination that a product offers, with the first option of every group that must be chosen. */
export function firstCombination(product: TradeProduct): Combination {
  const [price] = product.basePrices;
  if (!price) throw new Error(`${product.code} has no price`);
  const turnaround = product.turnaroundRows.find(
    (row) => row.runSizeId === price.runSizeId && row.colorSpecId === price.colorSpecId,
  );
  return {
    productId: product.id,
    runSizeId: price.runSizeId,
    colorSpecId: price.colorSpecId,
    turnaroundId: turnaround?.turnaroundId ?? null,
    optionIds: product.optionGroups.flatMap((group) =>
      group.min > 0 ? group.options.slice(0, 1).map(({ id }) => id) : [],
    ),
  };
}

/** Prepares the three steps for one product: quotes, files that the printer really holds, a real method. */
export async function prepare(
  printer: TradePrinter,
  product: TradeProduct,
  fileUrl: string,
): Promise<Prepared | null> {
  const combination = firstCombination(product);
  const quote = await printer.fetchQuote(combination);
  const freight = await printer.fetchShippingQuote(combination, address, 1, false);
  if (!quote.ok || !freight.ok || freight.value.kind !== "quoted") return null;
  const [method] = freight.value.options;
  const profiles = await printer.fetchPaymentProfiles();
  const payment = profiles.map(withoutToken).find((one) => one.lastFour === "4242");
  if (!method || !payment) throw new Error("the simulated printer quotes methods and holds a Visa");
  const required = await printer.fetchFileRequirements(combination);
  const files = required.map(({ reason }) => ({ set: 1, reason, file: aFile(reason) }));
  const registered = await printer.registerFile(fileUrl, null);
  if (registered.kind !== "accepted") throw new Error("the simulated printer takes the file");
  const runSize = product.runSizes.find((run) => run.id === combination.runSizeId)?.pieces ?? 0;
  return {
    goods: quote.value.total,
    mapping: {
      combination,
      origin: "synced",
      productCode: product.code,
      productTitle: product.description,
      runSize,
      colorSpec: "",
      turnaround: "",
      options: [],
      trim: null,
      runSizeReason: null,
      tradePrice: quote.value.total,
      ...said,
    },
    artwork: {
      required,
      files,
      checked: files.map(({ file }) => ({
        artworkId: file.id,
        sha256: file.sha256,
        fetchedSha256: file.sha256,
        printerFileId: registered.fileId,
        findings: [],
      })),
      ...said,
    },
    shipping: {
      shipTo: address,
      addressCheck: "valid",
      bypassReason: null,
      isDropShipped: true,
      shipFrom: address,
      method,
      facility: null,
      tax: freight.value.tax,
      payment,
      coupon: null,
      methodReason: null,
      ...said,
    },
  };
}

const aFile = (reason: string): ArtworkFile => ({
  id: `file-${reason}` as ArtworkId,
  key: `bench/${reason}.pdf`,
  fileName: `${reason}.pdf`,
  type: "application/pdf",
  sizeBytes: 1_000,
  sha256: "ab".repeat(32),
});

/** One store order with `sets.length` order products; `sets[i]` sets in the i-th. Ids come from `number`. */
export function anOrder(number: string, prepared: Prepared, sets: readonly number[]): StoreOrder {
  const paid = (count: number) => money(prepared.goods.minor * count * 3 + 5_000, "USD");
  const items = sets.map(
    (count, index): StoreOrderItem => ({
      // Ids of the bench are made here; the casts only name them.
      id: `item-${number}-${index + 1}` as StoreOrderItem["id"],
      externalId: `${number}-${index + 1}`,
      storeProductId: null,
      title: prepared.mapping.productTitle,
      sku: prepared.mapping.productCode,
      quantity: prepared.mapping.runSize,
      sets: count,
      combination: prepared.mapping.combination,
      specification: [],
      price: paid(count),
      artwork: [],
      shipTo: null,
      statusTitle: "New",
    }),
  );
  return {
    id: `order-${number}` as StoreOrder["id"],
    storeId: "built-in" as StoreOrder["storeId"],
    externalId: number,
    number,
    placedAt: "2026-03-02T15:00:00.000Z",
    modifiedAt: "2026-03-02T15:00:00.000Z",
    customer: { name: "Dana Reyes", email: "dana@larkspur.example", phone: "8185550142" },
    shipTo: address,
    blindShipFrom: null,
    shippingMethod: null,
    items,
    total: money(
      items.reduce((sum, item) => sum + item.price.minor, 0),
      "USD",
    ),
    paymentState: "paid",
  };
}

/** Stores orders as they come from the shop: no step is done. */
export async function stockOrders(
  { db }: Pick<Database, "db">,
  orders: readonly StoreOrder[],
): Promise<void> {
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" })
    .onConflictDoNothing();
  await orderRepository(db).takeIn(orders);
}

/** Stores orders and their finished steps, a batch at a time. */
export async function stockShop(
  { db }: Pick<Database, "db">,
  orders: readonly { readonly order: StoreOrder; readonly prepared: Prepared }[],
): Promise<void> {
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" })
    .onConflictDoNothing();
  for (let at = 0; at < orders.length; at += 100) {
    const batch = orders.slice(at, at + 100);
    await orderRepository(db).takeIn(batch.map(({ order }) => order));
    await db.insert(transfers).values(
      batch.flatMap(({ order, prepared }) =>
        order.items.map((item) => ({
          itemId: item.id,
          copy: 0,
          orderId: order.id,
          mapping: prepared.mapping,
          artwork: artworkOf(prepared.artwork, item.sets),
          shipping: prepared.shipping,
          updatedAt: order.placedAt,
        })),
      ),
    );
  }
}

/** The same files in every set. */
const artworkOf = (artwork: ArtworkChoice, sets: number): ArtworkChoice => ({
  ...artwork,
  files: Array.from({ length: sets }, (_, index) => index + 1).flatMap((set) =>
    artwork.files.map((file) => ({ ...file, set })),
  ),
});

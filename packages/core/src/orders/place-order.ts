import { addMoney, type Money, subtractMoney, timesMoney, zero } from "#money/index.ts";
import { type Clock, type NewId, type Outcome, ok, refused } from "#outcome/index.ts";
import {
  type Address,
  type AddressForm,
  type AddressProblems,
  readUsAddress,
  type ShippingChoice,
} from "#shipping/index.ts";
import type { Cart, CartLine } from "./cart.ts";
import type {
  ConfigurationRefusal,
  PriceConfiguration,
  PricedConfiguration,
} from "./chosen-configuration.ts";
import { isSetsOffered, maxSets } from "./chosen-configuration.ts";
import type { StoreId, StoreOrder, StoreOrderId, StoreOrderItem, StoreOrderItemId } from "./store-order.ts";

/** One line of a cart with what it is and costs now. */
export type PricedLine = {
  readonly line: CartLine;
  readonly priced: PricedConfiguration;
  /** All sets together. */
  readonly price: Money;
};

/** A line that cannot be bought as it is; the rest of the cart can. */
export type RefusedLine = { readonly line: CartLine; readonly refusal: ConfigurationRefusal };

export type PricedCart = {
  readonly lines: readonly PricedLine[];
  readonly refused: readonly RefusedLine[];
  readonly subtotal: Money;
};

/** Works out what a cart is and costs now. A combination that is not offered is refused line by line. */
export async function priceCart(
  cart: Cart,
  priceConfiguration: PriceConfiguration,
  currency: Money["currency"],
): Promise<PricedCart> {
  const lines: PricedLine[] = [];
  const unpriced: RefusedLine[] = [];
  for (const line of cart.lines) {
    const answer = await priceLine(line, priceConfiguration);
    if (answer.ok) lines.push({ line, priced: answer.value, price: timesSets(answer.value, line) });
    else unpriced.push({ line, refusal: answer.problem });
  }
  return { lines, refused: unpriced, subtotal: addMoney(zero(currency), ...lines.map(({ price }) => price)) };
}

const timesSets = (priced: PricedConfiguration, line: CartLine): Money =>
  timesMoney(priced.pricePerSet, line.chosen.sets);

async function priceLine(
  line: CartLine,
  priceConfiguration: PriceConfiguration,
): Promise<Outcome<PricedConfiguration, ConfigurationRefusal>> {
  if (!isSetsOffered(line.chosen.sets))
    return refused({ kind: "sets-not-offered", reason: `Order between 1 and ${maxSets} sets.` });
  return priceConfiguration(line.chosen);
}

/** What the checkout form posts. `shownTotalMinor` only tells us whether the customer saw the total that holds now. */
export type Checkout = {
  readonly address: AddressForm;
  readonly shippingCode: string;
  readonly shownTotalMinor: number;
  readonly note: string;
};

export type OrderRefusal =
  | { readonly kind: "cart-empty"; readonly reason: string }
  | { readonly kind: "lines-refused"; readonly lines: readonly RefusedLine[] }
  | { readonly kind: "address-refused"; readonly fields: AddressProblems }
  | { readonly kind: "shipping-not-offered"; readonly reason: string }
  | { readonly kind: "total-changed"; readonly total: Money; readonly difference: Money };

/** A store order that may be recorded; its number is given when it is. */
export type OrderDraft = Omit<StoreOrder, "number"> & { readonly accessKey: string; readonly note: string };

export type PlaceOrderPorts = {
  readonly storeId: StoreId;
  readonly currency: Money["currency"];
  readonly clock: Clock;
  readonly newId: NewId;
  /** At least 128 random bits in base64url. */
  readonly newAccessKey: NewId;
  readonly firstStatusTitle: string;
  readonly priceConfiguration: PriceConfiguration;
  readonly shippingChoices: (cart: PricedCart, shipTo: Address) => Promise<readonly ShippingChoice[]>;
};

/**
 * Turns a cart into an order that may be recorded. Every price is worked out here from the price book and the
 * shipping choices of this address; a posted total that differs is refused and shown, never taken.
 */
export async function planOrder(
  cart: Cart,
  checkout: Checkout,
  ports: PlaceOrderPorts,
): Promise<Outcome<OrderDraft, OrderRefusal>> {
  const priced = await priceCart(cart, ports.priceConfiguration, ports.currency);
  if (priced.refused.length > 0) return refused({ kind: "lines-refused", lines: priced.refused });
  if (priced.lines.length === 0) return refused(cartEmpty);
  const shipTo = readUsAddress(checkout.address);
  if (!shipTo.ok) return refused({ kind: "address-refused", fields: shipTo.problem });
  const choices = await ports.shippingChoices(priced, shipTo.value);
  const shipping = choices.find(({ code }) => code === checkout.shippingCode);
  if (!shipping) return refused(shippingNotOffered);
  const total = addMoney(priced.subtotal, shipping.price);
  if (total.minor !== checkout.shownTotalMinor) return refused(totalChanged(total, checkout));
  return ok(draftOf({ cart, priced, shipTo: shipTo.value, shipping, total, note: checkout.note }, ports));
}

const cartEmpty: OrderRefusal = {
  kind: "cart-empty",
  reason:
    "Your cart is empty, or this order has been placed already. Look at your orders, or add a product first.",
};

const shippingNotOffered: OrderRefusal = {
  kind: "shipping-not-offered",
  reason: "This way to ship is not offered for your address any more. Choose one of those shown now.",
};

function totalChanged(total: Money, { shownTotalMinor }: Checkout): OrderRefusal {
  const shown: Money = { minor: shownTotalMinor, currency: total.currency };
  return { kind: "total-changed", total, difference: subtractMoney(total, shown) };
}

type Decided = {
  readonly cart: Cart;
  readonly priced: PricedCart;
  readonly shipTo: Address;
  readonly shipping: ShippingChoice;
  readonly total: Money;
  readonly note: string;
};

function draftOf(
  { cart, priced, shipTo, shipping, total, note }: Decided,
  ports: PlaceOrderPorts,
): OrderDraft {
  const placedAt = ports.clock.now().toISOString();
  // The cart was given its order's id when it was made, so that ordering it twice gives one order.
  const id = cart.orderId as StoreOrderId;
  return {
    id,
    storeId: ports.storeId,
    externalId: id,
    placedAt,
    modifiedAt: placedAt,
    customer: {
      name: `${shipTo.firstName} ${shipTo.lastName}`,
      email: shipTo.email ?? "",
      phone: shipTo.phone,
    },
    shipTo,
    blindShipFrom: null,
    shippingMethod: { code: shipping.code, name: shipping.name, price: shipping.price },
    items: priced.lines.map((line) => itemOf(line, ports)),
    total,
    paymentState: "invoice",
    accessKey: ports.newAccessKey(),
    note: note.trim().slice(0, 2000),
  };
}

function itemOf(
  { line, priced, price }: PricedLine,
  { newId, firstStatusTitle }: PlaceOrderPorts,
): StoreOrderItem {
  const id = newId() as StoreOrderItemId;
  return {
    id,
    externalId: id,
    storeProductId: line.chosen.productId,
    title: priced.title,
    sku: priced.sku,
    quantity: priced.pieces,
    sets: line.chosen.sets,
    combination: priced.combination,
    specification: priced.specification,
    price,
    artwork: line.artwork,
    shipTo: null,
    statusTitle: firstStatusTitle,
  };
}

/** Which artwork an order product still needs: every side of every set. */
export function missingArtwork(
  line: { readonly sets: number; readonly artwork: StoreOrderItem["artwork"] },
  sides: 1 | 2,
): readonly { readonly set: number; readonly reason: "fr" | "bk" }[] {
  const reasons = sides === 2 ? (["fr", "bk"] as const) : (["fr"] as const);
  return Array.from({ length: line.sets }, (_, index) => index + 1).flatMap((set) =>
    reasons
      .filter((reason) => !line.artwork.some((known) => known.set === set && covers(known, reason)))
      .map((reason) => ({ set, reason })),
  );
}

/** One PDF of several pages covers both sides. */
const covers = (artwork: StoreOrderItem["artwork"][number], reason: "fr" | "bk"): boolean =>
  artwork.reason === reason || artwork.reason === "multipagepdf";

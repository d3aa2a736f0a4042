import type { Mail } from "@overprint/core/mail";
import { formatMoney } from "@overprint/core/money";
import { fillMail, type OrderProductStatus, type OrderRecord } from "@overprint/core/orders";
import { addressLines } from "@overprint/core/shipping";
import type { ShopProfile } from "./shop-profile.ts";

/** Where an order's mails are filed, so that the order's page can list them. */
export const aboutOrder = (number: string): string => `order:${number}`;

/** What a customer is told when the order has arrived. */
export function confirmationMail(order: OrderRecord, shop: ShopProfile, orderUrl: string): Mail {
  const lines = order.items.map(
    ({ title, quantity, sets, price }) =>
      `  ${sets > 1 ? `${sets} x ` : ""}${quantity.toLocaleString("en-US")} ${title}   ${formatMoney(price)}`,
  );
  const shipping = order.shippingMethod
    ? [`  Shipping, ${order.shippingMethod.name}   ${formatMoney(order.shippingMethod.price)}`]
    : [];
  return letter(order, shop, `Order ${order.number}: thank you`, [
    `Hello ${order.shipTo.firstName},`,
    `thank you for your order. We look at your files now and write again when your print is in production.`,
    [...lines, ...shipping, `  Total   ${formatMoney(order.total)} (by invoice)`].join("\n"),
    `It goes to:\n${addressLines(order.shipTo)
      .map((line) => `  ${line}`)
      .join("\n")}`,
    `Follow your order here:\n${orderUrl}`,
  ]);
}

/** What a customer is told when an order product has a new status; `null` for one that stays between us. */
export function statusMail(
  { order, itemTitle, status, comment, orderUrl }: StatusNews,
  shop: ShopProfile,
): Mail | null {
  if (!status.mail) return null;
  const words = { number: order.number, name: order.shipTo.firstName, product: itemTitle };
  return letter(order, shop, fillMail(status.mail.subject, words), [
    fillMail(status.mail.words, words),
    ...(comment ? [comment] : []),
    `Follow your order here:\n${orderUrl}`,
  ]);
}

export type StatusNews = {
  readonly order: OrderRecord;
  readonly itemTitle: string;
  readonly status: OrderProductStatus;
  readonly comment: string | null;
  readonly orderUrl: string;
};

/** What the shop's own people are told of a new order. */
export function newOrderMail(order: OrderRecord, to: string, adminUrl: string): Mail {
  const text = [
    `Order ${order.number} from ${order.customer.name}, ${formatMoney(order.total)}.`,
    order.items.map(({ title, quantity }) => `  ${quantity.toLocaleString("en-US")} ${title}`).join("\n"),
    adminUrl,
  ].join("\n\n");
  return {
    to,
    subject: `New order ${order.number}: ${formatMoney(order.total)}`,
    text,
    html: null,
    about: aboutOrder(order.number),
  };
}

function letter(order: OrderRecord, shop: ShopProfile, subject: string, paragraphs: readonly string[]): Mail {
  const sign = [shop.name, shop.street, shop.phone].filter(Boolean).join("\n");
  return {
    to: order.customer.email,
    subject,
    text: [...paragraphs, sign].join("\n\n"),
    html: null,
    about: aboutOrder(order.number),
  };
}

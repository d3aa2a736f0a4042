import { dollars } from "../catalogue/wire.ts";
import { simulatorCoupons } from "./discounts.ts";
import { isTrue, record, text, type Wire } from "./wire-values.ts";

/** Payment profiles of the account. The dummy one comes first, as a real account had it. */
export const profiles = [
  { profile_token: "1010101010", last_four: "1111", type: "Dummy" },
  { profile_token: "2020202020", last_four: "4242", type: "Visa", valid_thru: "04/29" },
  { profile_token: "3030303030", last_four: "6789", type: "E-Check" },
  { profile_token: "4040404040", last_four: "0005", type: "Visa", valid_thru: "01/20" },
] as const;

export type OrderRefusal = string | { readonly description: string };

/** Why an order as a whole is refused, in 4over's manner; `null` = go on with its jobs. */
export function refuseOrder(order: Wire): OrderRefusal | null {
  if (!text(order.order_id)) return "Order ID parameter is missing";
  if (!Array.isArray(order.jobs) || order.jobs.length === 0) return "Jobs parameter is missing";
  return refusePayment(order) ?? refuseCoupon(order);
}

function refusePayment(order: Wire): OrderRefusal | null {
  const token = text(record(order.payment).profile_token);
  if (!token) return { description: "Must post a payment" };
  const profile = profiles.find((one) => one.profile_token === token);
  if (!profile) return { description: "The payment profile is not known" };
  if (profile.profile_token === "4040404040") return { description: "The card has expired" };
  if (profile.type === "Dummy" && !isTrue(order.is_test_order))
    return { description: "The payment profile cannot pay for a live order" };
  return null;
}

const refuseCoupon = (order: Wire): OrderRefusal | null =>
  order.coupon_code && !(text(order.coupon_code) in simulatorCoupons)
    ? { description: "The coupon is not valid" }
    : null;

/** `requested_amount` is optional, compared when present, and fatal as zero or null. */
export function refuseAmount(order: Wire, totalCents: number): OrderRefusal | null {
  const payment = record(order.payment);
  if (!("requested_amount" in payment)) return null;
  return String(payment.requested_amount ?? "") === dollars(totalCents)
    ? null
    : { description: "The requested amount does not match the order" };
}

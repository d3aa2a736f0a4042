import { formatMoney, type Money } from "@overprint/core/money";
import {
  type Cart,
  type Checkout,
  type OrderRefusal,
  type PricedCart,
  priceCart,
} from "@overprint/core/orders";
import {
  type AddressForm,
  type AddressProblems,
  emptyAddressForm,
  readUsAddress,
  type ShippingChoice,
} from "@overprint/core/shipping";
import { useRef } from "react";
import { data, Form, Link, redirect, useNavigation, useSubmit } from "react-router";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { findCart } from "#server/storefront/cart-cookie.ts";
import { placeOrder } from "#server/storefront/checkout.ts";
import { offerShipping } from "#server/storefront/shipping.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { builtInStoreId } from "#server/wiring/storefront.ts";
import { type CartView, viewOfCart } from "../cart/view.ts";
import { formatArrival } from "../parts/dates.ts";
import { Notice } from "../parts/notice.tsx";
import type { Route } from "./+types/checkout.ts";
import { AddressFields } from "./address-fields.tsx";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { carts, priceConfiguration, shelf } = context.get(overprintContext);
  const cart = await findCart(request, carts);
  if (!cart || cart.lines.length === 0) throw redirect("/cart");
  const priced = await priceCart(cart, priceConfiguration, "USD");
  if (priced.refused.length > 0) throw redirect("/cart");
  return { view: await viewOfCart(priced, shelf) };
}

/** What the page says after it was sent: the form as it was typed, what is wrong with it, and the ways to ship. */
type Answer = {
  readonly typed: AddressForm;
  readonly problems: AddressProblems;
  readonly choices: readonly ShippingChoice[];
  readonly chosen: string | null;
  readonly reason: string | null;
};

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const cart = await findCart(request, overprint.carts);
  if (!cart) return redirect("/cart");
  const typed = addressIn(form);
  if (form.get("intent") !== "place") return answerWithWays(cart, typed, form, overprint);
  const placed = await placeOrder(cart, checkoutIn(form, typed), {
    ...overprint,
    storeId: builtInStoreId,
    currency: "USD",
    firstStatusTitle: (await overprint.orderStatuses.list())[0]?.title ?? "New",
    shippingChoices: (priced, shipTo) => offerShipping(priced, shipTo, overprint.shipping),
    requestId: context.get(requestContext).requestId,
  });
  if (placed.ok) return redirect(`/order/${placed.value.accessKey}?placed=1`);
  return answerRefused(cart, placed.problem, typed, form, overprint);
}

function addressIn(form: FormData): AddressForm {
  const text = (field: string) => String(form.get(field) ?? "").slice(0, 300);
  const typed = Object.keys(emptyAddressForm).map((field) => [field, text(field)]);
  // The keys are those of an empty form.
  return Object.fromEntries(typed) as AddressForm;
}

function checkoutIn(form: FormData, address: AddressForm): Checkout {
  const shippingCode = String(form.get("shipping") ?? "");
  return {
    address,
    shippingCode,
    shownTotalMinor: Number(form.get(`total-${shippingCode}`) ?? 0),
    note: String(form.get("note") ?? ""),
  };
}

async function answerWithWays(cart: Cart, typed: AddressForm, form: FormData, overprint: Overprint) {
  const shipTo = readUsAddress(typed);
  const base = { typed, chosen: String(form.get("shipping") ?? "") || null, reason: null };
  if (!shipTo.ok)
    return data({ ...base, problems: shipTo.problem, choices: [] } satisfies Answer, { status: 422 });
  const priced = await priceCart(cart, overprint.priceConfiguration, "USD");
  const choices = await offerShipping(priced, shipTo.value, overprint.shipping);
  return data({ ...base, problems: {}, choices } satisfies Answer);
}

async function answerRefused(
  cart: Cart,
  refusal: OrderRefusal,
  typed: AddressForm,
  form: FormData,
  overprint: Overprint,
) {
  if (refusal.kind === "lines-refused") throw redirect("/cart");
  const { data: ways } = await answerWithWays(cart, typed, form, overprint);
  return data({ ...ways, reason: explain(refusal) } satisfies Answer, { status: 422 });
}

function explain(refusal: Exclude<OrderRefusal, { kind: "lines-refused" }>): string | null {
  switch (refusal.kind) {
    case "cart-empty":
    case "shipping-not-offered":
      return refusal.reason;
    case "address-refused":
      return null;
    case "total-changed":
      return `The total is ${formatMoney(refusal.total)} now. Prices or shipping have changed since this page was shown; look at it once more, then place the order.`;
    default:
      return refusal satisfies never;
  }
}

export const meta: Route.MetaFunction = () => [{ title: "Checkout" }];

export default function CheckoutPage({ loaderData: { view }, actionData }: Route.ComponentProps) {
  const answer: Answer = actionData ?? {
    typed: emptyAddressForm,
    problems: {},
    choices: [],
    chosen: null,
    reason: null,
  };
  const isBusy = useNavigation().state !== "idle";
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const hasProblems = Object.keys(answer.problems).length > 0;
  return (
    <div className="wrap" style={{ paddingTop: 28 }}>
      <h1>Checkout</h1>
      <Notice refused={answer.reason || (hasProblems ? "Some fields need another look." : null)} />
      <Form method="post" ref={form} className="two" style={{ marginTop: 20 }} noValidate>
        <div>
          <section className="panel" aria-labelledby="where">
            <h2 id="where" style={{ marginBottom: 14 }}>
              Where to?
            </h2>
            <AddressFields
              typed={answer.typed}
              problems={answer.problems}
              onComplete={() => {
                const present = form.current;
                if (present && answer.choices.length === 0)
                  void submit(present, { preventScrollReset: true });
              }}
            />
          </section>
          <section className="panel" aria-labelledby="how">
            <h2 id="how" style={{ marginBottom: 14 }}>
              How fast?
            </h2>
            {answer.choices.length > 0 ? (
              <Ways choices={answer.choices} chosen={answer.chosen} subtotal={view.subtotal} />
            ) : (
              <p className="soft">
                Give your address first, then the ways to ship and their dates appear here.
              </p>
            )}
            <button
              type="submit"
              name="intent"
              value="ways"
              className="button plain"
              style={{ marginTop: 14 }}
            >
              {answer.choices.length > 0 ? "Address changed? Show shipping again" : "Show shipping"}
            </button>
          </section>
          <section className="panel field">
            <label htmlFor="note">Anything we need to know? (optional)</label>
            <textarea id="note" name="note" rows={3} maxLength={2000} />
          </section>
        </div>
        <Sum view={view} answer={answer} isBusy={isBusy} />
      </Form>
    </div>
  );
}

function Ways({ choices, chosen, subtotal }: WaysProps) {
  const preferred = choices.find(({ code }) => code === chosen) ?? choices[0];
  return (
    <div className="ways" role="radiogroup" aria-labelledby="how">
      {choices.map((choice) => (
        <label key={choice.code} className="way">
          <input type="radio" name="shipping" value={choice.code} defaultChecked={choice === preferred} />
          <input type="hidden" name={`total-${choice.code}`} value={subtotal.minor + choice.price.minor} />
          <span>
            <strong>{choice.name}</strong>
            <br />
            <span className="soft small">with you {formatArrival(choice.arrives)}</span>
          </span>
          <span className="figure">
            {choice.price.minor === 0 ? "free" : formatMoney(choice.price)}
            <br />
            <span className="soft small">total {formatMoney(plus(subtotal, choice.price))}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

const plus = (a: Money, b: Money): Money => ({ minor: a.minor + b.minor, currency: a.currency });

type WaysProps = {
  readonly choices: readonly ShippingChoice[];
  readonly chosen: string | null;
  readonly subtotal: PricedCart["subtotal"];
};

function Sum({
  view,
  answer,
  isBusy,
}: {
  readonly view: CartView;
  readonly answer: Answer;
  readonly isBusy: boolean;
}) {
  return (
    <aside className="panel sticky" aria-label="Your order">
      <div className="sum">
        {view.lines.map((line) => (
          <div key={line.id}>
            <span>
              {line.sets > 1 ? `${line.sets} × ` : ""}
              {line.title}
            </span>
            <span className="figure">{formatMoney(line.price)}</span>
          </div>
        ))}
        <div className="total">
          <span>Print</span>
          <span className="figure">{formatMoney(view.subtotal)}</span>
        </div>
      </div>
      <p className="soft small" style={{ margin: "12px 0" }}>
        Shipping is added as chosen. You pay by invoice, after we have looked at your files.
      </p>
      <button
        type="submit"
        name="intent"
        value="place"
        className="button wide"
        disabled={isBusy || answer.choices.length === 0}
      >
        {isBusy ? "One moment..." : "Place order, pay by invoice"}
      </button>
      <p style={{ textAlign: "center", marginTop: 12 }}>
        <Link to="/cart">Back to the cart</Link>
      </p>
    </aside>
  );
}

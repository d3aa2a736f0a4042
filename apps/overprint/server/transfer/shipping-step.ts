import type { StoreOrderItem } from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { Address, ShippingOption } from "@overprint/core/shipping";
import {
  type Actor,
  blindSenderSetting,
  paymentKey,
  paymentLabel,
  paymentProfileSetting,
  type ShippingChoice,
  type TransferRecord,
  withoutToken,
} from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import { type Standing, type StepRefusal, shippingStart } from "./steps.ts";

export type LiveMethods =
  | { readonly kind: "quoted"; readonly options: readonly ShippingOption[] }
  | { readonly kind: "not-quoted"; readonly what: string };

/** 4over's methods to this address, at today's prices. */
export async function liveMethods(
  overprint: Overprint,
  { item, record }: Standing,
  shipping: ShippingChoice,
): Promise<LiveMethods> {
  if (!record.mapping) return { kind: "not-quoted", what: "Map it with a 4over product first." };
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return { kind: "not-quoted", what: `${ports.problem.reason} ${ports.problem.doNext}` };
  const trusted = shipping.addressCheck === "bypassed" || shipping.addressCheck === "chosen-candidate";
  const quote = await ports.value.printer.fetchShippingQuote(
    record.mapping.combination,
    shipping.shipTo,
    item.sets,
    trusted,
  );
  if (!quote.ok) return { kind: "not-quoted", what: `4over does not quote it: ${quote.problem.reason}.` };
  if (quote.value.kind === "ambiguous-address")
    return { kind: "not-quoted", what: "4over finds the address ambiguous. Check it first." };
  return { kind: "quoted", options: quote.value.options };
}

const fields = [
  "company",
  "firstName",
  "lastName",
  "phone",
  "street",
  "street2",
  "city",
  "state",
  "postalCode",
  "country",
] as const;

/** An address as a form posts it, under a prefix. */
export function readAddress(form: FormData, prefix: string): Address {
  const text = (name: string) =>
    String(form.get(`${prefix}.${name}`) ?? "")
      .trim()
      .slice(0, 120);
  const given = Object.fromEntries(fields.map((name) => [name, text(name)]));
  // Every field of an address is in the list; the cast only says so.
  const address = given as Omit<Address, "email">;
  return {
    ...address,
    state: address.state.toUpperCase(),
    country: (address.country || "US").toUpperCase(),
    email: text("email") || null,
  };
}

const same = (a: Address, b: Address) =>
  fields.every((name) => a[name].trim().toLowerCase() === b[name].trim().toLowerCase());

export type AddressAnswer =
  | { readonly kind: "saved"; readonly record: TransferRecord }
  | {
      readonly kind: "ambiguous";
      readonly candidates: readonly Partial<Address>[];
      readonly address: Address;
      /** What was chosen beside the address: it goes on with the candidate. */
      readonly label: { readonly isDropShipped: boolean; readonly ownSender: Address | null };
    };

/** Checks the ship-to with 4over and keeps the answer. A bypass needs a reason and is audited with it. */
export async function saveAddress(
  overprint: Overprint,
  standing: Standing,
  form: FormData,
  by: Actor,
): Promise<Outcome<AddressAnswer, StepRefusal>> {
  const start = await shippingStart(overprint, standing);
  const shipTo = readAddress(form, "to");
  const isDropShipped = form.get("blind") !== "no";
  const own = form.get("ownSender") === "yes" ? readAddress(form, "from") : null;
  const shipFrom =
    own ??
    (isDropShipped
      ? (standing.order.blindShipFrom ?? (await overprint.settings.get(blindSenderSetting)))
      : null);
  if (
    !shipTo.street ||
    !shipTo.city ||
    !shipTo.postalCode ||
    !shipTo.phone ||
    !(shipTo.company || shipTo.lastName)
  )
    return refused({
      what: "The ship-to address is not complete.",
      doNext: "4over needs name or company, phone, street, city and zip code.",
    });
  const keep = { ...start, shipTo, isDropShipped, shipFrom };
  const save = async (addressCheck: ShippingChoice["addressCheck"], bypassReason: string | null) => {
    const moved = !same(start.shipTo, shipTo);
    const value = { ...keep, addressCheck, bypassReason, ...(moved ? { method: null, tax: null } : {}) };
    return saveShipping(overprint, standing.item, standing.record.copy, value, by);
  };
  const asked = String(form.get("addressIntent") ?? "check");
  const finish = (saved: Outcome<TransferRecord, StepRefusal>): Outcome<AddressAnswer, StepRefusal> =>
    saved.ok ? ok({ kind: "saved", record: saved.value }) : saved;
  if (asked === "candidate") return finish(await save("chosen-candidate", null));
  if (asked === "bypass") {
    const reason = String(form.get("bypassReason") ?? "").trim();
    if (reason.length < 3)
      return refused({
        what: "A bypass needs a reason.",
        doNext: "Write why the address is right although 4over cannot find it.",
      });
    return finish(await save("bypassed", reason));
  }
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  const check = await ports.value.printer.checkAddress(shipTo);
  if (check.kind === "valid") return finish(await save("valid", null));
  if (check.kind === "ambiguous" && check.candidates.length > 0)
    return ok({
      kind: "ambiguous",
      candidates: check.candidates,
      address: shipTo,
      label: { isDropShipped, ownSender: own },
    });
  return refused({
    what: `4over cannot validate the address${check.kind === "invalid" ? `: ${check.reason}` : ""}.`,
    doNext: "Correct it, or bypass the check with a reason; a wrong address comes back at your cost.",
  });
}

/** Keeps step 3 as it is given, with who confirmed it. */
export async function saveShipping(
  overprint: Overprint,
  item: StoreOrderItem,
  copy: number,
  value: Omit<ShippingChoice, "confirmedBy" | "confirmedAt">,
  by: Actor,
): Promise<Outcome<TransferRecord, StepRefusal>> {
  const whole = { ...value, confirmedBy: by.actor, confirmedAt: overprint.clock.now().toISOString() };
  const saved = await overprint.transfer.records.saveStep(
    item.id,
    copy,
    { step: "shipping", value: whole },
    by,
  );
  return saved.ok
    ? ok(saved.value)
    : refused({ what: saved.problem.what, doNext: "Open it to see where it stands." });
}

/** Keeps method, payment profile and coupon. All are chosen by a person; nothing is taken because it comes first. */
export async function saveMethod(
  overprint: Overprint,
  standing: Standing,
  form: FormData,
  by: Actor,
): Promise<Outcome<TransferRecord, StepRefusal>> {
  const shipping = await shippingStart(overprint, standing);
  const live = await liveMethods(overprint, standing, shipping);
  if (live.kind !== "quoted") return refused({ what: live.what, doNext: "Check the address and step 1." });
  const method = live.options.find((one) => methodKey(one) === form.get("method")) ?? null;
  const ports = await overprint.transfer.ports();
  const profiles = ports.ok ? await ports.value.printer.fetchPaymentProfiles() : [];
  const payment = profiles.map(withoutToken).find((one) => paymentKey(one) === form.get("payment")) ?? null;
  if (!method || !payment)
    return refused({
      what: method ? "No payment profile is chosen." : "No shipping method is chosen.",
      doNext: "Choose both; neither is ever assumed.",
    });
  if (payment.isDummy && (await overprint.mode()) === "live")
    return refused({
      what: "4over's test profile cannot pay a live order.",
      doNext: "Choose a real payment profile.",
    });
  const coupon =
    String(form.get("coupon") ?? "")
      .trim()
      .toUpperCase() || null;
  const reason = String(form.get("marginReason") ?? "").trim();
  if (reason)
    await overprint.transfer.records.saveStep(
      standing.item.id,
      standing.record.copy,
      { step: "margin", value: reason },
      by,
    );
  return saveShipping(
    overprint,
    standing.item,
    standing.record.copy,
    {
      ...shipping,
      method,
      facility: null,
      payment,
      coupon,
      methodReason: String(form.get("methodReason") ?? "").trim() || null,
    },
    by,
  );
}

export const methodKey = (option: ShippingOption): string =>
  `${option.facilityCode}|${option.code}|${option.name}`;

/** Sets the profile that new transfers begin with; `"none"` = it is chosen at each. Its token is not kept. */
export async function choosePaymentProfile(
  { transfer, settings, mode }: Overprint,
  wanted: string,
  by: Actor,
): Promise<Outcome<{ readonly text: string }, StepRefusal>> {
  if (wanted === "none") {
    await settings.set(paymentProfileSetting, null, by);
    return ok({ text: "The payment profile is chosen at each transfer." });
  }
  const ports = await transfer.ports();
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  const profiles = await ports.value.printer.fetchPaymentProfiles();
  const profile = profiles.find((one) => paymentKey(one) === wanted);
  if (!profile) return refused({ what: "Not saved", doNext: "Choose one of the profiles." });
  if (profile.isDummy && (await mode()) === "live")
    return refused({
      what: "The test profile is refused in Live",
      doNext: "Choose a real payment profile.",
    });
  await settings.set(paymentProfileSetting, paymentKey(profile), by);
  return ok({ text: `New transfers begin with ${paymentLabel(profile)}.` });
}

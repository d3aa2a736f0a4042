import { timesMoney } from "#money/index.ts";
import type { TradePrinter } from "#printer/index.ts";
import type { ShippingQuote } from "#shipping/index.ts";
import type { Requote } from "./checks.ts";
import type { ShippingChoice, TransferDraft } from "./draft.ts";

type Quoting = Pick<TradePrinter, "fetchQuote" | "fetchShippingQuote">;

/** Asks the printer for today's price of what was prepared. `null` while product, address or method are not chosen. */
export async function requote(printer: Quoting, draft: TransferDraft, sets: number): Promise<Requote> {
  const { mapping, shipping } = draft;
  if (!mapping) return null;
  const quote = await printer.fetchQuote(mapping.combination);
  if (!quote.ok) return { kind: "not-offered", reason: "The combination is not offered." };
  if (!shipping?.method) return null;
  const freight = await printer.fetchShippingQuote(
    mapping.combination,
    shipping.shipTo,
    sets,
    shipping.addressCheck === "bypassed" || shipping.addressCheck === "chosen-candidate",
  );
  if (!freight.ok)
    return freight.problem.kind === "combination-not-offered"
      ? { kind: "not-offered", reason: freight.problem.reason }
      : { kind: "not-shippable", reason: `4over does not ship it there: ${freight.problem.reason}.` };
  return withFreight(timesMoney(quote.value.total, sets), freight.value, shipping);
}

function withFreight(
  goods: Parameters<typeof timesMoney>[0],
  freight: ShippingQuote,
  { method, facility }: ShippingChoice,
): Requote {
  if (freight.kind === "ambiguous-address")
    return { kind: "not-shippable", reason: "4over finds the address ambiguous now." };
  const option = freight.options.find(
    (one) =>
      one.code === method?.code &&
      one.name === method.name &&
      (facility === null || one.facilityCode === facility),
  );
  if (!option) return { kind: "not-shippable", reason: `4over does not offer ${method?.name} there today.` };
  return { kind: "quoted", cost: { goods, shipping: option.price, tax: freight.tax } };
}

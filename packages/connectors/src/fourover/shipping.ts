import type { Combination } from "@overprint/core/catalogue";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { FetchOptions } from "@overprint/core/printer";
import type { Address, ShippingOption, ShippingQuote } from "@overprint/core/shipping";
import { type FourOver, FourOverRequestError, type ShippingQuoteAnswer } from "@overprint/fourover";
import { quoteAddress, readCandidate } from "./addresses.ts";
import { usd } from "./trade-amount.ts";
import { readWireDate } from "./wire-time.ts";

type NotQuoted = { readonly kind: "combination-not-offered" | "not-quoted"; readonly reason: string };

/** Priced ways to ship, or candidates when the address is ambiguous. Nothing is ordered. @source page 113 */
export async function fetchShippingQuote(
  client: FourOver,
  combination: Combination,
  shipTo: Address,
  sets: number,
  bypassAddressValidation: boolean,
  options: FetchOptions = {},
): Promise<Outcome<ShippingQuote, NotQuoted>> {
  const request = {
    product_info: {
      product_uuid: combination.productId,
      runsize_uuid: combination.runSizeId,
      colorspec_uuid: combination.colorSpecId,
      ...(combination.turnaroundId === null ? {} : { turnaround_uuid: combination.turnaroundId }),
      option_uuids: combination.optionIds,
      ...(sets > 1 ? { sets } : {}),
    },
    shipping_address: quoteAddress(shipTo),
    bypass_address_validation: bypassAddressValidation,
  };
  try {
    return readQuote(await client.quotes.shipping(request, options));
  } catch (error) {
    if (error instanceof FourOverRequestError) return refused(readRefusal(error));
    throw error;
  }
}

/** The combination is checked before the address: 4over words the difference, its codes do not. @source page 113 */
function readRefusal(error: FourOverRequestError): NotQuoted {
  const isCombination = error.call.status === 409 || /combination|product|option|turn/i.test(error.reason);
  return { kind: isCombination ? "combination-not-offered" : "not-quoted", reason: error.reason };
}

function readQuote(answer: ShippingQuoteAnswer): Outcome<ShippingQuote, NotQuoted> {
  if (answer.kind === "ambiguous")
    return ok({ kind: "ambiguous-address", candidates: answer.candidates.map(readCandidate) });
  const { facilities, product_info } = answer.job;
  // A facility without shipping options only names the turnarounds that it does offer.
  const able = facilities.filter((facility) => facility.shipping_options.length > 0);
  if (able.length === 0)
    return refused({
      kind: "not-quoted",
      reason: "No facility makes this in the chosen turnaround for that address",
    });
  return ok({
    kind: "quoted",
    options: able.flatMap(readOptions),
    tax: usd(able[0]?.total_tax ?? 0),
    weightLb: numberOrNull(product_info?.box_weight),
    boxes: numberOrNull(product_info?.box_count),
  });
}

type Facility = Extract<ShippingQuoteAnswer, { kind: "quoted" }>["job"]["facilities"][number];

const readOptions = (facility: Facility): readonly ShippingOption[] =>
  facility.shipping_options.map((option) => ({
    facilityCode: facility.address.code,
    code: option.service_code,
    name: option.service_name,
    price: usd(option.service_price),
    transitDays: numberOrNull(option.shipping_time),
    inHandDate: readWireDate(option.in_hand_delivery),
    productionDate: readWireDate(facility.production_estimate),
  }));

function numberOrNull(value: number | string | null | undefined): number | null {
  const number = value === null || value === undefined || value === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

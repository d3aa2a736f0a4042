import { z } from "zod";
import { cents, flag, optionalText } from "./scalars.ts";

/** What the address may have meant. @source PDF pp. 3-5 */
export const addressCandidate = z.looseObject({
  /** One line, or a list of lines. */
  address: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value])),
  city: optionalText,
  state: optionalText,
  zipcode: optionalText,
  country: optionalText,
});
/** What the address may have meant, its street as one or more lines. */
export type AddressCandidate = z.infer<typeof addressCandidate>;

const shippingOption = z.looseObject({
  service_code: z.string(),
  service_name: z.string(),
  service_price: cents,
  in_hand_delivery: z.string().nullish(),
  shipping_time: z.union([z.number(), z.string()]).nullish(),
});

const facility = z.looseObject({
  address: z.looseObject({ code: z.string() }),
  /** Absent for a facility that only names the turnarounds it does offer. */
  shipping_options: z
    .array(shippingOption)
    .nullish()
    .transform((rows) => rows ?? []),
  production_estimate: z.string().nullish(),
  total_tax: cents.nullish(),
});

/** A shipping quote, amounts in whole US cents. @source PDF pp. 2-3, page 113 */
export const shippingQuote = z.looseObject({
  job: z.looseObject({
    product_info: z
      .looseObject({
        box_weight: z.union([z.number(), z.string()]).nullish(),
        box_count: z.union([z.number(), z.string()]).nullish(),
      })
      .nullish(),
    ship_to: z.looseObject({ is_residential: flag }).nullish(),
    facilities: z.array(facility),
  }),
});
/** A shipping quote that asks back: candidates in either spelling. @source Web4pro (public client) */
export const candidateList = z.looseObject({
  candidates: z.array(addressCandidate).optional(),
  Candidates: z.array(addressCandidate).optional(),
});

/** Priced ways to ship per plant, or candidates for an ambiguous address. */
export type ShippingQuoteAnswer =
  | { readonly kind: "quoted"; readonly job: z.infer<typeof shippingQuote>["job"] }
  | { readonly kind: "ambiguous"; readonly candidates: readonly AddressCandidate[] };

/** Two objects with nothing in common; misspelt keys are the API's. */
export const addressValidation = z.looseObject({
  isValidAddress: flag,
  ambiguosAddress: flag,
  ambiguous_address: flag,
  isResidential: flag,
  AddressKeyFormat: z
    .looseObject({
      AddressLine: z.union([z.string(), z.array(z.string())]).nullish(),
      PoliticalDivision2: optionalText,
      PoliticalDivision1: optionalText,
      PostcodePrimaryLow: optionalText,
      PostcodeExtendedLow: optionalText,
      CountryCode: optionalText,
    })
    .nullish(),
  Candidates: z.array(addressCandidate).optional(),
  candidates: z.array(addressCandidate).optional(),
  message: z.unknown().optional(),
});
/** The answer to address validation: valid, ambiguous with candidates, or neither. */
export type AddressValidation = z.infer<typeof addressValidation>;

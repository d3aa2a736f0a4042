import type { FetchOptions } from "@overprint/core/printer";
import type { Address, AddressCheck } from "@overprint/core/shipping";
import {
  type AddressCandidate,
  type AddressValidation,
  type FourOver,
  FourOverRequestError,
  type OrderAddress,
  type QuoteAddress,
} from "@overprint/fourover";

/** An address as quotes and validation want it. */
export const quoteAddress = (address: Address): QuoteAddress => ({
  address: address.street,
  address2: address.street2,
  city: address.city,
  state: address.state,
  country: address.country,
  zipcode: address.postalCode,
});

/** An address as orders want it. */
export const orderAddress = (address: Address): OrderAddress => ({
  company: address.company,
  firstname: address.firstName,
  lastname: address.lastName,
  email: address.email,
  phone: address.phone,
  address: address.street,
  address2: address.street2,
  city: address.city,
  state: address.state,
  zipcode: address.postalCode,
  country: address.country,
});

export function readCandidate(candidate: AddressCandidate): Partial<Address> {
  const [street = "", ...rest] = candidate.address;
  return {
    street,
    street2: rest.join(", "),
    city: candidate.city,
    state: candidate.state,
    postalCode: candidate.zipcode,
    ...(candidate.country ? { country: candidate.country } : {}),
  };
}

/** What 4over's validator says. An invalid address comes as an answer or as an error; both mean the same. */
export async function checkAddress(
  client: FourOver,
  address: Address,
  options: FetchOptions = {},
): Promise<AddressCheck> {
  try {
    return readValidation(await client.quotes.address(quoteAddress(address), options));
  } catch (error) {
    if (error instanceof FourOverRequestError) return { kind: "invalid", reason: error.reason };
    throw error;
  }
}

/** @source PDF pp. 3-5: valid and ambiguous answers have no key in common */
function readValidation(answer: AddressValidation): AddressCheck {
  const candidates = answer.Candidates ?? answer.candidates;
  if (candidates || answer.ambiguosAddress || answer.ambiguous_address)
    return { kind: "ambiguous", candidates: (candidates ?? []).map(readCandidate) };
  if (!answer.isValidAddress) {
    const said = typeof answer.message === "string" ? answer.message : "4over does not know this address";
    return { kind: "invalid", reason: said };
  }
  const found = answer.AddressKeyFormat;
  const lines = found?.AddressLine;
  const [street = "", ...rest] = Array.isArray(lines) ? lines : [lines ?? ""];
  const zip = found?.PostcodePrimaryLow ?? "";
  return {
    kind: "valid",
    isResidential: answer.isResidential,
    normalised: found
      ? {
          street,
          street2: rest.join(", "),
          city: found.PoliticalDivision2,
          state: found.PoliticalDivision1,
          postalCode: found.PostcodeExtendedLow ? `${zip}-${found.PostcodeExtendedLow}` : zip,
          country: found.CountryCode,
        }
      : {},
  };
}
